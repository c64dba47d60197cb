/** What an author reads of a decision, in the languages of the readers' pages. Calm: what happened, why, what can be done. */
export type Language = 'en' | 'ur';

const en = {
  dir: 'ltr' as 'ltr' | 'rtl',
  title: 'Why this was decided',
  decision: 'What was decided',
  what: { refused: 'Your comment was not published', removed: 'Your comment was taken down', held: 'Your comment was taken down until somebody has looked at it' },
  scope: 'Where, and for how long',
  everywhere: 'Everywhere, without an end date',
  ended: 'It ended on',
  terms: 'Which rule of this site',
  law: 'Which law',
  moderator: 'In the moderator’s words',
  reasons: {
    'advertising': 'No advertising and no spam.',
    'insult': 'No insults: say it of the matter, not of the person.',
    'hate': 'No hate against groups of people.',
    'off-topic': 'Comments belong to the article they stand under.',
    'private': 'No personal data of other people.',
    'false': 'No claims of fact that are known to be untrue.',
    'unlawful': 'What was written was judged to be against the law.',
    'unreadable': 'Comments can be read and understood by others.',
    'other': 'The rules of this site for comments.',
  } as Readonly<Record<string, string>>,
  facts: 'What it rests on',
  sources: {
    notice: 'On your comment itself, after somebody gave notice that they believe it is illegal.',
    flag: 'On your comment itself, after a reader reported it.',
    own: 'On your comment itself. Nobody had reported it.',
  },
  means: 'Were machines used?',
  automated: {
    none: 'No. A person found it and decided.',
    found: 'Automated rules pointed at it; a person decided.',
    both: 'Yes. Automated rules found it and decided. If you ask below, a person looks at it.',
  },
  redress: 'If you see it otherwise',
  mayAsk: 'You can ask once, within six months, that a person looks at it again. You are told the answer here.',
  ask: 'Why should it be decided otherwise?',
  askNote: (most: number): string => `Up to ${most} characters. The moderators read it together with your comment.`,
  asked: { empty: (_: number): string => 'Tell us in a few words, then send it again.', long: (most: number): string => `Please shorten this to ${most} characters and send it again.` },
  send: 'Ask for another look',
  waiting: 'You have asked for another look. A moderator will decide; come back to this page for the answer',
  outcome: { reversed: 'Somebody looked again, and your comment is published now', upheld: 'Somebody looked again, and the decision stays' },
  court: 'You can still write to the editors, or go to court.',
  over: 'This decision no longer holds. There is nothing left to do.',
};
export type StatementWords = typeof en;

const ur: StatementWords = {
  dir: 'rtl',
  title: 'یہ فیصلہ کیوں ہوا',
  decision: 'کیا فیصلہ ہوا',
  what: { refused: 'آپ کا تبصرہ شائع نہیں کیا گیا', removed: 'آپ کا تبصرہ ہٹا دیا گیا', held: 'آپ کا تبصرہ ہٹا لیا گیا ہے جب تک کوئی اسے دیکھ نہ لے' },
  scope: 'کہاں، اور کب تک',
  everywhere: 'ہر جگہ، کوئی آخری تاریخ نہیں',
  ended: 'یہ اس تاریخ کو ختم ہوا:',
  terms: 'اس سائٹ کا کون سا قاعدہ',
  law: 'کون سا قانون',
  moderator: 'نگران کے اپنے الفاظ',
  reasons: {
    'advertising': 'اشتہار اور اسپام نہیں۔',
    'insult': 'توہین نہیں: بات معاملے پر کیجیے، شخص پر نہیں۔',
    'hate': 'لوگوں کے کسی گروہ سے نفرت نہیں۔',
    'off-topic': 'تبصرہ اسی مضمون کے بارے میں ہو جس کے نیچے ہے۔',
    'private': 'دوسروں کی ذاتی معلومات نہیں۔',
    'false': 'ایسے دعوے نہیں جن کا غلط ہونا معلوم ہے۔',
    'unlawful': 'جو لکھا گیا اسے قانون کے خلاف سمجھا گیا۔',
    'unreadable': 'تبصرہ ایسا ہو کہ دوسرے پڑھ اور سمجھ سکیں۔',
    'other': 'تبصروں کے لیے اس سائٹ کے قواعد۔',
  },
  facts: 'فیصلے کی بنیاد',
  sources: {
    notice: 'خود آپ کا تبصرہ، جس کے بارے میں کسی نے اطلاع دی کہ ان کے خیال میں یہ غیر قانونی ہے۔',
    flag: 'خود آپ کا تبصرہ، جس کی کسی قاری نے شکایت کی۔',
    own: 'خود آپ کا تبصرہ۔ کسی نے شکایت نہیں کی تھی۔',
  },
  means: 'کیا مشین استعمال ہوئی؟',
  automated: {
    none: 'نہیں۔ ایک شخص نے دیکھا اور فیصلہ کیا۔',
    found: 'خودکار قواعد نے نشان دہی کی؛ فیصلہ ایک شخص نے کیا۔',
    both: 'ہاں۔ خودکار قواعد نے نشان دہی بھی کی اور فیصلہ بھی۔ نیچے کہیے تو ایک شخص اسے دیکھے گا۔',
  },
  redress: 'اگر آپ کی رائے مختلف ہے',
  mayAsk: 'آپ چھ مہینے کے اندر ایک بار کہہ سکتے ہیں کہ کوئی شخص اسے دوبارہ دیکھے۔ جواب یہیں ملے گا۔',
  ask: 'فیصلہ مختلف کیوں ہونا چاہیے؟',
  askNote: (most) => `زیادہ سے زیادہ ${most} حروف۔ نگران اسے آپ کے تبصرے کے ساتھ پڑھتے ہیں۔`,
  asked: { empty: () => 'چند الفاظ میں بتائیے، پھر دوبارہ بھیجیے۔', long: (most) => `اسے ${most} حروف تک مختصر کر کے دوبارہ بھیجیے۔` },
  send: 'دوبارہ دیکھنے کو کہیے',
  waiting: 'آپ نے دوبارہ دیکھنے کو کہا ہے۔ ایک نگران فیصلہ کرے گا؛ جواب کے لیے اسی صفحے پر آئیے',
  outcome: { reversed: 'کسی نے دوبارہ دیکھا، اور اب آپ کا تبصرہ شائع ہے', upheld: 'کسی نے دوبارہ دیکھا، اور فیصلہ برقرار ہے' },
  court: 'آپ اب بھی مدیروں کو لکھ سکتے ہیں، یا عدالت جا سکتے ہیں۔',
  over: 'یہ فیصلہ اب لاگو نہیں۔ کچھ کرنے کی ضرورت نہیں۔',
};

export const statementWords: Readonly<Record<Language, StatementWords>> = { en, ur };

/** The first of our languages that a browser asks for. */
export const languageFor = (accepted: string | undefined): Language => {
  for (const part of (accepted ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === 'en' || tag === 'ur') return tag;
  }
  return 'en';
};
