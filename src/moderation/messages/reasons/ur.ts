/** ہر اصول ناظم سے کیا کہتا ہے۔ What each rule says to a moderator, in Urdu. */
import { formatNumber } from '../../../i18n/format.js';
import { isolated } from '../isolated.js';
import { nameOfLanguage, scriptCodes, type Params, type ReasonWords } from './en.js';

const count = (params: Params, name = 'count'): number => Number(params.get(name) ?? 0);
const number = (value: number): string => formatNumber(value, 'ur');
const text = (params: Params, name: string): string => String(params.get(name) ?? '');
const list = (params: Params, name: string): string => text(params, name).replaceAll(', ', '، ');

const who: Readonly<Record<string, string>> = { author: 'اس لکھنے والے', network: 'اس نیٹ ورک', site: 'پوری سائٹ' };
const proof: Readonly<Record<string, string>> = { device: 'اسی براؤزر سے', address: 'تصدیق شدہ ای میل پتے سے', member: 'اخبار کے سائن ان سے' };
const fields: Readonly<Record<string, string>> = { name: 'نام', email: 'ای میل', website: 'ویب سائٹ', decoy: 'دھوکے کا خانہ' };
const languages = new Intl.DisplayNames('ur', { type: 'language', fallback: 'code' });
const scripts = new Intl.DisplayNames('ur', { type: 'script', fallback: 'code' });

