/**
 * Keeps the page's last (or first) lines and every focused element clear of a fixed bar: `scroll-padding` alone leaves the
 * last links of a page hidden, so the body gets as much padding as well. Undone without a trace.
 */
type Side = 'start' | 'end';

/** Returns a function that takes the height to keep free, in CSS pixels; `null` puts everything back. */
export const makeRoom = (side: Side): ((height: number | null) => void) => {
  const { documentElement: root, body } = document;
  const spots = [
    { style: root.style, name: `scroll-padding-block-${side}`, own: 0 },
    { style: body.style, name: `padding-block-${side}`, own: parseFloat(getComputedStyle(body).getPropertyValue(`padding-block-${side}`)) || 0 },
  ].map((spot) => ({ ...spot, before: spot.style.getPropertyValue(spot.name) }));
  return (height) => {
    for (const { style, name, own, before } of spots) style.setProperty(name, height === null ? before : `${own + Math.ceil(height)}px`);
  };
};
