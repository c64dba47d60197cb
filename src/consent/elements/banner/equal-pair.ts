/** Says to the site's developers when their styles make "Reject all" and "Accept all" unequal in spite of our rule (C-12). */
import { warnOnce } from '../../../ui/plain/warn-once.js';

const compared = ['display', 'visibility', 'opacity', 'color', 'background-color', 'background-image', 'border-top-width', 'border-top-color', 'font-family', 'font-size', 'font-weight', 'filter', 'transform'];

/** Compares two buttons as drawn; returns the properties that differ, sizes by more than a tenth. */
export const differences = (reject: Element, accept: Element): readonly string[] => {
  const [a, b] = [getComputedStyle(reject), getComputedStyle(accept)];
  const [one, other] = [reject.getBoundingClientRect(), accept.getBoundingClientRect()];
  const apart = (x: number, y: number): boolean => Math.abs(x - y) > Math.max(x, y) / 10;
  return [
    ...compared.filter((name) => a.getPropertyValue(name) !== b.getPropertyValue(name)),
    ...(apart(one.width, other.width) ? ['width'] : []),
    ...(apart(one.height, other.height) ? ['height'] : []),
  ];
};

/** Warns, with what to do, when the pair is unequal. */
export const checkPair = (reject: Element, accept: Element): void => {
  const found = differences(reject, accept);
  if (found.length > 0)
    warnOnce('pair-unequal', `"Reject" and "Accept" must look alike; the page's CSS makes these differ: ${found.join(', ')}. Take away the rules that reach the buttons in <sayso-banner>; use --sayso-… properties.`);
};
