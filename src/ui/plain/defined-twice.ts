/** The words for two copies of sayso on a page. Apart, so that pages with one copy do not pay for them. */
import { warnOnce } from './warn-once.js';

export const sayDefinedTwice = (tag: string): void => warnOnce('tag-defined-twice', `<${tag}> was defined by another copy of sayso; that one stays. Load sayso once.`);
