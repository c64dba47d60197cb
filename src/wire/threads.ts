/**
 * An editor's settings of a thread, as JSON; apart from `moderation.ts`, because few moderators' pages ever need it.
 *
 *     GET   /v1/:site/moderation/thread?thread=              → ThreadSettings
 *     PATCH /v1/:site/moderation/thread  ThreadChange        → 200 | 422 ThreadChangeOutcome
 */
import { integer, list, nullable, object, oneOf, optional, string, type Parsed, type Parser } from '../base/parse.js';
import { longestNote, mostPinned } from '../moderation/model/threads.js';

const thread = string({ min: 1, max: 500 });
const id = string({ min: 1, max: 64 });
const moment = nullable(integer(0));
const note = nullable(string({ max: longestNote }));
const pinned = list(id, mostPinned);

export const parseThreadSettings = object({
  thread,
  state: oneOf('open', 'closed'),
  closedBecause: nullable(oneOf('by-editor', 'too-old')),
  closedAt: moment,
  closesAt: moment,
  openedAt: moment,
  publishedAt: moment,
  closedNote: note,
  question: note,
  pinned,
});

/** Strict: a misspelt field would change nothing and say so to nobody. */
export const parseThreadChange = object(
  {
    thread,
    state: optional(oneOf('open', 'closed')),
    closesAt: optional(moment),
    closedNote: optional(note),
    question: optional(note),
    publishedAt: optional(moment),
    pinned: optional(pinned),
    closedAt: optional(moment),
    openedAt: optional(moment),
  },
  true,
);

const stored = object({ kind: oneOf('stored'), settings: parseThreadSettings });
const notPinnable = object({ kind: oneOf('not-pinnable'), id });

/** The body of every answer to a PATCH that is not a problem document. */
export const parseThreadChangeAnswer: Parser<Parsed<typeof stored> | Parsed<typeof notPinnable>> = (value, path = '') =>
  (value as { kind?: unknown } | null)?.kind === 'not-pinnable' ? notPinnable(value, path) : stored(value, path);
