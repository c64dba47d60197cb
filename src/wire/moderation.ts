/**
 * The moderators' half of our HTTP API, as JSON. All of it needs a signed-in moderator of the site and, where it changes
 * something, the header `X-Sayso: 1` (S-12).
 *
 *     GET  /v1/:site/moderation/session                        → {"moderator": Moderator | null}
 *     GET  /v1/:site/moderation/queue?queue=&limit=&cursor=    → QueuePage; also thread=, authorOf=, rule=, lang=, text=
 *     POST /v1/:site/moderation/decisions  {batch, decisions}  → {"results": [DecisionResult, …]}
 *     POST /v1/:site/moderation/undo       {batch, only, after} → {"results": [DecisionResult, …], "next": id | null}
 *     GET  /v1/:site/moderation/stream?since=&tab=             text/event-stream → QueueEvent per message
 *     POST /v1/:site/moderation/presence   {tab, comment}      → 204; told to the streams of other moderators
 */
import { boolean, integer, list, nullable, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../base/parse.js';
import { parseComment, statuses } from '../comments/model/comment.js';
import { conflictCauses, decisionActions, moderatorRights, queueNames } from '../moderation/model/backend.js';
import { decisionReasons, longestReason } from '../moderation/model/decision-reason.js';
import { longestSearch } from '../moderation/model/filter.js';
import { parseReason } from '../moderation/model/verdict.js';

const id = string({ min: 1, max: 64 });

export const parseModerator = object({ id, name: string({ max: 245 }), may: optional(list(oneOf(...moderatorRights), moderatorRights.length)) });
export const parseSession = object({ moderator: nullable(parseModerator) });

export const parseDecisionReason = object({ code: oneOf(...decisionReasons), words: optional(string({ min: 1, max: longestReason })) });

export const parseDecisionRecord = object({
  action: oneOf(...decisionActions),
  by: string({ max: 245 }),
  at: integer(0),
  batch: id,
  undoUntil: integer(0),
  reason: optional(parseDecisionReason),
});

export const parseQueueItem = object({
  comment: parseComment,
  reasons: list(parseReason, 200),
  page: object({ url: string({ max: 2000 }), title: string({ max: 500 }) }),
  inReplyTo: nullable(object({ id, name: string({ max: 65_525 }), text: string({ max: 65_525 }) })),
  author: object({ published: integer(0), refused: integer(0), member: optional(boolean), confirmed: optional(boolean) }),
  decided: nullable(parseDecisionRecord),
  seq: integer(0),
});

export const parseQueuePage = object({
  items: list(parseQueueItem, 1000),
  next: nullable(string({ max: 200 })),
  counts: object({
    held: integer(0), reported: integer(0), unreviewed: integer(0), published: integer(0), spam: integer(0), rejected: integer(0), all: integer(0),
  }),
  matching: nullable(integer(0)),
  seq: integer(0),
});
export const parseQueueName = oneOf(...queueNames);

/** Strict: a misspelt predicate would widen the list and say so to nobody. */
export const parseQueueFilter = object(
  {
    thread: optional(string({ min: 1, max: 500 })),
    authorOf: optional(id),
    rule: optional(string({ min: 1, max: 40 })),
    lang: optional(string({ min: 1, max: 35 })),
    text: optional(string({ min: 1, max: longestSearch })),
  },
  true,
);

export const parseDecision = object({
  id,
  revision: integer(1),
  expectedStatus: oneOf(...statuses),
  action: oneOf(...decisionActions),
  seen: optional(integer(0)),
  reason: optional(parseDecisionReason),
});
/** Comments that one request decides on or takes back at most. */
export const mostDecisions = 500;
export const parseDecisionsRequest = object({ batch: id, decisions: list(parseDecision, mostDecisions) });
export const parseUndoRequest = object({ batch: id, only: optional(list(id, mostDecisions)), after: optional(id) });

const done = object({ kind: oneOf('done'), id, item: parseQueueItem });
const conflict = object({ kind: oneOf('conflict'), id, because: oneOf(...conflictCauses), item: parseQueueItem });
const unknown = object({ kind: oneOf('unknown'), id });
export const parseDecisionResult: Parser<Parsed<typeof done> | Parsed<typeof conflict> | Parsed<typeof unknown>> = (value, path = '') => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return kind === 'unknown' ? unknown(value, path) : kind === 'conflict' ? conflict(value, path) : done(value, path);
};
export const parseDecisionResults = object({ results: list(parseDecisionResult, mostDecisions) });
export const parseUndoResults = object({ results: list(parseDecisionResult, mostDecisions), next: nullable(id) });

/** One message of the moderators' stream; its SSE id is the `seq`. */
export const parseQueueEvent: Parser<{
  readonly kind: 'changed';
  readonly seq: number;
  readonly id: string;
  readonly status: (typeof statuses)[number];
}> = (value, path = '') => {
  const parsed = object({ kind: oneOf('changed'), seq: integer(0), id, status: oneOf(...statuses) })(value, path);
  return parsed.ok ? parsed : wrong(path, parsed.error.expected, value);
};

export const parsePresenceRequest = object({ tab: id, comment: nullable(id) });
/** Who else looks at what; it bears no number, for nothing of the site has changed. */
export const parsePresence = object({ kind: oneOf('presence'), viewers: list(object({ comment: id, name: string({ max: 245 }) }), 1000) });
