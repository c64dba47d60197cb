/** Urdu. */
import { formatNumber } from '../../i18n/format.js';
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
  fresh: (count, language) => `${formatNumber(count, language)} ${count === 1 ? 'نیا تبصرہ' : 'نئے تبصرے'}`,
  freshShown: (count, language) =>
    count === 1 ? 'ایک نیا تبصرہ دکھا دیا گیا ہے۔' : `${formatNumber(count, language)} نئے تبصرے دکھا دیے گئے ہیں۔`,
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
  replies: (count, language) => `${formatNumber(count, language)} ${count === 1 ? 'جواب' : 'جوابات'}`,
  collapse: (name) => `${name} کے جوابات چھپائیں`,
  expand: (name) => `${name} کے جوابات دکھائیں`,

  formText: 'تبصرہ',
  formTitle: 'اپنی رائے دیجیے',
  formIncomplete: 'اس فارم کا ایک حصہ نہیں پہنچ سکا۔ اپنے الفاظ نقل کر لیجیے، صفحہ دوبارہ کھولیے، پھر بھیجیے۔',

  errors: {
    offline: 'آپ آف لائن ہیں۔ رابطہ دیکھ کر دوبارہ کوشش کیجیے۔',
    timeout: 'کچھ دیر سے جواب نہیں آیا۔ تھوڑی دیر میں دوبارہ کوشش کیجیے۔',
    'server-error': 'تبصرے اس وقت کام نہیں کر رہے۔ چند منٹ بعد دوبارہ کوشش کیجیے۔',
    'bad-answer': 'تبصرے اس وقت پڑھے نہیں جا سکے۔ چند منٹ بعد دوبارہ کوشش کیجیے۔',
    'not-allowed': 'اس صفحے سے تبصرے استعمال نہیں ہو سکتے۔ براہِ کرم ادارے کو بتائیے۔',
    'not-found': 'اس جگہ کوئی تبصرے نہیں۔ براہِ کرم ادارے کو بتائیے۔',
    'secret-reused': 'یہ پہلے کسی اور عبارت کے ساتھ بھیجا گیا تھا۔ ایک بار پھر بھیجیے۔',
    'too-large': 'یہ ایک تبصرے کی گنجائش سے زیادہ ہے۔ مختصر کر کے دوبارہ بھیجیے۔',
    storage: 'یہ براؤزر صفحے کو کچھ محفوظ نہیں کرنے دیتا۔ جانے سے پہلے اپنے الفاظ نقل کر لیجیے۔',
  },
  tryAgain: 'دوبارہ کوشش کریں',
  misconfigured: 'اس صفحے پر تبصرے ابھی تیار نہیں۔ براہِ کرم کچھ دیر بعد آئیے۔',
};
