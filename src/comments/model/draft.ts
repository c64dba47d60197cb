/** What a reader may send: the draft, its limits, and why a field cannot be taken. */
import { err, ok, type Result } from '../../base/result.js';
import { parseAddress } from './address.js';
import type { DraftField, DraftLimits, FieldRule } from './draft-limits.js';
import { cleanName, cleanText, hasRefusedCharacters, hasVisibleCharacters } from './text-safety.js';

export { defaultLimits, type DraftField, type DraftLimits, type FieldRule } from './draft-limits.js';

/** What a reader has written, cleaned and within limits. The e-mail travels to the server and nowhere else. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly website: string;
  readonly text: string;
  readonly dir?: 'ltr' | 'rtl';
  /** Asks for an e-mail at each reply. `parseDraft` never sets it: what listens to `sayso-comment-submit` may. */
  notify?: boolean;
}

/** Why a field cannot be taken as it is. Codes only: the form finds words for them. */
export type Problem =
  | { readonly field: DraftField; readonly code: 'missing' }
  | { readonly field: DraftField; readonly code: 'too-long'; readonly max: number; readonly length: number }
  | { readonly field: DraftField; readonly code: 'bad-characters' }
  | { readonly field: 'email'; readonly code: 'not-an-email' }
  | { readonly field: 'website'; readonly code: 'not-an-address' }
  | { readonly field: 'name'; readonly code: 'name-taken' };

export type ParseDraft = (input: unknown, limits: DraftLimits) => Result<Draft, readonly Problem[]>;

const fields = ['name', 'email', 'website', 'text'] as const satisfies readonly DraftField[];

/** Plain enough to reach somebody: one @, something before it, a host with a dot after it, no blanks, no header tricks. */
const looksLikeEmail = (text: string): boolean => {
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    at > 0 &&
    at <= 64 &&
    /^[^\s@\p{C}<>()[\]\\,;:"]+$/u.test(local) &&
    !local.startsWith('.') &&
    !local.endsWith('.') &&
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u.test(label))
  );
};

/** "example.org" is what people write; the scheme is added for them. */
const withScheme = (text: string): string => (/^[a-z][a-z0-9+.-]*:/iu.test(text) ? text : `https://${text}`);

const cleaners: Readonly<Record<DraftField, (text: string) => string>> = {
  name: cleanName,
  email: (text) => text.trim().normalize('NFC'),
  website: (text) => text.trim(),
  text: cleanText,
};

const problemOf = (field: DraftField, raw: unknown, value: string, { ask, max }: FieldRule): Problem | null => {
  if (typeof raw !== 'string' || hasRefusedCharacters(raw)) return { field, code: 'bad-characters' };
  if (!hasVisibleCharacters(value)) return ask === 'required' ? { field, code: 'missing' } : null;
  if (value.length > max) return { field, code: 'too-long', max, length: value.length };
  if (field === 'email' && !looksLikeEmail(value)) return { field, code: 'not-an-email' };
  if (field === 'website' && parseAddress(withScheme(value)) === null) return { field, code: 'not-an-address' };
  return null;
};

/**
 * The one judge of what a reader may send; browser and server ask it alike. Cleans what can be cleaned, says for each field
 * what cannot be taken. A field that the site does not ask for is left out, whatever it holds. Never throws.
 */
export const parseDraft: ParseDraft = (input, limits) => {
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const problems: Problem[] = [];
  const values: Record<DraftField, string> = { name: '', email: '', website: '', text: '' };
  for (const field of fields) {
    const rule = limits[field];
    if (rule.ask === 'off') continue;
    const raw = Object.hasOwn(given, field) ? (given[field] ?? '') : '';
    // Far beyond the limit nothing is cleaned: cleaning takes time, and no cleaning makes it fit.
    const hopeless = typeof raw === 'string' && raw.length > rule.max * 4 + 1000;
    const value = typeof raw !== 'string' ? '' : hopeless ? raw : cleaners[field](raw);
    const problem = problemOf(field, raw, value, rule);
    if (problem !== null) problems.push(problem);
    else if (hasVisibleCharacters(value)) values[field] = field === 'website' ? (parseAddress(withScheme(value))?.href ?? '') : value;
  }
  if (problems.length > 0) return err(problems);
  const dir = Object.hasOwn(given, 'dir') ? given['dir'] : undefined;
  return ok(dir === 'ltr' || dir === 'rtl' ? { ...values, dir } : values);
};
