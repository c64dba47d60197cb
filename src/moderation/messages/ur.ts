/** نظرِ ثانی کے الفاظ، اردو میں۔ Moderation in Urdu: short, polite, full stops as Urdu writes them. */
import { formatNumber } from '../../i18n/format.js';
import type { Messages, Params } from './en.js';
import { reasons as ruleReasons } from './reasons/ur.js';

const count = (params: Params, name = 'count'): number => Number(params.get(name) ?? 0);
const number = (value: number): string => formatNumber(value, 'ur');

/** قارئین شکایت کرتے ہوئے جن میں سے چنتے ہیں۔ */
const house: Readonly<Record<string, string>> = {
  'spam': 'اشتہار', 'insult': 'توہین', 'hate': 'نفرت انگیزی', 'off-topic': 'موضوع سے ہٹ کر', 'private': 'کسی کی نجی باتیں', 'other': 'کوئی اور وجہ',
};
const illegal: Readonly<Record<string, string>> = {
  'hate': 'نفرت پر اکسانا', 'threat': 'دھمکی', 'defamation': 'ہتکِ عزت', 'private': 'ذاتی معلومات', 'child-abuse': 'بچوں کا جنسی استحصال',
  'terrorism': 'دہشت گردی', 'fraud': 'دھوکا دہی', 'copyright': 'حقِ اشاعت', 'other': 'کوئی اور قانون',
};
const reported = (params: Params, names: Readonly<Record<string, string>>, who: string): string => {
  const words = String(params.get('words') ?? '');
  return `${who}: ${names[String(params.get('reason'))] ?? String(params.get('reason'))}${words === '' ? '' : `۔ ”${words}“`}`;
};

