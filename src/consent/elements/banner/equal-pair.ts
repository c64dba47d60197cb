/** Says to the site's developers when their styles make "Reject all" and "Accept all" unequal in spite of our rule (C-12). */
import { complain } from '../../runtime/complain.js';

const compared = ['display', 'visibility', 'opacity', 'color', 'background', 'border', 'font', 'filter', 'transform'];

/** What differs between two buttons as drawn: styles, and sizes by more than a tenth. */
export const differences = (reject: Element, accept: Element): readonly string[] => {
  const looks = [reject, accept].map((button) => {
    const style = getComputedStyle(button);
    const { width, height } = button.getBoundingClientRect();
    return { style, width, height };
  });
  const [one, other] = looks as [(typeof looks)[0], (typeof looks)[0]];
  const sizes = (['width', 'height'] as const).filter((name) => Math.abs(one[name] - other[name]) * 10 > Math.max(one[name], other[name]));
  return [...sizes, ...compared.filter((name) => one.style.getPropertyValue(name) !== other.style.getPropertyValue(name))];
};

/** Complains when the pair is unequal. */
export const checkPair = (reject: Element, accept: Element): void => {
  const found = differences(reject, accept).join();
  if (found) complain('pair-unequal', found);
};
