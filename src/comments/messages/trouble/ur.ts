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
  refused: 'یہ اس صورت میں نہیں بھیجا جا سکتا۔ آپ کے الفاظ یہیں موجود ہیں:',
  tooFast: (seconds, language) => `ذرا ٹھہریے۔ ${formatNumber(seconds, language)} سیکنڈ بعد دوبارہ بھیجیے۔`,
};
