/** What changing a comment carries and is answered; apart from `comments.ts`, because few readers ever need it. */
import { integer, list, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../base/parse.js';
import { parseFieldProblem, parseOwnComment, parsePublicReason } from './comments.js';

/** The body of a PATCH. The words themselves are judged by `parseDraft`. */
export const parseEditRequest = object({ revision: integer(1), text: string(), dir: optional(oneOf('ltr', 'rtl')) });
export type EditRequest = Parsed<typeof parseEditRequest>;

const stored = object({ kind: oneOf('stored'), own: parseOwnComment });
const refused = object({ kind: oneOf('refused'), problems: list(parseFieldProblem, 20), reasons: list(parsePublicReason, 100) });
const plain = object({ kind: oneOf('closed', 'too-late') });
const conflict = object({ kind: oneOf('conflict'), own: parseOwnComment });
const tooFast = object({ kind: oneOf('too-fast'), retryAfterSeconds: integer(0) });
const removed = object({ kind: oneOf('removed'), own: parseOwnComment });

const kindOf = (value: unknown): unknown => (value as { kind?: unknown } | null)?.kind;

/** The body of every answer to a PATCH that is not a problem document. */
export const parseEditAnswer: Parser<
  Parsed<typeof stored> | Parsed<typeof refused> | Parsed<typeof plain> | Parsed<typeof conflict> | Parsed<typeof tooFast>
> = (value, path = '') => {
  switch (kindOf(value)) {
    case 'stored':
      return stored(value, path);
    case 'refused':
      return refused(value, path);
    case 'closed':
    case 'too-late':
      return plain(value, path);
    case 'conflict':
      return conflict(value, path);
    case 'too-fast':
      return tooFast(value, path);
    default:
      return wrong(path, 'an outcome of an edit', value);
  }
};

/** The same of a DELETE. */
export const parseRemoveAnswer: Parser<Parsed<typeof removed> | Parsed<typeof conflict>> = (value, path = '') =>
  kindOf(value) === 'conflict' ? conflict(value, path) : removed(value, path);
