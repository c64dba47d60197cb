/** The words of a thread's settings, in Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { ThreadMessages } from './en.js';

const number = (value: number): string => formatNumber(value, 'ur');

export const ur: ThreadMessages = {
  title: 'گفتگو',
  loading: 'ترتیبات لوڈ ہو رہی ہیں…',
  open: 'کھلی ہے: قارئین لکھ سکتے ہیں۔',
  openUntil: (time) => `${time} تک کھلی ہے۔`,
  closed: 'بند ہے: قارئین نہیں لکھ سکتے۔',
  closesAt: 'بند ہونے کا وقت',
  closesAtHelp: 'آپ کے اپنے وقت کے مطابق۔ کوئی تاریخ نہ ہو تو خالی چھوڑیے۔',
  note: 'بند ہونے کی وجہ',
  noteHelp: 'قارئین عام جملے کی جگہ یہ جملہ دیکھیں گے۔',
  question: 'قارئین سے سوال',
  questionHelp: 'فارم کے اوپر نظر آتا ہے۔',
  pin: 'یہ تبصرہ سب سے اوپر رکھیے',
  pinned: (count) => (count === 1 ? 'ایک تبصرہ اوپر رکھا ہوا ہے۔' : `${number(count)} تبصرے اوپر رکھے ہوئے ہیں۔`),
  pinNotHere: 'صرف وہی شائع شدہ تبصرہ اوپر رکھا جا سکتا ہے جس سے بات شروع ہوئی ہو۔',
  pinTooMany: (most) => `${number(most)} تبصرے پہلے ہی اوپر رکھے ہوئے ہیں۔ پہلے ان میں سے ایک ہٹائیے۔`,
  notPinnable: 'یہ تبصرہ اب اوپر نہیں رکھا جا سکتا: یہ شائع نہیں، یا کسی کا جواب ہے۔ کچھ تبدیل نہیں ہوا۔',
  save: 'محفوظ کیجیے',
  close: 'ابھی بند کیجیے',
  reopen: 'دوبارہ کھولیے',
  keepOpen: 'سائٹ کے مقررہ دنوں کے بعد بھی کھلی رکھیے',
  leave: 'واپس',
  saving: 'محفوظ ہو رہا ہے…',
  saved: 'محفوظ ہو گیا۔ قارئین اب سے یہی دیکھیں گے۔',
  undone: 'واپس لے لیا گیا۔',
  undo: 'واپس لیجیے',
  nothing: 'کچھ تبدیل نہیں ہوا۔',
  failed: 'کچھ محفوظ نہیں ہوا۔',
};