export const ur: Messages = {
  title: 'فیصلہ طلب تبصرے',
  queues: 'فہرستیں',
  queue: { held: 'منتظر', reported: 'شکایت شدہ', unreviewed: 'بلا جائزہ', published: 'شائع شدہ', spam: 'اسپام', rejected: 'نامنظور', all: 'تمام' },
  signedInAs: (name) => `${name} کے نام سے داخل`,
  left: (left) => (left === 0 ? 'کچھ منتظر نہیں' : `${number(left)} منتظر`),
  pace: (decided) => `اس نشست میں ${number(decided)} فیصلے`,
  list: 'تبصرے',
  detail: 'تبصرہ اور اس کا سیاق',
  back: 'فہرست پر واپس',
  open: 'کھولیے',
  discussion: 'گفتگو بند کیجیے، سوال یا اوپر رکھیے…',
  showFresh: (fresh) => (fresh === 1 ? 'ایک نیا تبصرہ دکھائیے' : `${number(fresh)} نئے تبصرے دکھائیے`),
  more: 'مزید دکھائیے',
  reload: 'دوبارہ لوڈ کیجیے',
  anonymous: 'نام نہیں دیا گیا',
  website: 'ویب سائٹ',
  onPage: 'صفحہ:',
  inReplyTo: (name) => `${name} کے جواب میں`,
  record: (published, refused) =>
    published + refused === 0 ? 'اس لکھنے والے کا پہلے کچھ نہیں' : `پہلے ${number(published)} شائع، ${number(refused)} نامنظور`,
  member: 'اخبار کا رکن',
  confirmed: 'ای میل پتے کی تصدیق ہو چکی',
  reasonsTitle: 'یہ کیوں منتظر ہے',
  reasonsTitleDecided: 'اصولوں نے کیا کہا',
  noReasons: 'کسی اصول کو اعتراض نہیں: یہ درآمد سے یا کسی کے ہاتھ سے اسی حال میں آیا۔',
  edited: 'ترمیم شدہ',

  actions: { approve: 'منظور', keep: 'رہنے دیجیے', hold: 'روکیے', spam: 'اسپام', reject: 'نامنظور', remove: 'ہٹائیے' },
  decideOn: (name) => `${name} کے تبصرے پر فیصلہ`,
  verdict: { approve: 'منظور ہوا', keep: 'برقرار رکھا گیا', hold: 'روک لیا گیا', spam: 'اسپام قرار پایا', reject: 'نامنظور ہوا', remove: 'ہٹا دیا گیا' },
  status: { published: 'شائع ہے', held: 'منتظر ہے', spam: 'اسپام میں ہے', rejected: 'نامنظور ہے', removed: 'ہٹایا جا چکا ہے', erased: 'مٹایا جا چکا ہے' },
  sending: 'محفوظ ہو رہا ہے…',
  undo: 'واپس لیجیے',
  undoing: 'واپس لیا جا رہا ہے…',
  undoUntil: (time) => `آپ ${time} تک یہ فیصلہ واپس لے سکتے ہیں۔`,
  undoOver: 'یہ فیصلہ اب قائم ہے۔',
  undoLate: 'واپس لینے کا وقت گزر چکا تھا۔',
  nothingToUndo: 'واپس لینے کو کچھ نہیں۔',
  conflict: {
    approve: (by, time) => `${by} نے ${time} پر یہ تبصرہ منظور کر دیا تھا۔`,
    keep: (by, time) => `${by} نے ${time} پر شکایتیں دیکھ کر یہ تبصرہ برقرار رکھا تھا۔`,
    hold: (by, time) => `${by} نے ${time} پر یہ تبصرہ روک لیا تھا۔`,
    spam: (by, time) => `${by} نے ${time} پر یہ تبصرہ اسپام قرار دیا تھا۔`,
    reject: (by, time) => `${by} نے ${time} پر یہ تبصرہ نامنظور کر دیا تھا۔`,
    remove: (by, time) => `${by} نے ${time} پر یہ تبصرہ ہٹا دیا تھا۔`,
  },
  conflictChanged: 'اس دوران تبصرہ بدل گیا ہے۔ اب اس کے الفاظ یہ ہیں؛ براہِ کرم دوبارہ فیصلہ کیجیے۔',
  conflictReported: 'اس دوران قارئین نے اس کی شکایت کی ہے۔ شکایتیں اب یہاں ہیں؛ براہِ کرم دوبارہ فیصلہ کیجیے۔',
  conflictMoved: 'اس دوران اس کی حالت بدل گئی ہے۔ آپ کا فیصلہ لاگو نہیں ہوا؛ براہِ کرم دوبارہ دیکھیے۔',
  conflictKept: 'آپ کا فیصلہ لاگو نہیں ہوا۔ آپ اب بھی مختلف فیصلہ کر سکتے ہیں۔',
  moved: (status) => `اس دوران یہ تبصرہ ${status}۔`,
  unknown: 'یہ تبصرہ اب موجود نہیں۔',
  announceDone: (verdict, next) => (next === '' ? `${verdict}۔ اس فہرست میں یہ آخری تھا۔` : `${verdict}۔ اگلا: ${next}۔`),
  announceUndone: 'فیصلہ واپس لے لیا گیا۔ تبصرہ پھر منتظر ہے۔',

  empty: {
    held: 'سب پڑھ لیا گیا۔ اب ایک پیالی چائے ہو جائے۔',
    reported: 'کسی تبصرے کی کوئی شکایت باقی نہیں۔',
    unreviewed: 'جو کچھ شائع ہے، کوئی نہ کوئی اسے دیکھ چکا ہے۔',
    published: 'ابھی کچھ شائع نہیں ہوا۔ پہلا تبصرہ یہاں نظر آئے گا۔',
    spam: 'کوئی اسپام نہیں۔ آج کا دن پُرسکون ہے۔',
    rejected: 'کوئی تبصرہ نامنظور نہیں ہوا۔',
    all: 'ابھی کوئی تبصرہ نہیں۔ پہلا تبصرہ یہاں نظر آئے گا۔',
  },
  loading: 'تبصرے آ رہے ہیں…',
  signedOut: 'آپ داخل نہیں ہیں۔',
  signedOutNext: 'داخلے کا وہ لنک کھولیے جو سرور نے شروع ہوتے وقت دکھایا تھا۔ وہ اس براؤزر میں آپ کو داخل کر دے گا؛ پھر اس صفحے پر واپس آئیے۔',
  lost: 'رابطہ منقطع ہے۔ ممکن ہے جو نظر آ رہا ہے وہ پرانا ہو؛ رابطہ بحال ہوتے ہی نئے تبصرے آ جائیں گے۔',
  errors: {
    'offline': 'آپ آف لائن ہیں۔ کچھ ضائع نہیں ہوا؛ رابطہ بحال ہونے پر پھر کوشش کیجیے۔',
    'timeout': 'سرور نے جواب میں بہت دیر کر دی۔ براہِ کرم پھر کوشش کیجیے۔',
    'server-error': 'سرور ابھی یہ نہ کر سکا۔ ایک منٹ بعد پھر کوشش کیجیے۔',
    'bad-answer': 'سرور کا جواب پڑھا نہ جا سکا۔ پھر کوشش کیجیے؛ اگر یہی رہے تو سائٹ کے منتظم کو بتائیے۔',
    'not-allowed': 'آپ اب داخل نہیں، یا آپ کو اس کی اجازت نہیں۔ اپنا داخلے کا لنک دوبارہ استعمال کیجیے۔',
    'not-found': 'سرور اس سائٹ کو نہیں جانتا۔ صفحے کی ترتیبات میں پتہ دیکھ لیجیے۔',
    'secret-reused': 'یہ پہلے کسی اور صورت میں بھیجا جا چکا ہے۔ فہرست دوبارہ لوڈ کیجیے۔',
    'too-large': 'ایک ساتھ بہت زیادہ تھا۔ کم تبصروں پر فیصلہ کیجیے۔',
    'storage': 'یہ براؤزر صفحے کو کچھ محفوظ نہیں کرنے دیتا۔ نجی براؤزنگ بند کیجیے یا جگہ بنائیے، پھر کوشش کیجیے۔',
  },

  help: 'کی بورڈ',
  helpTitle: 'کلیدیں',
  helpWhen: 'یہ تب کام کرتی ہیں جب فہرست کا کوئی تبصرہ منتخب ہو؛ لکھتے وقت کبھی نہیں۔',
  helpSwitch: 'اکیلی کلیدیں استعمال کیجیے',
  close: 'بند کیجیے',
  keys: {
    approve: 'منظور کیجیے، یا شکایت کے باوجود رہنے دیجیے',
    spam: 'اسپام قرار دیجیے',
    reject: 'نامنظور کیجیے، یا شائع شدہ ہٹائیے',
    hold: 'روک لیجیے',
    undo: 'آخری فیصلہ واپس لیجیے',
    down: 'اگلا تبصرہ',
    up: 'پچھلا تبصرہ',
    open: 'تبصرہ کھولیے',
    back: 'فہرست پر واپس',
    help: 'کلیدوں کی یہ فہرست',
  },
  or: 'یا',

  reasons: {
    ...ruleReasons,
    'email-unconfirmed': () => 'لکھنے والے نے ابھی اپنے ای میل پتے کی تصدیق نہیں کی',
    'reported': (p) => reported(p, house, count(p) === 1 ? 'ایک قاری کی شکایت' : `${number(count(p))} قارئین کی شکایت`),
    'reported-illegal': (p) => reported(p, illegal, count(p) === 1 ? 'غیر قانونی مواد کی اطلاع' : `غیر قانونی مواد کی ${number(count(p))} اطلاعات`),
  },
  otherReason: (rule) => `اصول «${rule}» کو اعتراض ہے`,
};
