/** Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { VisitMessages } from './en.js';

export const ur: VisitMessages = {
  since: (count, language) => `آپ کی پچھلی آمد کے بعد ${formatNumber(count, language)} ${count === 1 ? 'نیا تبصرہ' : 'نئے تبصرے'}`,
  isNew: 'نیا',
};
