/**
 * Keeps the page's last (or first) lines and every focused element clear of a fixed bar: `scroll-padding` alone leaves the
 * last links of a page hidden, so the body gets as much padding as well. In a sheet of its own, so that taking it away
 * leaves no trace.
 */

/** Returns a function that takes the height to keep free, in CSS pixels; none puts everything back. */
export const makeRoom = (side: 'start' | 'end'): ((height?: number) => void) => {
  const name = `padding-block-${side}`;
  const sheet = new CSSStyleSheet();
  let own: number | undefined;
  return (height) => {
    // Asked for with the first height, when the page is laid out anyway: before that, it would have to be laid out for this alone.
    own ??= parseFloat(getComputedStyle(document.body).getPropertyValue(name)) || 0;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    if (height === undefined) return;
    sheet.replaceSync(`html{scroll-${name}:${height}px!important}body{${name}:${own + height}px!important}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
};
