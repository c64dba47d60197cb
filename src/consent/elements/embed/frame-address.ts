/** What an embed's attributes mean: an address that a frame may have, and a width to height. */

/** The address, or null where it is none that a frame of another site can have (`javascript:` and `data:` are not). */
export const frameAddress = (text: string, near: string): URL | null => {
  try {
    const address = new URL(text, near);
    return text !== '' && /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
};

/** CSS `aspect-ratio` from `16/9`, `16:9` or `1.78`; anything else is 16/9. */
export const ratioOf = (text: string): string => {
  const [, width, height = '1'] = /^\s*(\d*\.?\d+)\s*(?:[/:x]\s*(\d*\.?\d+))?\s*$/.exec(text) ?? [];
  return Number(width) > 0 && Number(height) > 0 ? `${width} / ${height}` : '16 / 9';
};
