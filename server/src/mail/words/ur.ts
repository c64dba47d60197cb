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
  anonymous: 'کسی قاری',

  invitationSubject: (site) => `${site} کے تبصروں کی نگرانی`,
  invitation: (name, site) => `السلام علیکم ${name}۔ آپ کو ${site} کے تبصروں کی نگرانی کی دعوت دی جاتی ہے۔ ربط کھولیے اور ایک پاس ورڈ چن لیجیے۔`,
  invitationLink: 'پاس ورڈ چنیے',
  invitationElse: 'یہ ربط ایک بار، تین دن تک کام کرے گا۔ اگر آپ کو کسی دعوت کی توقع نہ تھی تو کچھ نہ کیجیے۔',

  newPasswordSubject: (site) => `${site} کے تبصروں کے لیے نیا پاس ورڈ`,
  newPassword: (name, site) => `السلام علیکم ${name}۔ کسی نے، امید ہے آپ ہی نے، ${site} کے تبصروں کے لیے نیا پاس ورڈ مانگا ہے۔`,
  newPasswordLink: 'نیا پاس ورڈ چنیے',
  newPasswordElse: 'یہ ربط ایک بار، تیس منٹ تک کام کرے گا۔ اگر یہ آپ نہیں تھے تو کچھ نہ کیجیے: آپ کا پاس ورڈ ویسا ہی رہے گا۔',

  digestSubject: (count, site) => (count === 1 ? `${site} پر ایک تبصرہ منتظر ہے` : `${site} پر ${count} تبصرے منتظر ہیں`),
  digest: (count, site) => (count === 1 ? `${site} پر ایک تبصرہ فیصلے کا منتظر ہے:` : `${site} پر ${count} تبصرے فیصلے کے منتظر ہیں۔ ان میں سب سے پرانے:`),
  digestBy: (name, title) => (title === '' ? name : `${name}، «${title}» پر`),
  digestApprove: 'شائع کیجیے',
  digestSpam: 'فضول اشتہار',
  digestConsole: 'جو کچھ منتظر ہے',
  digestElse: 'یہ ربط تین دن کام کرتے ہیں اور ایک بار پھر پوچھتے ہیں۔ جس کے پاس یہ ای میل ہو وہ انھیں استعمال کر سکتا ہے: کسی کو آگے نہ بھیجیے۔ اپنے کھاتے میں آپ یہ ای میلیں بند کر سکتے ہیں۔',
};
