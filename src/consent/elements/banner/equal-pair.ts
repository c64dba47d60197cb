/**
 * Says to the site's developers what their page does to "Reject all" and "Accept all" in spite of our rules (C-12), and when the
 * notice cannot speak the page's language (C-18). It comes after what readers wait for.
 */
import { complain } from '../../runtime/complain.js';

/** Longhands: not every engine tells a shorthand of what it has computed. */
const compared = [
  'display', 'visibility', 'opacity', 'color', 'background-color', 'background-image', 'border-top-width', 'border-top-color', 'border-top-style', 'font-size', 'font-weight',
  'font-family', 'font-style', 'letter-spacing', 'line-height', 'text-decoration-line', 'text-transform', 'text-indent', 'text-shadow', 'box-shadow', 'outline-style', 'filter',
  'transform', 'scale', 'rotate', 'translate', 'zoom', 'clip-path', 'mask-image', 'mix-blend-mode', 'animation-name', 'pointer-events', 'cursor', '-webkit-text-fill-color',
  'direction', 'unicode-bidi', 'order', 'content-visibility',
];
/** Parts of a button that a page's rules reach although it does not reach the button itself. */
const parts = ['', '::before', '::after', '::first-line', '::first-letter', '::marker'];

/** What differs between two buttons as drawn: styles, what stands before and after them, and sizes by more than a tenth. */
export const differences = (reject: Element, accept: Element): readonly string[] => {
  const [one, other] = [reject.getBoundingClientRect(), accept.getBoundingClientRect()];
  const sizes = (['width', 'height'] as const).filter((name) => Math.abs(one[name] - other[name]) * 10 > Math.max(one[name], other[name]));
  const styles = parts.flatMap((part) => {
    const [mine, its] = [getComputedStyle(reject, part), getComputedStyle(accept, part)];
    return [...compared, ...(part === '' ? [] : ['content'])].filter((name) => mine.getPropertyValue(name) !== its.getPropertyValue(name)).map((name) => (part === '' ? name : `${part} ${name}`));
  });
  const off = reject.matches(':disabled') === accept.matches(':disabled') ? [] : ['disabled'];
  return [...sizes, ...styles, ...off];
};

/** Colours and their contrast (WCAG); undefined for colours that are not written as rgb(). */
export const contrastOf = (one: string, other: string): number | undefined => {
  const light = (colour: string): number | undefined => {
    const parts = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)\)$/.exec(colour)?.slice(1);
    if (!parts) return undefined;
    const [red = 0, green = 0, blue = 0] = parts.map((part) => (Number(part) <= 10.31 ? Number(part) / 255 / 12.92 : ((Number(part) / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [a, b] = [light(one), light(other)];
  return a === undefined || b === undefined ? undefined : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** What keeps a button from being read and clicked where it is drawn; '' for nothing. */
export const hindrance = (button: Element): string => {
  const { left, top, width, height } = button.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit !== null && !button.contains(hit)) return `covered by <${hit.localName}>`;
  // Typed as always there; Safari has it from 17.4 on.
  if ((button as Partial<Element>).checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) === false) return 'invisible';
  const { color, backgroundColor } = getComputedStyle(button);
  return (contrastOf(color, backgroundColor) ?? 5) < 4.5 ? `contrast of ${color} on ${backgroundColor}` : '';
};

/** Complains when the pair is unequal or out of reach, or speaks another language than the page. */
export const checkPair = (reject: HTMLElement, accept: HTMLElement): void => {
  const found = differences(reject, accept).join(', ');
  if (found) complain('pair-unequal', found);
  for (const button of [reject, accept]) {
    const why = hindrance(button);
    if (why) complain('pair-out-of-reach', `"${button.textContent}" (${why})`);
  }
  const [spoken = ''] = reject.lang.split('-');
  const page = reject.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '';
  if (spoken && page && !page.toLowerCase().startsWith(spoken.toLowerCase())) complain('words-missing', page);
};