export const reasons: ReasonWords = {
  'thread-closed': (p) =>
    p.get('because') === 'too-old' ? 'گفتگو بند ہے: بہت پرانی ہو چکی' : p.get('because') === 'by-editor' ? 'گفتگو مدیر نے بند کر دی تھی' : 'گفتگو بند ہے',
  'author-banned': () => 'ایک مدیر نے اس لکھنے والے کے نئے تبصرے بند کر رکھے ہیں',
  'author-muted': () => 'ایک مدیر اس لکھنے والے کے نئے تبصرے الگ رکھواتا ہے',
  'author-pre-moderated': () => 'ایک مدیر اس لکھنے والے کے تبصرے پہلے پڑھنا چاہتا ہے',
  'trap-filled': () => 'چھپا ہوا خانہ بھرا گیا، جیسا پروگرام کرتے ہیں',
  'trap-missing': () => 'فارم کا چھپا ہوا خانہ ساتھ نہیں آیا، جیسا پہلے سے محفوظ کی گئی درخواست میں ہوتا ہے',
  'decoy-filled': (p) => `فارم میں پوچھا نہیں جاتا، پھر بھی بھرا گیا: ${fields[text(p, 'field')] ?? text(p, 'field')}`,
  'ticket-missing': () => 'فارم کے بغیر بھیجا گیا: پرچی ساتھ نہیں آئی',
  'ticket-forged': () => 'فارم کی پرچی جعلی ہے یا کسی اور گفتگو کی ہے',
  'ticket-used': () => 'فارم کی پرچی پہلے کسی اور تبصرے میں استعمال ہو چکی',
  'ticket-expired': () => 'فارم کی پرچی بہت پرانی ہے',
  'ticket-young': (p) => `فارم چھونے کے ${number(count(p, 'seconds'))} سیکنڈ بعد بھیجا گیا؛ سائٹ کی شرط ${number(count(p, 'min'))} سیکنڈ ہے`,
  'pace-too-soon': (p) => `${who[text(p, 'who')] ?? ''} کے پچھلے تبصرے کے ${number(count(p, 'seconds'))} سیکنڈ بعد؛ سائٹ کی شرط ${number(count(p, 'min'))} سیکنڈ ہے`,
  'pace-too-many': (p) => `${p.get('per') === 'hour' ? 'ایک گھنٹے' : 'ایک منٹ'} میں ${who[text(p, 'who')] ?? ''} کے ${number(count(p))} تبصرے؛ آپ کی حد ${number(count(p, 'max'))} ہے`,
  'surge': (p) => `ایک ساتھ بہت سے اجنبی: دس منٹ میں ${number(count(p))}`,
  'surge-without-work': (p) => `ایک ساتھ بہت سے اجنبی: دس منٹ میں ${number(count(p))}، اور اس براؤزر نے مانگا ہوا کام نہیں کیا`,
  'same-text-in-thread': (p) => (count(p) === 1 ? 'یہی متن اس گفتگو میں پہلے سے موجود ہے' : `یہی متن اس گفتگو میں پہلے سے ${number(count(p))} بار موجود ہے`),
  'same-text-on-site': (p) => `یہی متن آج ${number(count(p))} بار آیا`,
  'listed-words': (p) => `آپ کی فہرست کے الفاظ: ${list(p, 'words')}`,
  'listed-host': (p) => `آپ کی فہرست کی سائٹ کا لنک: ${list(p, 'hosts')}`,
  'host-known-from-spam': (p) => `ایسی سائٹ کا لنک جو پہلے اسپام میں آ چکی ہے: ${list(p, 'hosts')}`,
  'too-many-links': (p) => `${number(count(p))} لنک؛ آپ کی حد ${number(count(p, 'max'))} ہے`,
  'too-many-emails': (p) => `${number(count(p))} ای میل پتے؛ آپ کی حد ${number(count(p, 'max'))} ہے`,
  'personal-email': (p) => `کسی کی ذاتی معلومات؟ ای میل پتے: ${number(count(p))}`,
  'personal-phone': (p) => `کسی کی ذاتی معلومات؟ فون نمبر: ${number(count(p))}`,
  'personal-iban': (p) => `کسی کی ذاتی معلومات؟ بینک اکاؤنٹ (IBAN): ${number(count(p))}`,
  'personal-cnic': (p) => `کسی کی ذاتی معلومات؟ قومی شناختی کارڈ نمبر: ${number(count(p))}`,
  'personal-aadhaar': (p) => `کسی کی ذاتی معلومات؟ آدھار نمبر: ${number(count(p))}`,
  'shouting': (p) => `${number(count(p, 'percent'))} فیصد حروف بڑے ہیں؛ آپ کی حد ${number(count(p, 'max'))} فیصد ہے`,
  'rows-of-signs': (p) => `علامتوں کی قطاریں، جیسے ”!!!!“: ${number(count(p))}`,
  'other-script': (p) => `ایسے رسم الخط میں جو آپ کی سائٹ پر نہیں چلتا: ${nameOfLanguage(scriptCodes[text(p, 'script')] ?? text(p, 'script'), scripts)}`,
  'other-language': (p) => `ایسی زبان میں جو آپ کی سائٹ پر نہیں بولی جاتی: ${nameOfLanguage(text(p, 'language'), languages)}`,
  'old-thread': (p) => `${number(count(p, 'days'))} دن پرانے مضمون پر؛ آپ کی حد ${number(count(p, 'max'))} دن ہے`,
  'learnt-spam': (p) =>
    `آپ کے اسپام قرار دیے ہوئے تبصروں جیسا ہے: ${number(100)} میں سے ${number(count(p, 'degree'))}، آپ کے ${number(count(p, 'decisions'))} فیصلوں سے سیکھا ہوا؛ ان الفاظ کی وجہ سے: ${isolated(text(p, 'words'), '، ')}`,
  'learnt-too-little': (p) =>
    `نیا لکھنے والا ہے، اور آپ کے فیصلوں سے ابھی کم سیکھا گیا ہے: ${number(count(p, 'spam'))} اسپام اور ${number(count(p, 'ham'))} منظور، دونوں ${number(count(p, 'needed'))} درکار ہیں`,
  'trusted-author': (p) => `یہاں ${proof[text(p, 'by')] ?? ''} جانے پہچانے: ${number(count(p, 'published'))} تبصرے شائع`,
  'often-refused': (p) => `اکثر نامنظور: ${number(count(p, 'published') + count(p, 'refused'))} میں سے ${number(count(p, 'refused'))} تبصرے`,
  'first-time-author': (p) =>
    count(p, 'needed') <= 1 ? 'اس لکھنے والے کا پہلا تبصرہ' : `پہلے ${number(count(p, 'published'))} شائع؛ سائٹ کی شرط ${number(count(p, 'needed'))} ہے`,
  'premoderated': () => 'یہاں ہر تبصرہ پہلے پڑھا جاتا ہے',
  'wp-links': (p) => `ورڈپریس کی طرح: ${number(count(p))} لنک اور ای میل پتے؛ ${number(count(p, 'max'))} سے روکے جاتے ہیں`,
  'wp-moderation-key': (p) => `ورڈپریس کی طرح: نگرانی کی کلید${text(p, 'words') === '' ? '، پتے یا براؤزر کے نام میں' : `: ${list(p, 'words')}`}`,
  'wp-disallowed-key': (p) => `ورڈپریس کی طرح: ممنوع کلید${text(p, 'words') === '' ? '، پتے یا براؤزر کے نام میں' : `: ${list(p, 'words')}`}`,
  'wp-not-approved-before': () => 'ورڈپریس کی طرح: اس نام اور پتے کا کوئی منظور شدہ تبصرہ نہیں',
  'wp-duplicate': () => 'ورڈپریس کی طرح: بالکل یہی تبصرہ یہاں موجود ہے',
};
