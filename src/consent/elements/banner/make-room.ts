/**
 * Keeps the page's last (or first) lines and every focused element clear of a fixed bar: `scroll-padding` alone leaves the
 * last links of a page hidden, so the body gets as much padding as well. Undone without a trace.
 */

/** Returns a function that takes the height to keep free, in CSS pixels; none puts everything back. */
export const makeRoom = (side: 'start' | 'end'): ((height?: number) => void) => {
  const name = `padding-block-${side}`;
  const { documentElement, body } = document;
  const spots = [[documentElement.style, `scroll-${name}`], [body.style, name]] as const;
  const before = spots.map(([style, property]) => style.getPropertyValue(property));
  let own: number | undefined;
  return (height) => {
    // Asked for with the first height, when the page is laid out anyway: before that, it would have to be laid out for this alone.
    own ??= parseFloat(getComputedStyle(body).getPropertyValue(name)) || 0;
    for (const [at, [style, property]] of spots.entries()) style.setProperty(property, height === undefined ? (before[at] ?? '') : `${(at && own) + height}px`);
  };
};
