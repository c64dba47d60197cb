/** Finds misspelt attributes on a tag, which would otherwise be ignored without a word. */
import { warnOnce } from './plain/warn-once.js';

/** What any element may bear. */
const everywhere = /^(id|class|slot|lang|dir|hidden|style|title|role|tabindex|part|inert|translate|aria-.+|data-.+)$/;

/** Tells developers of attributes that the element does not know. Readers see nothing. */
export const warnOfUnknownAttributes = (element: Element): void => {
  const known = (element.constructor as Partial<Record<'observedAttributes', readonly string[]>>).observedAttributes ?? [];
  for (const name of element.getAttributeNames()) {
    if (known.includes(name) || everywhere.test(name)) continue;
    warnOnce('unknown-attribute', `<${element.localName}> has no attribute "${name}"; it is ignored. There are: ${known.join(', ')}.`);
  }
};
