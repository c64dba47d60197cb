/** What the rules say of a comment, and why. */
import { integer, list, object, oneOf, optional, record, string, type Parsed, type Parser } from '../../base/parse.js';
import { ok } from '../../base/result.js';

/** From mild to strict; the strictest action of all reasons wins. `refuse` gives the words back and stores nothing. */
export const verdictActions = ['publish', 'hold', 'spam', 'refuse'] as const;
export type VerdictAction = (typeof verdictActions)[number];

export const spanFields = ['text', 'name', 'website'] as const;

/** A place in a field, in UTF-16 units: `[start, end)`. */
export const parseSpan = object({ field: oneOf(...spanFields), start: integer(0), end: integer(0) });
export type Span = Parsed<typeof parseSpan>;

const parseParam: Parser<string | number> = (value, path = '') =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value) : string({ max: 500 })(value, path);

/** Why one rule spoke. `params` fill the words that `messages` has for `code`; `where` marks what it saw. */
export const parseReason = object({
  rule: string({ min: 1, max: 40 }),
  code: string({ min: 1, max: 60 }),
  action: oneOf(...verdictActions),
  params: record(parseParam),
  where: optional(list(parseSpan, 200)),
});
export type Reason = Parsed<typeof parseReason>;

export interface Verdict {
  readonly action: VerdictAction;
  /** Every reason is kept, in the rule set's order, the mild ones too. */
  readonly reasons: readonly Reason[];
  /** Which rules spoke: name and version of the rule set. */
  readonly ruleSet: { readonly name: string; readonly version: number };
}

/** What its author is told of the reasons: codes, and nothing that is only a note for moderators. */
export const toldReasons = (reasons: readonly Reason[]): readonly Pick<Reason, 'rule' | 'code'>[] =>
  reasons.filter(({ action }) => action !== 'publish').map(({ rule, code }) => ({ rule, code }));

/** A reason as JSON writes it: `params` is a Map here, and `JSON.stringify` would make `{}` of it. `parseReason` reads it back. */
export const reasonToJson = ({ params, ...rest }: Reason): Omit<Reason, 'params'> & { readonly params: Readonly<Record<string, string | number>> } => ({
  ...rest,
  params: Object.fromEntries(params),
});
