/**
 * The readers' half of our HTTP API as a page reads it: the shapes of what `comments.ts` describes for servers and tests, without
 * limits that only a stranger's request needs. test/wire/round-trip.test.ts holds the two together.
 *
 * A new field of a comment or a thread gets a line in three places: the parser (`model/comment.ts`, `comments.ts`), the shape
 * here (as `'name?'`, so that a page goes on understanding servers that do not send it), and the server's encoding.
 */
import type { Shape } from '../base/shape.js';

/** The site that both ends mean where nobody names one. */
export const defaultSiteId = 'default';

/** The header that carries the receipt's secret; no form can send it. */
export const receiptHeader = 'x-sayso-receipt';

export const commentShape = {
  'id': 'string',
  'thread': 'string',
  'parent': ['string', null],
  'author': { 'name': 'string', 'website?': 'string', 'badge?': 'staff|author', 'seed': 'string' },
  'text': 'string',
  'tree?': [''],
  'lang?': 'string',
  'dir?': 'ltr|rtl',
  'status': 'published|held|spam|rejected|removed|erased',
  'createdAt': 'number',
  'editedAt?': ['number', null],
  'revision': 'number',
  'votes?': 'number',
  'seq': 'number',
} as const satisfies Shape;

const fieldRule = { ask: 'off|optional|required', max: 'number' } as const;

/** Its comments are looked at one by one: a faulty one must not hide the others. */
export const pageShape = {
  info: {
    'thread': 'string',
    'state': 'open|closed',
    'closedBecause?': ['by-editor|too-old', null],
    'closedAt?': ['number', null],
    'total': 'number',
    'limits': { name: fieldRule, email: fieldRule, website: fieldRule, text: fieldRule },
    'offers?': ['string'],
    'closesAt?': 'number',
    'closedNote?': 'string',
    'question?': 'string',
    'pinned?': ['string'],
    'sorts?': ['newest|oldest|best|discussed'],
    'writing?': { 'writers?': 'verified|members', 'signIn?': 'string', 'notify?': 'boolean' },
  },
  comments: [''],
  next: ['string', null],
  seq: 'number',
} as const satisfies Shape;

const reason = { rule: 'string', code: 'string' } as const;
export const ownShape = { 'comment': commentShape, 'reasons': [reason], 'editableUntil?': 'number' } as const satisfies Shape;
export const receiptsShape = { own: [[ownShape, null]] } as const satisfies Shape;

/** One by one too: what a newer server objects to is no reason to send the same again. */
export const problemShape = { 'field': 'name|email|website|text', 'code': 'missing|too-long|bad-characters|not-an-email|not-an-address|name-taken', 'max?': 'number', 'length?': 'number' } as const satisfies Shape;

export const refusedShape = { problems: [''], reasons: [reason] } as const satisfies Shape;
export const tooFastShape = { retryAfterSeconds: 'number' } as const satisfies Shape;
export const postShape = { kind: { 'stored': { own: ownShape }, 'refused': refusedShape, 'closed': {}, 'too-fast': tooFastShape } } as const satisfies Shape;

export const streamShape = { kind: { comment: { seq: 'number', comment: commentShape }, gone: { seq: 'number', id: 'string' } } } as const satisfies Shape;
