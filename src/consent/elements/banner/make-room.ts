/**
 * Keeps the page's last (or first) lines and every focused element clear of a fixed bar: `scroll-padding` alone leaves the
 * last links of a page hidden, so the body gets as much padding as well. Undone without a trace.
 */

/** Returns a function that takes the height to keep free, in CSS pixels; none puts everything back. */
export const makeRoom = (side: 'start' | 'end'): ((height?: number) => void) => {
  const name = `padding-block-${side}`;
  const { documentElement, body } = document;
  const own = parseFloat(getComputedStyle(body).getPropertyValue(name)) || 0;
  const spots = [[documentElement.style, `scroll-${name}`, 0], [body.style, name, own]] as const;
  const before = spots.map(([style, property]) => style.getPropertyValue(property));
  return (height) => spots.forEach(([style, property, more], at) => style.setProperty(property, height === undefined ? (before[at] ?? '') : `${more + height}px`));
};
