/** Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { GoingMessages } from './en.js';

export const ur: GoingMessages = {
  fresh: (count, language) => `${formatNumber(count, language)} ${count === 1 ? 'نیا تبصرہ' : 'نئے تبصرے'}`,
  freshShown: (count, language) =>
    count === 1 ? 'ایک نیا تبصرہ دکھا دیا گیا ہے۔' : `${formatNumber(count, language)} نئے تبصرے دکھا دیے گئے ہیں۔`,
  replies: (count, language) => `${formatNumber(count, language)} ${count === 1 ? 'جواب' : 'جوابات'}`,
  expand: (name) => `${name} کے جوابات دکھائیں`,
};
