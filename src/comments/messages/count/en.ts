/** How many comments there are: all that an index page needs to say. */
import { formatNumber } from '../../../i18n/format.js';

/** A number with its noun. */
export const counted = (count: number, language: string, one: string, many: string): string =>
  `${formatNumber(count, language)} ${count === 1 ? one : many}`;

export const en = {
  total: (count: number, language: string): string => (count === 0 ? 'No comments yet' : counted(count, language, 'comment', 'comments')),
};

/** Every word of counts; other languages satisfy it. */
export type CountMessages = typeof en;
