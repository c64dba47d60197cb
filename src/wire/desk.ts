/**
 * What moderators need now and then, as JSON; apart from `moderation.ts`, because it comes when first used.
 *
 *     POST /v1/:site/moderation/sweep    {queue, filter, action, seen}              → {"reach": 1234}
 *     POST /v1/:site/moderation/sweep    {…, batch, after}                          → {"done", "passedOver", "undoWindow", "next"}
 *     POST /v1/:site/moderation/reply    {to, text, batch, decision}                → 201 | 409 | 422 ReplyOutcome
 *     GET  /v1/:site/moderation/author?of=                                          → AuthorFile
 *     POST /v1/:site/moderation/author   AuthorChange                               → AuthorFile
 *     GET  /v1/:site/moderation/conversation?of=                                    → {"comments": [Comment, …]}
 *     GET  /v1/:site/moderation/reports?of=                                         → {"reports": [GivenReport, …]}
 *     GET  /v1/:site/moderation/filters                                             → {"filters": [SavedFilter, …]}
 *     PUT  /v1/:site/moderation/filters  {"filters": […]}                           → the same
 */
import { boolean, integer, list, nullable, object, oneOf, optional, string, type Parsed, type Parser } from '../base/parse.js';
import { parseComment } from '../comments/model/comment.js';
import { decisionActions } from '../moderation/model/backend.js';
import { longestAuthorNote, longestFilterName, mostNotes, mostSavedFilters, standingKinds } from '../moderation/model/desk.js';
import { reportLanes } from '../moderation/model/reports.js';
import { parseDecision, parseDecisionReason, parseDecisionResult, parseQueueFilter, parseQueueItem, parseQueueName } from './moderation.js';

const id = string({ min: 1, max: 64 });
const name = string({ max: 245 });

/** Strict: a misspelt predicate would reach further than was meant. */
export const parseSweepRequest = object(
  {
    queue: parseQueueName,
    filter: parseQueueFilter,
    action: oneOf(...decisionActions),
    seen: integer(0),
    reason: optional(parseDecisionReason),
    batch: optional(id),
    after: optional(string({ max: 200 })),
  },
  true,
);
export const parseSweepReach = object({ reach: integer(0) });
export const parseSweepStep = object({ done: integer(0), passedOver: integer(0), undoWindow: integer(0), next: nullable(string({ max: 200 })) });

export const parseReplyRequest = object({ to: id, text: string({ max: 65_525 }), batch: id, decision: optional(parseDecision) }, true);
const stored = object({ kind: oneOf('stored'), reply: parseComment, result: nullable(parseDecisionResult) });
const conflict = object({ kind: oneOf('conflict'), result: parseDecisionResult });
const refused = object({ kind: oneOf('refused'), because: oneOf('missing', 'too-long', 'not-published') });
export const parseReplyOutcome: Parser<Parsed<typeof stored> | Parsed<typeof conflict> | Parsed<typeof refused>> = (value, path = '') => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return kind === 'refused' ? refused(value, path) : kind === 'conflict' ? conflict(value, path) : stored(value, path);
};

export const parseAuthorFile = object({
  known: boolean,
  standing: nullable(object({ kind: oneOf(...standingKinds), until: nullable(integer(0)), by: name, at: integer(0), reason: optional(parseDecisionReason) })),
  appeal: optional(object({ kind: oneOf(...standingKinds), words: string({ max: 500 }), at: integer(0) })),
  notes: list(object({ id, text: string({ max: longestAuthorNote }), by: name, at: integer(0) }), mostNotes),
  recent: list(parseQueueItem, 200),
});
export const parseAuthorChange = object(
  {
    of: id,
    standing: optional(nullable(object({ kind: oneOf(...standingKinds), until: nullable(integer(0)) }))),
    reason: optional(parseDecisionReason),
    uphold: optional(boolean),
    addNote: optional(string({ min: 1, max: longestAuthorNote })),
    dropNote: optional(id),
  },
  true,
);

export const parseConversation = object({ comments: list(parseComment, 10_000) });

export const parseGivenReports = object({
  reports: list(
    object({
      number: string({ max: 20 }), lane: oneOf(...reportLanes), reason: string({ max: 60 }), words: string({ max: 65_525 }), location: string({ max: 20_000 }),
      name: nullable(string({ max: 1000 })), email: nullable(string({ max: 1000 })), at: integer(0), open: boolean,
    }),
    1000,
  ),
});

export const parseSavedFilters = object({
  filters: list(object({ name: string({ min: 1, max: longestFilterName }), queue: parseQueueName, filter: parseQueueFilter }), mostSavedFilters),
});
