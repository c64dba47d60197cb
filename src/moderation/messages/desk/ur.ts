/** The words of the dialogs that moderators open now and then, in Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { DeskMessages } from './en.js';

const number = (value: number): string => formatNumber(value, 'ur');

export const ur: DeskMessages = {
  leave: 'واپس',
  failed: 'کچھ تبدیل نہیں ہوا۔',
  sending: 'محفوظ ہو رہا ہے…',

  reasonTitle: 'نامنظور کیجیے اور وجہ بتائیے',
  reasonList: 'وجہ',
  reasonWords: 'اپنے الفاظ میں (خالی چھوڑا جا سکتا ہے)',
  reasonHelp: 'ممکن ہے یہ لکھنے والے کو بتایا جائے۔',

  replyTitle: (name) => `${name} کو جواب`,
  replyLabel: 'آپ کا جواب',
  replyHelp: (name) => `یہ فوراً ${name} کے نام اور اخبار کے نشان کے ساتھ شائع ہو گا۔`,
  replySend: 'جواب دیجیے',
  replyApprove: 'منظور کیجیے اور جواب دیجیے',
  replyWaits: 'یہ ابھی شائع نہیں: اسے اپنے جواب کے ساتھ ہی منظور کیجیے۔',
  replyMissing: 'پہلے کچھ لکھیے۔',
  replyTooLong: 'یہ بہت لمبا ہے۔ اسے مختصر کیجیے۔',
  replyNotPublished: 'یہ تبصرہ شائع نہیں (رہا)، اس لیے جواب کسی کو نظر نہ آتا۔ کچھ نہیں بھیجا گیا۔',
  replySent: 'آپ کا جواب شائع ہو گیا۔',

  authorTitle: 'لکھنے والا',
  authorUnknown: 'اس تبصرے کے ساتھ ای میل پتہ نہیں دیا گیا۔ کوئی نہیں بتا سکتا کہ اس شخص نے اور کیا لکھا، اس لیے اس کے لیے کچھ مقرر نہیں کیا جا سکتا۔',
  loading: 'لوڈ ہو رہا ہے…',
  standingTitle: 'اس لکھنے والے کے نئے تبصروں کا کیا ہو',
  standing: {
    'none': 'جیسے سب کے',
    'pre-moderated': 'مدیر کا انتظار کریں',
    'muted': 'اسپام میں رکھے جائیں',
    'banned': 'قبول نہ کیے جائیں',
  },
  standingSince: (by, time) => `${by} نے مقرر کیا، ${time}۔`,
  standingUntil: (time) => `${time} تک۔`,
  standingWhy: (reason) => `وجہ: ${reason}`,
  appealTitle: 'لکھنے والے نے دوبارہ دیکھنے کو کہا ہے',
  appealHelp: 'برتاؤ بدل کر محفوظ کیجیے، یا کہیے کہ یہ برقرار ہے۔ لکھنے والا جواب پڑھے گا۔',
  uphold: 'فیصلہ برقرار ہے',
  howLong: 'کب تک',
  howLongs: { day: 'ایک دن', week: 'ایک ہفتہ', month: '۳۰ دن', ever: 'جب تک کوئی ختم نہ کرے' },
  notes: 'یادداشتیں',
  noteAdd: 'نئی یادداشت',
  noteHelp: 'صرف مدیر اسے دیکھتے ہیں۔ وہی لکھیے جو لکھنے والے کو بھی دکھا سکیں۔',
  noteDrop: (text) => `یہ یادداشت مٹائیے: ${text}`,
  drop: 'مٹائیے',
  save: 'محفوظ کیجیے',
  saved: 'محفوظ ہو گیا۔',
  history: 'حال ہی میں کیا لکھا',

  sweepTitle: (list) => `پوری فہرست پر فیصلہ: ${list}`,
  sweepAction: 'ان کا کیا کیا جائے',
  sweepCounting: 'گنتی ہو رہی ہے…',
  sweepReach: (count) =>
    count === 0 ? 'اس فہرست کے کسی تبصرے پر یہ فیصلہ نہیں ہو سکتا۔' : count === 1 ? 'یہ ایک تبصرے پر فیصلہ ہو گا۔' : `یہ ${number(count)} تبصروں پر فیصلہ ہو گا۔`,
  sweepFence: 'فہرست لوڈ ہونے کے بعد جو آیا یا بدلا، اسے نہیں چھیڑا جائے گا۔',
  sweepGo: (count) => (count === 1 ? 'ایک تبصرے پر فیصلہ کیجیے' : `${number(count)} تبصروں پر فیصلہ کیجیے`),

  saveTitle: 'یہ فہرست محفوظ رکھیے',
  saveName: 'نام',
  saveHelp: 'یہ ”آپ کی فہرستیں“ کے نیچے صرف آپ کو نظر آئے گی۔',
  saveTooMany: 'جتنی فہرستیں رکھی جا سکتی ہیں، آپ رکھ چکے۔ پہلے کوئی ایک مٹائیے۔',
  saveNameMissing: 'پہلے اسے کوئی نام دیجیے۔',
};
