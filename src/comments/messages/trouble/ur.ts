/** Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { TroubleMessages } from './en.js';

export const ur: TroubleMessages = {
  left: (count, language) => (count === 1 ? 'ایک حرف باقی ہے' : `${formatNumber(count, language)} حروف باقی ہیں`),
  over: (count, language) => (count === 1 ? 'ایک حرف زیادہ ہے' : `${formatNumber(count, language)} حروف زیادہ ہیں`),
  summary: 'بھیجنے سے پہلے ان باتوں پر نظر ڈال لیجیے:',
  missing: {
    text: 'پہلے اپنا تبصرہ لکھیے۔',
    name: 'بتائیے، ہم آپ کو کس نام سے پکاریں۔',
    email: 'اپنا ای میل پتا لکھیے۔',
    website: 'اپنی ویب سائٹ کا پتا لکھیے۔',
  },
  tooLong: (max, length, language) =>
    `یہ ${formatNumber(length, language)} حروف ہیں جبکہ گنجائش ${formatNumber(max, language)} کی ہے۔ اسے کچھ مختصر کیجیے۔`,
  badCharacters: 'اس میں ایسے حروف ہیں جو دکھائے نہیں جا سکتے۔ ان کے بغیر دوبارہ لکھیے۔',
  notAnEmail: 'پتا اس طرح لکھیے: name@example.com',
  notAnAddress: 'ویب پتا اس طرح لکھیے: https://example.com',
  nameTaken: 'یہ نام ہمارے عملے کے نام جیسا ہے۔ کوئی اور نام چن لیجیے۔',
  wordsKept: 'آپ کے الفاظ یہیں موجود ہیں۔',
  privatePage: 'وہ نجی صفحہ کھولیے',
  refused: 'یہ اس صورت میں نہیں بھیجا جا سکتا۔ آپ کے الفاظ یہیں موجود ہیں:',
  tooFast: (seconds, language) => `ذرا ٹھہریے۔ ${formatNumber(seconds, language)} سیکنڈ بعد دوبارہ بھیجیے۔`,
  ownRefused: 'آپ کا تبصرہ شائع نہیں کیا گیا۔',
  ownRemoved: 'آپ کا تبصرہ ہٹا دیا گیا۔',
  ownFailed: 'یہ ہم تک نہیں پہنچا۔ آپ کے الفاظ محفوظ ہیں۔',
  sendAgain: 'دوبارہ بھیجیں',
  takeBack: 'واپس فارم میں لائیں',
  reasons: { 'closed-thread': 'تبصرے بند ہیں۔', members: 'سائن ان کیجیے، پھر بھیجیے۔' },
  otherRefusal: 'الفاظ میں کچھ رد و بدل کر کے دوبارہ بھیجیے۔',
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
};
