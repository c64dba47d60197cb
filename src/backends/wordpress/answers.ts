/**
 * What WordPress answers to somebody who posts, understood. By its form: 200 is no success, only a redirect is; its faults are
 * HTML pages in the site's language, of which the one sentence is kept. By REST: codes. Every answer that was recorded
 * (`wordpress-recordings`) has its case; what is none of them is a broken world.
 */
import type { PostOutcome, PublicReason } from '../../comments/model/backend.js';
import type { CommentStatus } from '../../comments/model/comment.js';
import type { Problem } from '../../comments/model/draft.js';
import { BackendError, type BackendErrorCode } from '../../comments/model/errors.js';
import { decodeEntities } from '../../comments/model/html/entities.js';
import { statusOf } from './rest-comment.js';

/** Seconds that WordPress wants between two comments of one person. */
const floodPause = 15;

/** It is kept, and WordPress may have told its number; 0: the list has to be asked. */
export interface Kept {
  readonly kind: 'kept';
  readonly id: number;
  /** As far as WordPress told it; null: its number's own status decides. */
  readonly status: CommentStatus | null;
}
export type Answer = Kept | Exclude<PostOutcome, { readonly kind: 'stored' }> | { readonly kind: 'said-before' };

const refused = (reasons: readonly PublicReason[], problems: readonly Problem[] = []): Answer => ({ kind: 'refused', problems, reasons });
const broken = (code: BackendErrorCode, detail: string): never => {
  throw new BackendError(code, detail);
};

/** The sentence on an error page of WordPress', without tags; '' where there is none. */
export const sentenceOn = (page: string): string => {
  const [, inner = ''] = /<div class="wp-die-message">([\s\S]*?)<\/div>/.exec(page) ?? [];
  return decodeEntities(inner.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim().slice(0, 300);
};

export interface FormAnswer {
  readonly status: number;
  /** Whether a redirect was followed, and where it ended; browsers keep no fragment. */
  readonly redirected: boolean;
  readonly url: string;
  readonly body: string;
}

/** `isOpen`: does the post itself say that it takes comments? A refusal with 403 has three causes and one status. */
export const formAnswer = ({ status, redirected, url, body }: FormAnswer, isOpen: boolean): Answer => {
  if (redirected && status < 400) {
    const id = Number(new URL(url).searchParams.get('unapproved') ?? 0);
    return { kind: 'kept', id: Number.isInteger(id) ? id : 0, status: id > 0 ? 'held' : null };
  }
  const said = sentenceOn(body);
  const reason: PublicReason = { rule: 'wordpress', code: 'refused', ...(said === '' ? {} : { said }) };
  if (status === 409) return { kind: 'said-before' };
  if (status === 429) return { kind: 'too-fast', retryAfterSeconds: floodPause };
  if (status === 403) return isOpen ? refused([reason]) : { kind: 'closed' };
  // An error page that says why; without a word the post is a draft, private or gone.
  if (status === 200) return said === '' ? broken('not-found', `${url} answered 200 with no comment and no reason`) : refused([reason]);
  return broken(status >= 500 ? 'server-error' : status === 401 ? 'not-allowed' : status === 413 ? 'too-large' : 'bad-answer', `${url} ${status} ${said}`);
};

/** A page from a cache bears a nonce that is no longer good: asked again without one, WordPress answers as to any guest. */
export const isStaleNonce = (status: number, body: unknown): boolean => status === 403 && codeOf(body) === 'rest_cookie_invalid_nonce';

const codeOf = (body: unknown): string => {
  const { code } = (body ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
};
const messageOf = (body: unknown): string => {
  const { message } = (body ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? decodeEntities(message.replace(/<[^>]*>/g, ' ')).trim().slice(0, 300) : '';
};

/** `limit`: the length that a column takes, for words about it. */
const tooLong = (field: 'name' | 'email' | 'website' | 'text', max: number): Answer => refused([], [{ field, code: 'too-long', max, length: max + 1 }]);

/** The answer to `POST /wp/v2/comments`. `name` and `email` as they were sent: REST names both where one is missing. */
export const restAnswer = (status: number, body: unknown, sent: { readonly name: string; readonly email: string }): Answer => {
  const item = (body ?? {}) as { readonly id?: unknown; readonly status?: unknown };
  if ((status === 201 || status === 200) && typeof item.id === 'number') return { kind: 'kept', id: item.id, status: typeof item.status === 'string' ? statusOf(item.status) : null };
  const said = messageOf(body);
  const reason: PublicReason = { rule: 'wordpress', code: 'refused', ...(said === '' ? {} : { said }) };
  switch (codeOf(body)) {
    case 'comment_duplicate':
      return { kind: 'said-before' };
    case 'comment_flood':
      return { kind: 'too-fast', retryAfterSeconds: floodPause };
    case 'rest_comment_closed':
      return { kind: 'closed' };
    case 'rest_comment_author_data_required': {
      const missing = (['name', 'email'] as const).filter((field) => sent[field] === '');
      return missing.length === 0 ? refused([reason]) : refused([], missing.map((field) => ({ field, code: 'missing' })));
    }
    case 'rest_invalid_param':
      return Object.hasOwn(((body as { data?: { params?: object } }).data ?? {}).params ?? {}, 'author_email') ? refused([], [{ field: 'email', code: 'not-an-email' }]) : refused([reason]);
    case 'rest_comment_content_invalid':
      return refused([], [{ field: 'text', code: 'missing' }]);
    case 'comment_content_column_length':
      return tooLong('text', 65_525);
    case 'comment_author_column_length':
      return tooLong('name', 245);
    case 'comment_author_email_column_length':
      return tooLong('email', 100);
    case 'comment_author_url_column_length':
      return tooLong('website', 200);
    case 'rest_comment_login_required':
      return refused([{ rule: 'members', code: 'sign-in' }]);
    case 'rest_cookie_invalid_nonce':
      return broken('bad-answer', 'the nonce of this page is no longer good, and a request without one was refused too');
    case 'rest_comment_draft_post':
    case 'rest_cannot_read_post':
    case 'rest_comment_invalid_post_id':
    case 'rest_comment_trash_post':
      return broken('not-found', `WordPress knows no such post for readers: ${said}`);
    default:
      if (status >= 500) return broken('server-error', `${status} ${said}`);
      if (status === 429) return { kind: 'too-fast', retryAfterSeconds: floodPause };
      if (status === 401 || status === 403) return broken('not-allowed', `${status} ${codeOf(body)} ${said}`);
      return broken('bad-answer', `${status} ${codeOf(body)} ${said}`);
  }
};
