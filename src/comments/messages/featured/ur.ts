/** Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { FeaturedMessages } from './en.js';

export const ur: FeaturedMessages = {
  label: 'ایک قاری کا تبصرہ',
  staff: 'عملہ',
  author: 'مصنف',
  anonymous: 'گمنام',
  votes: (count, language) => `${formatNumber(count, language)} ${count === 1 ? 'قاری' : 'قارئین'} کو پسند آیا`,
  read: 'پوری گفتگو پڑھیں',
};
