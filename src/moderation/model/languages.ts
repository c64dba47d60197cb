/**
 * Guesses the language of a comment by its script and its small words, well enough to notice advertising in a language that
 * nobody here writes. Small and deterministic: no model, no `Intl`.
 */
import { foldText } from './fold.js';

/** Scripts that one language or few write; the rest count as Latin letters do, by their small words. */
const scripts = {
  Latin: /\p{Script=Latin}/u,
  Arabic: /\p{Script=Arabic}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Bengali: /\p{Script=Bengali}/u,
  Gurmukhi: /\p{Script=Gurmukhi}/u,
  Gujarati: /\p{Script=Gujarati}/u,
  Tamil: /\p{Script=Tamil}/u,
  Telugu: /\p{Script=Telugu}/u,
  Greek: /\p{Script=Greek}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Thai: /\p{Script=Thai}/u,
  Hangul: /\p{Script=Hangul}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Han: /\p{Script=Han}/u,
} as const;
export type ScriptName = keyof typeof scripts;
const scriptNames = Object.keys(scripts) as readonly ScriptName[];

/** What each language is written in, and its commonest small words. `ur-Latn` is Urdu and Hindi as typed on a phone. */
const languages: Readonly<Record<string, { readonly scripts: readonly ScriptName[]; readonly words: string }>> = {
  'en': { scripts: ['Latin'], words: 'the and of to is in that it for you this with are was have not be they what' },
  'de': { scripts: ['Latin'], words: 'der die und das ist nicht ich ein zu den mit auf sie es von sich wir auch dass' },
  'fr': { scripts: ['Latin'], words: 'le la les et des est pas que une un pour dans je vous nous qui sur avec mais' },
  'es': { scripts: ['Latin'], words: 'el los las y que es no una por con para se lo del como pero muy esta' },
  'it': { scripts: ['Latin'], words: 'il che di non per un una sono con della gli anche come questo piu si ma nel' },
  'pt': { scripts: ['Latin'], words: 'o os que nao uma com para do da em mais por muito como voce mas isso ao' },
  'nl': { scripts: ['Latin'], words: 'het een van en dat niet zijn ik je voor met op maar ook wat deze wel naar' },
  'pl': { scripts: ['Latin'], words: 'nie jest sie na to ze do jak tak ale przez dla czy tylko byc co po juz' },
  'tr': { scripts: ['Latin'], words: 'bir ve bu icin cok ne de da ama gibi daha var degil olarak ben sen kadar' },
  'id': { scripts: ['Latin'], words: 'yang dan di ini itu untuk dengan tidak dari ada saya akan bisa juga anda kita' },
  'ur-Latn': { scripts: ['Latin'], words: 'hai ka ki ke ko mein main nahi nahin aur se ne yeh ye woh kya bhi hain tha kar' },
  'ur': { scripts: ['Arabic'], words: 'کے کی ہے میں سے اور کا نے کو ہیں یہ بھی نہیں پر ہو تھا کر ایک' },
  'ar': { scripts: ['Arabic'], words: 'في من على إلى أن هذا التي الذي لا ما عن مع كل هو هذه قد لم ان الى' },
  'fa': { scripts: ['Arabic'], words: 'است که را این از با می در برای آن هم یک شما خود های باید شود ما' },
  'ps': { scripts: ['Arabic'], words: 'دي چې په د او نه دا هم يې سره کې له به ده' },
  'ru': { scripts: ['Cyrillic'], words: 'и в не на что я с это как а по но все он так у вы же за' },
  'uk': { scripts: ['Cyrillic'], words: 'і в не на що я з це як та до але все він так у ви є за' },
  'hi': { scripts: ['Devanagari'], words: '' },
  'mr': { scripts: ['Devanagari'], words: '' },
  'bn': { scripts: ['Bengali'], words: '' },
  'pa': { scripts: ['Gurmukhi'], words: '' },
  'gu': { scripts: ['Gujarati'], words: '' },
  'ta': { scripts: ['Tamil'], words: '' },
  'te': { scripts: ['Telugu'], words: '' },
  'el': { scripts: ['Greek'], words: '' },
  'he': { scripts: ['Hebrew'], words: '' },
  'th': { scripts: ['Thai'], words: '' },
  'ko': { scripts: ['Hangul'], words: '' },
  'ja': { scripts: ['Kana', 'Han'], words: '' },
  'zh': { scripts: ['Han'], words: '' },
};
export const languageNames = Object.keys(languages);

const smallWords = new Map<string, readonly string[]>();
for (const [name, { words }] of Object.entries(languages)) {
  for (const word of words.split(' ').filter((each) => each !== '').map(foldText)) smallWords.set(word, [...(smallWords.get(word) ?? []), name]);
}

export interface Guess {
  /** null: too few letters to tell. */
  readonly script: ScriptName | null;
  /** Languages with their small words in the text, the likeliest first. */
  readonly languages: readonly { readonly name: string; readonly hits: number }[];
  readonly words: number;
}

/** Letters without which nothing is guessed. */
const fewestLetters = 12;

export const guessLanguage = (folded: string): Guess => {
  const letters = folded.match(/\p{L}/gu) ?? [];
  const counts = new Map<ScriptName, number>();
  for (const letter of letters) {
    const name = scriptNames.find((each) => scripts[each].test(letter));
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  const script = letters.length >= fewestLetters && first !== undefined && first[1] * 10 >= letters.length * 6 ? first[0] : null;
  const hits = new Map<string, number>();
  const words = folded.match(/[\p{L}\p{M}]+/gu) ?? [];
  for (const word of words) for (const name of smallWords.get(word) ?? []) hits.set(name, (hits.get(name) ?? 0) + 1);
  return { script, words: words.length, languages: [...hits].map(([name, count]) => ({ name, hits: count })).sort((a, b) => b.hits - a.hits || (a.name < b.name ? -1 : 1)) };
};

export const scriptsOf = (language: string): readonly ScriptName[] => languages[language]?.scripts ?? [];
/** Has it small words of its own, so that it can be told from others in its script? */
export const isTold = (language: string): boolean => (languages[language]?.words ?? '') !== '';
