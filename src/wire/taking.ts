/**
 * What readers do with a comment besides answering it; apart from `comments.ts`, because few ever need it.
 *
 *     PUT    /v1/:site/comments/:id/vote     X-Sayso-Receipt: secret   → 200 | 429 VoteAnswer
 *     DELETE /v1/:site/comments/:id/vote     X-Sayso-Receipt: secret   → 200 | 429 VoteAnswer
 *     POST   /v1/:site/comments/:id/flags    Idempotency-Key: secret   → 201 | 200 | 422 | 429 ReportAnswer
 *     POST   /v1/:site/comments/:id/notices  Idempotency-Key: secret   → 201 | 200 | 422 | 429 ReportAnswer
 */
import { boolean, integer, list, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../base/parse.js';
import type { ReportProblem } from '../comments/model/taking.js';

/** The words are judged by `parseFlag` and `parseNotice`; these only say what may stand there. */
export const parseFlagRequest = object({ reason: string({ max: 40 }), words: optional(string()) });
export type FlagRequest = Parsed<typeof parseFlagRequest>;
export const parseNoticeRequest = object({
  kind: string({ max: 40 }),
  explanation: string(),
  location: string({ max: 2000 }),
  name: optional(string()),
  email: optional(string()),
  goodFaith: boolean,
});
export type NoticeRequest = Parsed<typeof parseNoticeRequest>;

const tooFast = object({ kind: oneOf('too-fast'), retryAfterSeconds: integer(0) });
const counted = object({ kind: oneOf('counted'), votes: integer(0) });
const received = object({ kind: oneOf('received'), number: string({ min: 1, max: 40 }), at: integer(0), seenBefore: optional(boolean) });

const reportField = oneOf('reason', 'words', 'kind', 'explanation', 'name', 'email', 'goodFaith');
const plainProblem = object({ field: reportField, code: oneOf('missing', 'bad-characters', 'not-an-email') });
const tooLong = object({ field: reportField, code: oneOf('too-long'), max: integer(0), length: integer(0) });
const parseReportProblem: Parser<ReportProblem> = (value, path = '') =>
  (value as { code?: unknown } | null)?.code === 'too-long' ? tooLong(value, path) : plainProblem(value, path);
const refused = object({ kind: oneOf('refused'), problems: list(parseReportProblem, 20) });

const kindOf = (value: unknown): unknown => (value as { kind?: unknown } | null)?.kind;

/** The body of every answer to a vote that is not a problem document. */
export const parseVoteAnswer: Parser<Parsed<typeof counted> | Parsed<typeof tooFast>> = (value, path = '') =>
  kindOf(value) === 'too-fast' ? tooFast(value, path) : counted(value, path);

/** The same of a report. */
export const parseReportAnswer: Parser<Parsed<typeof received> | Parsed<typeof refused> | Parsed<typeof tooFast>> = (value, path = '') => {
  switch (kindOf(value)) {
    case 'received':
      return received(value, path);
    case 'refused':
      return refused(value, path);
    case 'too-fast':
      return tooFast(value, path);
    default:
      return wrong(path, 'an outcome of a report', value);
  }
};
