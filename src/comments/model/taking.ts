/**
 * What a reader may do with a comment besides answering it: recommend it, and report it in two lanes that are never mixed
 * (CM-23): a flag says that it breaks the house rules, a notice says that it is illegal (Art. 16 DSA). Nobody needs an account
 * for either. Pure; browser, server and `local` judge by the same lines.
 */
import { err, ok, type Result } from '../../base/result.js';
import type { AbortSignalLike } from './backend.js';
import { parseDraft } from './draft.js';
import type { DraftLimits } from './draft-limits.js';

/** Why a comment breaks the house rules. */
export const houseReasons = ['spam', 'insult', 'hate', 'off-topic', 'private', 'other'] as const;
export type HouseReason = (typeof houseReasons)[number];

/** What kind of illegal content a notice is about. `child-abuse`: offences of Art. 3–7 of Directive 2011/93/EU. */
export const illegalKinds = ['hate', 'threat', 'defamation', 'private', 'child-abuse', 'terrorism', 'fraud', 'copyright', 'other'] as const;
export type IllegalKind = (typeof illegalKinds)[number];

/** Longest texts, in UTF-16 units. */
export const reportLimits = { words: 1000, explanation: 5000, location: 2000, name: 245, email: 100 } as const;

export interface Flag {
  readonly reason: HouseReason;
  /** '' where nothing is added; `other` needs some. */
  readonly words: string;
}

/** The fields of Art. 16(2): an explanation, who says so, and that it is said in good faith. The place is `location` of the report. */
export interface LegalNotice {
  readonly kind: IllegalKind;
  readonly explanation: string;
  /** Both '' where the kind lets people stay unnamed and they did. They go to the server and no further than its moderators. */
  readonly name: string;
  readonly email: string;
  readonly goodFaith: true;
}

export type ReportField = 'reason' | 'words' | 'kind' | 'explanation' | 'name' | 'email' | 'goodFaith';
export type ReportProblem =
  | { readonly field: ReportField; readonly code: 'missing' | 'bad-characters' | 'not-an-email' }
  | { readonly field: ReportField; readonly code: 'too-long'; readonly max: number; readonly length: number };

/** May the one who gives notice stay unnamed? Art. 16(2)(c) asks for a name and an address except here. */
export const mayStayUnnamed = (kind: unknown): boolean => kind === 'child-abuse';

const off = { ask: 'off', max: 0 } as const;

/** Texts by the same judge as a comment's, under the names that they have in a report. */
const parseTexts = (input: unknown, limits: Partial<DraftLimits>, text: 'words' | 'explanation') => {
  const parsed = parseDraft(input, { name: off, email: off, website: off, text: off, ...limits });
  if (parsed.ok) return { texts: parsed.value, problems: [] };
  const problems = parsed.error.map((problem): ReportProblem => {
    const field = problem.field === 'text' || problem.field === 'website' ? text : problem.field;
    if (problem.code === 'too-long') return { field, code: problem.code, max: problem.max, length: problem.length };
    return { field, code: problem.code === 'missing' || problem.code === 'not-an-email' ? problem.code : 'bad-characters' };
  });
  return { texts: { name: '', email: '', text: '' }, problems };
};

/** What came, by its names, whatever it is. */
export type Raw<T> = { readonly [K in keyof T]?: unknown };

export const parseFlag = ({ reason, words }: Raw<Flag>): Result<Flag, readonly ReportProblem[]> => {
  const known = houseReasons.find((each) => each === reason);
  const { texts, problems } = parseTexts({ text: words }, { text: { ask: known === 'other' ? 'required' : 'optional', max: reportLimits.words } }, 'words');
  if (known === undefined) return err([{ field: 'reason', code: 'missing' }, ...problems]);
  return problems.length > 0 ? err(problems) : ok({ reason: known, words: texts.text });
};

export const parseNotice = ({ kind, explanation, name, email, goodFaith }: Raw<LegalNotice>): Result<LegalNotice, readonly ReportProblem[]> => {
  const known = illegalKinds.find((each) => each === kind);
  const ask = mayStayUnnamed(known) ? 'optional' : 'required';
  const limits = { name: { ask, max: reportLimits.name }, email: { ask, max: reportLimits.email }, text: { ask: 'required', max: reportLimits.explanation } } as const;
  const { texts, problems: found } = parseTexts({ name, email, text: explanation }, limits, 'explanation');
  // In the order of the form, so that the first one is the one to go to.
  const problems: readonly ReportProblem[] = [
    ...(known === undefined ? [{ field: 'kind', code: 'missing' } as const] : []),
    ...found.filter(({ field }) => field === 'explanation'),
    ...found.filter(({ field }) => field !== 'explanation'),
    ...(goodFaith === true ? [] : [{ field: 'goodFaith', code: 'missing' } as const]),
  ];
  if (known === undefined || problems.length > 0) return err(problems);
  return ok({ kind: known, explanation: texts.text, name: texts.name, email: texts.email, goodFaith: true });
};

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Without letters that are taken for others. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number that can be read out on the telephone, out of ten random characters of base64url: `K7QXM-2R9TD`. */
export const reportNumber = (random: string): string => {
  const letters = [...random].slice(0, 10).map((letter) => digits[base64url.indexOf(letter) % 32] ?? '0');
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
};

export type VoteOutcome =
  /** How many readers recommend it now. */
  { readonly kind: 'counted'; readonly votes: number } | { readonly kind: 'too-fast'; readonly retryAfterSeconds: number };

export type ReportOutcome =
  /** `number` names the report when its writer comes back to it; `at` is ms since 1970. */
  | { readonly kind: 'received'; readonly number: string; readonly at: number }
  /** Nothing was stored; what was typed stays in the form. */
  | { readonly kind: 'refused'; readonly problems: readonly ReportProblem[] }
  | { readonly kind: 'too-fast'; readonly retryAfterSeconds: number };

export interface Vote {
  readonly id: string;
  /** 128 random bits as 22 characters of base64url, made for this vote alone: whoever has it can take the vote back. */
  readonly secret: string;
}

export interface Report<T> {
  /** The comment. */
  readonly id: string;
  /** Made for this report alone; the same one again is the same report. */
  readonly secret: string;
  readonly says: Raw<T>;
}

/**
 * Every call may safely be made again with the same secret. Throws `BackendError`: `not-found` where no such comment is
 * published, `secret-reused` where a report's secret came with other words before.
 */
export interface Taking {
  vote(vote: Vote, signal?: AbortSignalLike): Promise<VoteOutcome>;
  /** Takes it back; counted even where it never was a vote. */
  unvote(vote: Vote, signal?: AbortSignalLike): Promise<VoteOutcome>;
  flag(report: Report<Flag>, signal?: AbortSignalLike): Promise<ReportOutcome>;
  /** `location`: the address at which the comment was seen. */
  notice(report: Report<LegalNotice> & { readonly location: string }, signal?: AbortSignalLike): Promise<ReportOutcome>;
}
