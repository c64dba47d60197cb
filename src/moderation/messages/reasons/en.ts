/** What each rule says to a moderator, a sentence per code; this file is the type of all languages. A test holds that none is missing. */
import { formatNumber } from '../../../i18n/format.js';
import { plural } from '../../../i18n/plural.js';
import { isolated } from '../isolated.js';

/** What a rule tells about its finding, by name. */
export type Params = ReadonlyMap<string, string | number>;

const count = (params: Params, name = 'count'): number => Number(params.get(name) ?? 0);
const number = (value: number): string => formatNumber(value, 'en');
const text = (params: Params, name: string): string => String(params.get(name) ?? '');
const some = (value: number, one: string, many: string): string => plural(value, 'en', { one: `1 ${one}`, other: `${number(value)} ${many}` });

const who: Readonly<Record<string, string>> = { author: 'this author', network: 'this network', site: 'the whole site' };
const proof: Readonly<Record<string, string>> = { device: 'by the same browser', address: 'by a confirmed address', member: 'by the paper’s sign-in' };
const fields: Readonly<Record<string, string>> = { name: 'name', email: 'e-mail', website: 'website', decoy: 'a decoy' };
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const scripts = new Intl.DisplayNames('en', { type: 'script', fallback: 'code' });

export const nameOfLanguage = (code: string, names: Intl.DisplayNames): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};
/** ISO 15924 codes of the scripts that a rule names. */
export const scriptCodes: Readonly<Record<string, string>> = {
  Latin: 'Latn', Arabic: 'Arab', Cyrillic: 'Cyrl', Devanagari: 'Deva', Bengali: 'Beng', Gurmukhi: 'Guru', Gujarati: 'Gujr', Tamil: 'Taml',
  Telugu: 'Telu', Greek: 'Grek', Hebrew: 'Hebr', Thai: 'Thai', Hangul: 'Hang', Kana: 'Kana', Han: 'Hani',
};

