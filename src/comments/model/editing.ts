/**
 * What an author may still do with a comment of theirs, by its receipt: mend the words for a while, take it away for as long as
 * the receipt is kept. Pure; the server and `local` decide by the same lines.
 */
import type { OwnComment, PublicReason, AbortSignalLike } from './backend.js';
import type { Comment, CommentStatus } from './comment.js';
import type { Problem } from './draft.js';
import type { DraftLimits } from './draft-limits.js';

/** ms from posting within which the words may be changed, where the site has said nothing else: five minutes. */
export const defaultEditWindow = 300_000;

/** What moderators or rules decided against stays as it was: it is theirs to look at. Erased is final. */
export const isTheirsStill = (status: CommentStatus): boolean => status === 'published' || status === 'held';

/** Until when its author may change the words, ms since 1970; undefined: not (any more, whatever the clock says). */
export const editableUntil = ({ status, createdAt }: Pick<Comment, 'status' | 'createdAt'>, window: number): number | undefined =>
  window > 0 && isTheirsStill(status) ? createdAt + window : undefined;

/** Only the words are judged anew: what the site asks in other fields may have changed since, and they cannot be mended here. */
export const wordsOnly = (limits: DraftLimits): DraftLimits => {
  const off = { ask: 'off', max: 0 } as const;
  return { name: off, email: off, website: off, text: limits.text };
};

/** An edit never publishes what waits: a moderator looks first. Otherwise the rules' word stands. */
export const statusAfterEdit = (from: CommentStatus, judged: 'published' | 'held' | 'spam'): CommentStatus =>
  from === 'held' && judged === 'published' ? 'held' : judged;

export interface Edit {
  readonly secret: string;
  readonly id: string;
  /** Of the comment that the author saw; another one in the meantime is a conflict. */
  readonly revision: number;
  /** In the markup subset, as it was written. */
  readonly text: string;
  /** Absent: as before. */
  readonly dir?: 'ltr' | 'rtl';
}

export type EditOutcome =
  | { readonly kind: 'stored'; readonly own: OwnComment }
  /** Nothing was changed; the words stay in the field. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly reasons: readonly PublicReason[] }
  /** The window is over. */
  | { readonly kind: 'too-late' }
  /** The thread takes no comments any more, nor changes of them. */
  | { readonly kind: 'closed' }
  /** It was changed elsewhere, or a moderator was first: how it stands now. */
  | { readonly kind: 'conflict'; readonly own: OwnComment }
  | { readonly kind: 'too-fast'; readonly retryAfterSeconds: number };

export type RemoveOutcome =
  /** Words and name are gone for good. Also the answer to a second try. */
  | { readonly kind: 'removed'; readonly own: OwnComment }
  /** A moderator or a rule has decided against it; it is not the author's any more. */
  | { readonly kind: 'conflict'; readonly own: OwnComment };

/** What an author is told of a comment of theirs that was kept from readers, or of how they are treated, and can do about it (Art. 17 DSA). */
export interface OwnStatement {
  /** Address of the keeper's page with the reasons; whoever may ask for another look does so there. */
  readonly page: string;
  /** One other look can be asked for. */
  readonly mayAppeal: boolean;
  /** Somebody has looked again, and the decision stays. */
  readonly upheld: boolean;
  /** Something was set for all their new comments; the page tells that, too. */
  readonly account?: boolean;
}

/** Throws `BackendError`: `not-found` where the secret does not belong to the comment. All calls may safely be made again. */
export interface CommentEditing {
  edit(edit: Edit, signal?: AbortSignalLike): Promise<EditOutcome>;
  remove(own: { readonly secret: string; readonly id: string }, signal?: AbortSignalLike): Promise<RemoveOutcome>;
  /** Why it was kept from readers, or its author is treated as they are; null: neither. Absent: who keeps the comments states no reasons. */
  statement?(own: { readonly secret: string; readonly id: string }, signal?: AbortSignalLike): Promise<OwnStatement | null>;
}
