/** Urdu. */
import { ur as count } from './count/ur.js';
import type { Messages } from './en.js';

export const ur: Messages = {
  ...count,
  heading: 'تبصرے',
  empty: 'ابھی تک کسی نے کچھ نہیں کہا۔ گفتگو کا آغاز آپ کیجیے۔',
  loading: 'تبصرے لائے جا رہے ہیں…',
  sortBy: 'ترتیب',
  newest: 'تازہ ترین پہلے',
  oldest: 'پرانے پہلے',
  best: 'سب سے زیادہ پسندیدہ',
  discussed: 'سب سے زیادہ زیرِ بحث',
  more: 'مزید تبصرے دکھائیں',
  loadingMore: 'مزید لائے جا رہے ہیں…',
  closed: (because) =>
    because === 'too-old' ? 'اشاعت کے کچھ عرصے بعد تبصرے بند کر دیے جاتے ہیں۔' : 'ادارے نے تبصرے بند کر دیے ہیں۔',
  closedSince: (date) => `تبصرے ${date} کو بند ہوئے۔ جو کچھ کہا گیا وہ آپ اب بھی پڑھ سکتے ہیں۔`,
  openUntil: (date) => `${date} تک کھلا ہے`,
  connectionLost: 'نئے تبصرے اس وقت نہیں پہنچ رہے۔ رابطہ بحال ہوتے ہی آ جائیں گے۔',

  anonymous: 'گمنام',
  reply: 'جواب دیں',
  replyTo: (name) => `${name} کو جواب دیں`,
  recommend: 'پسند ہے',
  moreAbout: (name: string) => `${name} کے تبصرے کے بارے میں مزید`,
  inReplyTo: 'بجواب',
  staff: 'عملہ',
  author: 'مصنف',
  pinned: 'نمایاں',
  edited: 'ترمیم شدہ',
  erased: 'یہ تبصرہ مٹا دیا گیا ہے۔',
  linkTo: (date) => `اس تبصرے کا ربط، ${date}`,
  collapse: (name) => `${name} کے جوابات چھپائیں`,

  formText: 'تبصرہ',
  formTitle: 'اپنی رائے دیجیے',
  formIncomplete: 'اس فارم کا ایک حصہ نہیں پہنچ سکا۔ اپنے الفاظ نقل کر لیجیے، صفحہ دوبارہ کھولیے، پھر بھیجیے۔',

  noNetwork: 'آپ آف لائن ہیں۔ رابطہ دیکھ کر دوبارہ کوشش کیجیے۔',
  broken: 'تبصرے اس وقت کام نہیں کر رہے۔ چند منٹ بعد دوبارہ کوشش کیجیے۔',
  tryAgain: 'دوبارہ کوشش کریں',
  misconfigured: 'اس صفحے پر تبصرے ابھی تیار نہیں۔ براہِ کرم کچھ دیر بعد آئیے۔',
};
