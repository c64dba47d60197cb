/**
 * The readers' half of our HTTP API, as JSON. The server encodes what these parse, the `http` backend parses what it encodes.
 *
 *     GET  /v1/:site/comments?thread=&sort=&limit=&cursor=&around=   → ThreadPage
 *     GET  /v1/:site/ticket?thread=                                       → {"ticket", "work"}
 *     POST /v1/:site/comments      Idempotency-Key: secret                → 201 | 200 (seen before) PostOutcome
 *     PATCH  /v1/:site/comments/:id  X-Sayso-Receipt: secret             → 200 | 409 | 422 | 429 EditOutcome
 *     DELETE /v1/:site/comments/:id  X-Sayso-Receipt: secret             → 200 | 409 RemoveOutcome
 *     POST /v1/:site/receipts      {"secrets": […]}                       → {"own": [OwnComment | null, …]}
 *     GET  /v1/:site/counts?thread=&thread=…                              → {"counts": {thread: number}}
 *     GET  /v1/:site/stream?thread=&since=     text/event-stream, Last-Event-ID resumes → ThreadEvent per message
 *
 * Thread ids hold slashes, so they travel as a parameter. Secrets travel in bodies and headers, never in an address (S-28).
 */
import { boolean, integer, list, nullable, object, oneOf, optional, record, string, wrong, type Parsed, type Parser } from '../base/parse.js';
import { sorts } from '../comments/model/backend.js';
import { parseComment } from '../comments/model/comment.js';

/** 128 bits as base64url. */
export const secretPattern = /^[A-Za-z0-9_-]{22}$/;
const parseSecret: Parser<string> = (value, path = '') =>
  typeof value === 'string' && secretPattern.test(value) ? { ok: true, value } : wrong(path, 'a secret of 22 characters', '(hidden)');

const parseFieldRule = object({ ask: oneOf('off', 'optional', 'required'), max: integer(1, 65_525) });
export const parseDraftLimits = object({ name: parseFieldRule, email: parseFieldRule, website: parseFieldRule, text: parseFieldRule });

export const parseThreadInfo = object({
  thread: string({ min: 1, max: 500 }),
  state: oneOf('open', 'closed'),
  closedBecause: nullable(oneOf('by-editor', 'too-old')),
  closedAt: nullable(integer(0)),
  total: integer(0),
  limits: parseDraftLimits,
  offers: optional(list(string({ max: 40 }), 40)),
  writing: optional(object({ writers: optional(oneOf('verified', 'members')), signIn: optional(string({ max: 2000 })), notify: optional(boolean) })),
  privacy: optional(string({ max: 2000 })),
  closesAt: optional(integer(0)),
  closedNote: optional(string({ max: 300 })),
  question: optional(string({ max: 300 })),
  pinned: optional(list(string({ max: 64 }), 3)),
  sorts: optional(list(oneOf(...sorts), 10)),
});

export const parseThreadPage = object({
  info: parseThreadInfo,
  comments: list(parseComment, 10_000),
  next: nullable(string({ max: 200 })),
  seq: integer(0),
});

export const parsePublicReason = object({ rule: string({ max: 40 }), code: string({ max: 60 }), said: optional(string({ max: 500 })), page: optional(string({ max: 500 })) });
export const parseOwnComment = object({ comment: parseComment, reasons: list(parsePublicReason, 100), editableUntil: optional(integer(0)) });
export const parseReceipts = object({ own: list(nullable(parseOwnComment), 200) });
export const parseReceiptsRequest = object({ secrets: list(parseSecret, 200) });
export const parseCounts = object({ counts: record(integer(0)) });

const draftFields = oneOf('name', 'email', 'website', 'text');
/** A problem at a field; `max` and `length` stand where the code is `too-long`. */
export const parseFieldProblem = object({
  field: draftFields,
  code: oneOf('missing', 'too-long', 'bad-characters', 'not-an-email', 'not-an-address', 'name-taken'),
  max: optional(integer(0)),
  length: optional(integer(0)),
});
export type FieldProblem = Parsed<typeof parseFieldProblem>;

/** `work`: leading zero bits that SHA-256 of the ticket's seal, a dot and a number must show; the number goes behind the ticket. 0: none. */
export const parseTicket = object({ ticket: string({ max: 150 }), work: integer(0, 24) });

/** What a POST of a comment carries. The secret stands in `Idempotency-Key`. The draft itself is judged by `parseDraft`. */
export const parsePostRequest = object({
  thread: string({ min: 1, max: 500 }),
  parent: nullable(string({ min: 1, max: 64 })),
  draft: object({
    name: optional(string()),
    email: optional(string()),
    website: optional(string()),
    text: optional(string()),
    dir: optional(oneOf('ltr', 'rtl')),
    notify: optional(boolean),
  }),
  trap: string(),
  /** What `GET …/ticket` gave when the writing began, with the work that it asked for behind it. */
  ticket: optional(string({ max: 200 })),
  /** Secrets of earlier comments from the same browser, the newest last: whoever has them is known. */
  proof: optional(list(parseSecret, 20)),
  page: object({ url: string(), title: string() }),
});
export type PostRequest = Parsed<typeof parsePostRequest>;

const stored = object({ kind: oneOf('stored'), own: parseOwnComment, seenBefore: optional(boolean) });
const refused = object({ kind: oneOf('refused'), problems: list(parseFieldProblem, 20), reasons: list(parsePublicReason, 100) });
const closed = object({ kind: oneOf('closed') });
const tooFast = object({ kind: oneOf('too-fast'), retryAfterSeconds: integer(0) });

/** The body of every answer to a POST that is not a problem document: 200, 201, 409 (closed), 422 (refused), 429. */
export const parsePostAnswer: Parser<
  Parsed<typeof stored> | Parsed<typeof refused> | Parsed<typeof closed> | Parsed<typeof tooFast>
> = (value, path = '') => {
  switch ((value as { kind?: unknown } | null)?.kind) {
    case 'stored':
      return stored(value, path);
    case 'refused':
      return refused(value, path);
    case 'closed':
      return closed(value, path);
    case 'too-fast':
      return tooFast(value, path);
    default:
      return wrong(path, 'an outcome of a post', value);
  }
};

const commentEvent = object({ kind: oneOf('comment'), seq: integer(0), comment: parseComment });
const goneEvent = object({ kind: oneOf('gone'), seq: integer(0), id: string({ min: 1, max: 64 }) });

/** One message of the readers' stream; its SSE id is the `seq`. */
export const parseStreamEvent: Parser<Parsed<typeof commentEvent> | Parsed<typeof goneEvent>> = (value, path = '') =>
  (value as { kind?: unknown } | null)?.kind === 'gone' ? goneEvent(value, path) : commentEvent(value, path);