export const reasons = {
  'thread-closed': (p: Params): string =>
    p.get('because') === 'too-old' ? 'The discussion is closed: it is too old' : p.get('because') === 'by-editor' ? 'The discussion was closed by an editor' : 'The discussion is closed',
  'author-banned': (_: Params): string => 'A moderator refuses new comments of this author',
  'author-muted': (_: Params): string => 'A moderator puts new comments of this author aside',
  'author-pre-moderated': (_: Params): string => 'A moderator wants to read this author’s comments first',
  'trap-filled': (_: Params): string => 'A hidden field was filled in, as programs do',
  'trap-missing': (_: Params): string => 'A hidden field of the form did not come along, as in a recorded request',
  'decoy-filled': (p: Params): string => `Filled in though the form does not ask for it: ${fields[text(p, 'field')] ?? text(p, 'field')}`,
  'ticket-missing': (_: Params): string => 'Sent without the form: no ticket came along',
  'ticket-forged': (_: Params): string => 'The form’s ticket is forged, or of another thread',
  'ticket-used': (_: Params): string => 'The form’s ticket was used for another comment before',
  'ticket-expired': (_: Params): string => 'The form’s ticket is too old',
  'ticket-young': (p: Params): string => `Sent ${some(count(p, 'seconds'), 'second', 'seconds')} after the form was first used; your site asks for ${number(count(p, 'min'))}`,
  'pace-too-soon': (p: Params): string => `${some(count(p, 'seconds'), 'second', 'seconds')} after the last comment of ${who[text(p, 'who')] ?? ''}; your site asks for ${number(count(p, 'min'))}`,
  'pace-too-many': (p: Params): string =>
    `${some(count(p), 'comment', 'comments')} of ${who[text(p, 'who')] ?? ''} within ${p.get('per') === 'hour' ? 'an hour' : 'a minute'}; your limit is ${number(count(p, 'max'))}`,
  'surge': (p: Params): string => `Many strangers at once: ${number(count(p))} within ten minutes`,
  'surge-without-work': (p: Params): string => `Many strangers at once: ${number(count(p))} within ten minutes, and this one’s browser did not do the work that was asked`,
  'same-text-in-thread': (p: Params): string =>
    plural(count(p), 'en', { one: 'The same text stands in this thread already', other: `The same text stands in this thread ${number(count(p))} times already` }),
  'same-text-on-site': (p: Params): string => `The same text came ${plural(count(p), 'en', { one: 'once', other: `${number(count(p))} times` })} today`,
  'listed-words': (p: Params): string => `On your word list: ${text(p, 'words')}`,
  'listed-host': (p: Params): string => `Leads to a site on your list: ${text(p, 'hosts')}`,
  'host-known-from-spam': (p: Params): string => `Leads to a site that came in spam before: ${text(p, 'hosts')}`,
  'too-many-links': (p: Params): string => `${some(count(p), 'link', 'links')}; your limit is ${number(count(p, 'max'))}`,
  'too-many-emails': (p: Params): string => `${some(count(p), 'e-mail address', 'e-mail addresses')}; your limit is ${number(count(p, 'max'))}`,
  'personal-email': (p: Params): string => `Somebody’s personal data? ${some(count(p), 'e-mail address', 'e-mail addresses')}`,
  'personal-phone': (p: Params): string => `Somebody’s personal data? ${some(count(p), 'telephone number', 'telephone numbers')}`,
  'personal-iban': (p: Params): string => `Somebody’s personal data? ${some(count(p), 'bank account (IBAN)', 'bank accounts (IBAN)')}`,
  'personal-cnic': (p: Params): string => `Somebody’s personal data? ${some(count(p), 'Pakistani identity card number (CNIC)', 'Pakistani identity card numbers (CNIC)')}`,
  'personal-aadhaar': (p: Params): string => `Somebody’s personal data? ${some(count(p), 'Aadhaar number', 'Aadhaar numbers')}`,
  'shouting': (p: Params): string => `${number(count(p, 'percent'))} % of the letters are capitals; your limit is ${number(count(p, 'max'))} %`,
  'rows-of-signs': (p: Params): string => `Rows of signs such as “!!!!”: ${number(count(p))}`,
  'other-script': (p: Params): string => `In a script that your site does not use: ${nameOfLanguage(scriptCodes[text(p, 'script')] ?? text(p, 'script'), scripts)}`,
  'other-language': (p: Params): string => `In a language that your site does not speak: ${nameOfLanguage(text(p, 'language'), languages)}`,
  'old-thread': (p: Params): string => `Under an article of ${some(count(p, 'days'), 'day', 'days')} ago; your limit is ${number(count(p, 'max'))}`,
  'learnt-spam': (p: Params): string =>
    `Reads like what you marked as spam: ${number(count(p, 'degree'))} of 100, learnt from ${number(count(p, 'decisions'))} decisions; by ${isolated(text(p, 'words'))}`,
  'learnt-too-little': (p: Params): string =>
    `New author, and too little is learnt from your decisions: ${number(count(p, 'spam'))} spam and ${number(count(p, 'ham'))} approved, of ${number(count(p, 'needed'))} each`,
  'trusted-author': (p: Params): string => `Known here ${proof[text(p, 'by')] ?? ''}: ${some(count(p, 'published'), 'comment', 'comments')} published`,
  'often-refused': (p: Params): string => `Often refused: ${number(count(p, 'refused'))} of ${some(count(p, 'published') + count(p, 'refused'), 'comment', 'comments')}`,
  'first-time-author': (p: Params): string =>
    count(p, 'needed') <= 1 ? 'First comment by this author' : `${number(count(p, 'published'))} published before; your site asks for ${number(count(p, 'needed'))}`,
  'premoderated': (_: Params): string => 'Every comment is read first here',
  'wp-links': (p: Params): string => `As in WordPress: ${some(count(p), 'link or e-mail address', 'links and e-mail addresses')}; held from ${number(count(p, 'max'))} on`,
  'wp-moderation-key': (p: Params): string => `As in WordPress: a moderation key${text(p, 'words') === '' ? ' in the address or the browser’s name' : `: ${text(p, 'words')}`}`,
  'wp-disallowed-key': (p: Params): string => `As in WordPress: a disallowed key${text(p, 'words') === '' ? ' in the address or the browser’s name' : `: ${text(p, 'words')}`}`,
  'wp-not-approved-before': (_: Params): string => 'As in WordPress: no approved comment with this name and address',
  'wp-duplicate': (_: Params): string => 'As in WordPress: the very same comment stands here already',
} satisfies Readonly<Record<string, (params: Params) => string>>;

export type ReasonWords = Readonly<Record<keyof typeof reasons, (params: Params) => string>>;
