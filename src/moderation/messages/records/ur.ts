/** The words of looking back: statistics and the audit, in Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import type { RecordsMessages } from './en.js';

const number = (value: number): string => formatNumber(value, 'ur');

export const ur: RecordsMessages = {
  title: 'پیچھے مڑ کر',
  loading: 'جو ہوا وہ لوڈ ہو رہا ہے…',
  leave: 'واپس',
  statistics: 'کیسا رہا',
  days: 'مدت',
  lastDays: (days) => (days === 1 ? 'آج' : `گزشتہ ${number(days)} دن`),
  perDay: 'روزانہ تبصرے',
  perDayHelp: 'آنے والے تبصروں کے ساتھ قواعد نے کیا کیا۔ دن عالمی وقت کی نصف شب سے شروع ہوتے ہیں۔',
  published: 'فوراً شائع',
  held: 'انتظار میں رہے',
  spam: 'اسپام',
  day: 'دن',
  reports: 'شکایات',
  decided: 'فیصلے',
  undone: 'واپس لیے گئے',
  none: 'اس مدت میں کچھ نہیں آیا۔',
  chart: (total, most, day) => `کل ${total === 1 ? 'ایک تبصرہ' : `${number(total)} تبصرے`}؛ سب سے مصروف دن ${day} تھا، ${number(most)} کے ساتھ۔`,
  table: 'اعداد',
  byRule: 'قواعد',
  rule: 'قاعدہ',
  spoke: 'بولا',
  right: 'درست',
  wrong: 'غلط',
  precision: 'جانچے گئے میں سے درست',
  byRuleHelp: 'قاعدہ وہاں درست تھا جہاں کسی شخص نے تبصرہ مسترد کیا، اور وہاں غلط جہاں شائع کیا یا ”یہاں غلط“ کا نشان لگایا۔',
  noRules: 'اس مدت میں کوئی قاعدہ نہیں بولا۔',
  notJudged: 'کسی نے نہیں جانچا',
  percent: (share) => new Intl.NumberFormat('ur', { style: 'percent', maximumFractionDigits: 0 }).format(share),
  byModerator: 'نگران',
  moderator: 'نگران',
  approved: 'منظور کیے',
  restricted: 'روکے',
  medianWait: 'درمیانی انتظار',
  noModerators: 'اس مدت میں کسی نے کوئی فیصلہ نہیں کیا۔',
  wait: (time) => {
    if (time === null) return '–';
    const minutes = Math.round(time / 60_000);
    if (minutes < 1) return 'ایک منٹ سے کم';
    if (minutes < 120) return minutes === 1 ? 'ایک منٹ' : `${number(minutes)} منٹ`;
    const hours = Math.round(minutes / 60);
    return hours < 48 ? `${number(hours)} گھنٹے` : `${number(Math.round(hours / 24))} دن`;
  },

  audit: 'کس نے کیا کیا',
  auditHelp: 'ایک بار لکھا جاتا ہے، کبھی بدلا نہیں جاتا۔',
  kind: 'دکھائیے',
  everything: 'سب کچھ',
  kinds: {
    'posted': 'نئے تبصرے', 'imported': 'درآمد شدہ', 'edited': 'لکھنے والوں نے بدلے', 'removed-by-author': 'لکھنے والوں نے ہٹائے', 'reported': 'شکایات',
    'decided': 'فیصلے', 'undone': 'واپس لیے گئے', 'appealed': 'دوبارہ دیکھنے کی درخواستیں', 'rule-set': 'قواعد محفوظ ہوئے', 'thread': 'گفتگوئیں',
  },
  told: {
    'posted': 'ایک تبصرہ آیا', 'imported': 'ایک تبصرہ درآمد ہوا', 'edited': 'لکھنے والے نے تبصرہ بدلا', 'removed-by-author': 'لکھنے والے نے تبصرہ ہٹایا', 'reported': 'کسی قاری نے تبصرے کی شکایت کی',
    'decided': 'نے ایک تبصرے پر فیصلہ کیا', 'undone': 'نے فیصلہ واپس لیا', 'appealed': 'لکھنے والے نے دوبارہ دیکھنے کو کہا', 'rule-set': 'نے قواعد محفوظ کیے', 'thread': 'نے ایک گفتگو بدلی',
  },
  status: { published: 'شائع', held: 'انتظار میں', spam: 'اسپام', rejected: 'مسترد', removed: 'ہٹایا گیا', erased: 'مٹایا گیا' },
  under: (ruleSet) => `${ruleSet} کے تحت`,
  nobody: 'قواعد',
  more: 'مزید دکھائیے',
  empty: 'ایسا ابھی کچھ نہیں ہوا۔',
  csv: 'CSV کی صورت میں اتاریے',
  json: 'JSON کی صورت میں اتاریے',
};
