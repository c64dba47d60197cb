/**
 * The readers' half of our HTTP API as a page reads it: the shapes of what `comments.ts` describes for servers and tests, without
 * limits that only a stranger's request needs. test/wire/round-trip.test.ts holds the two together.
 *
 * A new field of a comment or a thread gets a line in three places: the parser (`model/comment.ts`, `comments.ts`), the shape
 * here (as `'name?'`, so that a page goes on understanding servers that do not send it), and the server's encoding.
 */
import type { OpenEnum, Shape } from '../base/shape.js';
import type { Sort } from '../comments/model/backend.js';

/** The site that both ends mean where nobody names one. */
export const defaultSiteId = 'default';

export const commentShape = {
  'id,thread,text': 'string',
  'parent': ['string', null],
  'author': { 'name,seed,website?': 'string', 'badge?': 'staff|author' },
  'tree?': [''],
  'lang?': 'string',
  'dir?': 'string' as OpenEnum<'ltr' | 'rtl'>,
  'status': 'published|held|spam|rejected|removed|erased',
  'editedAt?': ['number', null],
  'createdAt,revision,seq,votes?': 'number',
} as const satisfies Shape;

/** Its comments are looked at one by one: a faulty one must not hide the others. */
export const pageShape = {
  info: {
    'thread,privacy?,closedNote?,question?': 'string',
    'state': 'open|closed',
    'closedBecause?': ['by-editor|too-old', null],
    'closedAt?': ['number', null],
    'total,closesAt?': 'number',
    'limits': { 'name,email,website,text': { ask: 'string' as OpenEnum<'off' | 'optional' | 'required'>, max: 'number' } },
    'offers?,pinned?': ['string'],
    'sorts?': ['string' as OpenEnum<Sort>],
    'writing?': { 'writers?': 'verified|members', 'signIn?': 'string', 'notify?': 'boolean' },
  },
  comments: [''],
  next: ['string', null],
  seq: 'number',
} as const satisfies Shape;

export const streamShape = { kind: { comment: { seq: 'number', comment: commentShape }, gone: { seq: 'number', id: 'string' } } } as const satisfies Shape;
