/** Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { CountMessages } from './en.js';

export const ur: CountMessages = {
  total: (count, language) => (count === 0 ? 'ابھی کوئی تبصرہ نہیں' : `${formatNumber(count, language)} ${count === 1 ? 'تبصرہ' : 'تبصرے'}`),
};
