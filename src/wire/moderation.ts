/**
 * The moderators' half of our HTTP API, as JSON. All of it needs a signed-in moderator of the site and, where it changes
 * something, the header `X-Sayso: 1` (S-12).
 *
 *     GET  /v1/:site/moderation/session                        → {"moderator": Moderator | null}
 *     GET  /v1/:site/moderation/queue?queue=&limit=&cursor=    → QueuePage
 *     POST /v1/:site/moderation/decisions  {batch, decisions}  → {"results": [DecisionResult, …]}
 *     POST /v1/:site/moderation/undo       {batch}             → {"results": [DecisionResult, …]}
 *     GET  /v1/:site/moderation/stream?since=                  text/event-stream → QueueEvent per message
 */
import { boolean, integer, list, nullable, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../base/parse.js';
import { parseComment, statuses } from '../comments/model/comment.js';
import { decisionActions, queueNames } from '../moderation/model/backend.js';
import { parseReason } from '../moderation/model/verdict.js';

const id = string({ min: 1, max: 64 });

export const parseModerator = object({ id, name: string({ max: 245 }) });
export const parseSession = object({ moderator: nullable(parseModerator) });

export const parseDecisionRecord = object({
  action: oneOf(...decisionActions),
  by: string({ max: 245 }),
  at: integer(0),
  batch: id,
  undoUntil: integer(0),
});

export const parseQueueItem = object({
  comment: parseComment,
  reasons: list(parseReason, 200),
  page: object({ url: string({ max: 2000 }), title: string({ max: 500 }) }),
  inReplyTo: nullable(object({ id, name: string({ max: 65_525 }), text: string({ max: 65_525 }) })),
  author: object({ published: integer(0), refused: integer(0), member: optional(boolean), confirmed: optional(boolean) }),
  decided: nullable(parseDecisionRecord),
});

export const parseQueuePage = object({
  items: list(parseQueueItem, 1000),
  next: nullable(string({ max: 200 })),
  counts: object({ held: integer(0), reported: integer(0), published: integer(0), spam: integer(0), rejected: integer(0) }),
  seq: integer(0),
});
export const parseQueueName = oneOf(...queueNames);

export const parseDecision = object({
  id,
  revision: integer(1),
  expectedStatus: oneOf(...statuses),
  action: oneOf(...decisionActions),
});
export const parseDecisionsRequest = object({ batch: id, decisions: list(parseDecision, 500) });
export const parseUndoRequest = object({ batch: id });

const settled = object({ kind: oneOf('done', 'conflict'), id, item: parseQueueItem });
const unknown = object({ kind: oneOf('unknown'), id });
export const parseDecisionResult: Parser<Parsed<typeof settled> | Parsed<typeof unknown>> = (value, path = '') =>
  (value as { kind?: unknown } | null)?.kind === 'unknown' ? unknown(value, path) : settled(value, path);
export const parseDecisionResults = object({ results: list(parseDecisionResult, 500) });

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
