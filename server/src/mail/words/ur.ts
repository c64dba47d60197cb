/** What mails say, in Urdu. */
import type { MailWords } from './en.js';

export const ur: MailWords = {
  confirmSubject: (site) => `${site}: کیا یہ پتہ آپ کا ہے؟`,
  confirmComment: (site) => `کسی نے اس پتے کے ساتھ ${site} پر تبصرہ لکھا ہے۔ جب تک آپ یہ نہ بتائیں کہ پتہ آپ ہی کا ہے، تبصرہ رکا رہے گا۔`,
  confirmNotify: (site) => `کسی نے اس پتے کے ساتھ ${site} پر تبصرہ لکھا ہے اور چاہا ہے کہ جواب آنے پر ای میل بھیجی جائے۔`,
  confirmLink: 'پتے کی تصدیق کیجیے',
  confirmElse: 'یہ ربط تین دن تک کام کرے گا۔ اگر یہ آپ نہیں تھے تو کچھ نہ کیجیے: مزید کوئی ای میل نہیں آئے گی اور پتہ بھلا دیا جائے گا۔',

  replySubject: (title) => (title === '' ? 'آپ کے تبصرے کا جواب آیا ہے' : `آپ کے تبصرے کا جواب آیا ہے: ${title}`),
  reply: (name, site) => `${name} نے ${site} پر آپ کے تبصرے کا جواب دیا ہے:`,
  replyLink: 'پڑھیے اور جواب دیجیے',
  unsubscribeLink: 'اس تبصرے کے جوابات کی مزید ای میل نہ بھیجیے',
  anonymous: 'کسی صاحب',
};
