/** Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { WritingMessages } from './en.js';

export const ur: WritingMessages = {
  ownSending: 'بھیجا جا رہا ہے…',
  ownWaiting: 'ابھی نہیں بھیجا گیا۔ یہیں محفوظ ہے اور خود بخود چلا جائے گا۔',
  ownHeld: 'آپ کا تبصرہ ناظم کی منظوری کا منتظر ہے۔ تب تک اسے صرف آپ دیکھ سکتے ہیں۔',
  ownRefused: 'آپ کا تبصرہ شائع نہیں کیا گیا۔',
  ownFailed: 'یہ ہم تک نہیں پہنچا۔ آپ کے الفاظ محفوظ ہیں۔',
  sendAgain: 'دوبارہ بھیجیں',
  takeBack: 'واپس فارم میں لائیں',

  trapLabel: 'یہ خانہ خالی چھوڑ دیں',
  kept: 'اس آلے پر محفوظ ہے',
  discard: 'مسودہ ہٹائیں',
  discarded: 'مسودہ ہٹا دیا گیا۔',
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
  published: 'آپ کا تبصرہ شائع ہو گیا۔ شکریہ۔',
  held: 'آپ کا تبصرہ ناظم کی منظوری کا منتظر ہے۔ اسے دیکھنے کے لیے اس صفحے کا ربط سنبھال رکھیے۔',
  refused: 'یہ اس صورت میں نہیں بھیجا جا سکتا۔ آپ کے الفاظ یہیں موجود ہیں:',
  tooFast: (seconds, language) => `ذرا ٹھہریے۔ ${formatNumber(seconds, language)} سیکنڈ بعد دوبارہ بھیجیے۔`,
  waiting: 'یہ ابھی ہم تک نہیں پہنچا۔ اس آلے پر محفوظ ہے اور خود بخود دوبارہ بھیجا جائے گا۔',
  offline: 'آپ آف لائن ہیں۔ جو کچھ آپ لکھیں گے یہیں محفوظ رہے گا اور رابطہ بحال ہوتے ہی بھیج دیا جائے گا۔',
  reasons: {
    links: 'اس میں روابط ہیں؛ ایسے تبصرے پہلے دیکھے جاتے ہیں۔',
    words: 'اس میں ایک لفظ ایسا ہے جسے پہلے دیکھا جاتا ہے۔',
    repeats: 'یہی بات یہاں پہلے کہی جا چکی ہے۔',
    'first-time': 'یہ یہاں آپ کا پہلا تبصرہ ہے؛ ایسے تبصرے ناظم پہلے پڑھتا ہے۔',
    'closed-thread': 'تبصرے بند ہیں۔',
  },
  otherReason: 'ناظم اسے پہلے پڑھنا چاہتا ہے۔',
  otherRefusal: 'الفاظ میں کچھ رد و بدل کر کے دوبارہ بھیجیے۔',
};
