/** What an author reads of what became of a comment, in the languages of the readers' pages. */
import type { OwnComment } from '@sayso/widgets/comments';
import type { Language } from '../languages.js';

type Told = readonly [title: string, words: string];

interface ReceiptWords {
  readonly fate: Readonly<Record<OwnComment['comment']['status'], Told>>;
  readonly unconfirmed: Told;
  readonly back: string;
}

const en: ReceiptWords = {
  fate: {
    published: ['Your comment is published', 'Everyone can read it now.'],
    held: ['Your comment is waiting for a moderator', 'Keep this page’s address to see what becomes of it. Nobody else has it.'],
    spam: ['Your comment was taken for advertising', 'A moderator can still put that right. Keep this page’s address to see what becomes of it.'],
    rejected: ['Your comment was not published', 'A moderator decided against it.'],
    removed: ['Your comment was taken away', 'A moderator has removed it.'],
    erased: ['Your comment was erased', 'Its words and your name are gone.'],
  },
  unconfirmed: ['Your comment waits for your e-mail', 'Open the link that was mailed to you; then it goes on. Keep this page’s address to see what becomes of it.'],
  back: 'Back to the article',
};

const ur: ReceiptWords = {
  fate: {
    published: ['آپ کا تبصرہ شائع ہو گیا ہے', 'اب اسے سب پڑھ سکتے ہیں۔'],
    held: ['آپ کا تبصرہ نگران کا منتظر ہے', 'اس صفحے کا پتا رکھ لیجیے، یہیں معلوم ہوگا کہ اس کا کیا ہوا۔ یہ پتا کسی اور کے پاس نہیں۔'],
    spam: ['آپ کے تبصرے کو اشتہار سمجھا گیا', 'نگران اسے اب بھی درست کر سکتا ہے۔ اس صفحے کا پتا رکھ لیجیے، یہیں معلوم ہوگا کہ اس کا کیا ہوا۔'],
    rejected: ['آپ کا تبصرہ شائع نہیں کیا گیا', 'ایک نگران نے اس کے خلاف فیصلہ کیا۔'],
    removed: ['آپ کا تبصرہ ہٹا دیا گیا', 'ایک نگران نے اسے ہٹا دیا ہے۔'],
    erased: ['آپ کا تبصرہ مٹا دیا گیا', 'اس کے الفاظ اور آپ کا نام اب موجود نہیں۔'],
  },
  unconfirmed: ['آپ کا تبصرہ آپ کی ای میل کا منتظر ہے', 'جو لنک آپ کو بھیجا گیا ہے اسے کھولیے؛ پھر بات آگے بڑھے گی۔ اس صفحے کا پتا رکھ لیجیے۔'],
  back: 'مضمون پر واپس',
};

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = { en, ur };
