/**
 * One comment as a template, not an element: a thousand shadow roots would buy nothing, and `::part(comment)` stays reachable
 * from the page. The moderation console shows comments with it too, so it takes its words instead of fetching them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime, formatRelative } from '../../i18n/format.js';
import type { Comment } from '../model/comment.js';
import { wordsView } from './markup-view.js';

export { commentStyles } from './comment-view.styles.js';

/** The words that a comment needs; the comments' own messages have them, and any catalogue may. */
export interface CommentWords {
  readonly anonymous: string;
  readonly staff: string;
  readonly author: string;
  readonly edited: string;
  readonly erased: string;
  readonly inReplyTo: string;
  readonly linkTo: (date: string) => string;
}

export interface CommentView {
  readonly comment: Comment;
  readonly words: CommentWords;
  /** BCP 47 tag for dates. */
  readonly language: string;
  /** The moment that "3 hours ago" counts from, ms since 1970. */
  readonly now: number;
  /** Where the comment lives; makes the time a link to it. */
  readonly href?: string;
  /** Whom it answers, where its place on the screen does not tell. `narrow`: told on narrow screens only. */
  readonly inReplyTo?: { readonly name: string; readonly href: string; readonly narrow: boolean };
  /** A line over the words, for one's own comment that waits. */
  readonly notice?: unknown;
  /** Draws an edge beside the words: amber for what waits for a moderator, a hairline for what is on its way. */
  readonly tone?: 'held' | 'quietly';
  /** "Pinned", where an editor has put it on top. */
  readonly pinned?: string;
  /** The linked-to comment is marked. */
  readonly marked?: boolean;
  /** What stands in place of the words (a text with marked places); the parsed words by default. */
  readonly body?: unknown;
  /** Draws again, once what makes markup of the words has been fetched; few backends need it. */
  readonly whenThere?: () => void;
  /** The row of quiet buttons under it. */
  readonly actions?: unknown;
}

/** One or two letters for the avatar: whole characters, so that no Urdu letter or emoji is cut in half. */
export const initials = (name: string): string => {
  const parts = name.trim().split(/[\s\p{P}]+/u).filter(Boolean);
  const first = Array.from(parts[0] ?? '')[0] ?? '';
  const last = parts.length > 1 ? (Array.from(parts[parts.length - 1] ?? '')[0] ?? '') : '';
  // Joined scripts would draw two letters as a word of their own: one letter stands better there.
  return (/\p{Script=Arabic}/u.test(first + last) ? first : first + last).toUpperCase();
};

/** One of eight tints, from the author's random seed and nothing else. */
export const tintOf = (seed: string): number => {
  let sum = 0;
  for (let index = 0; index < seed.length; index++) sum = (sum * 31 + seed.charCodeAt(index)) >>> 0;
  return sum % 8;
};

/** The id that a comment has on its page, and the fragment that links to it. */
export const anchorOf = (id: string): string => `comment-${id}`;

const nameView = ({ comment, words }: CommentView) => {
  const { name, website } = comment.author;
  if (comment.status === 'erased') return html`<span class="name" id="name-${comment.id}">${words.erased}</span>`;
  const shown = html`<bdi>${name === '' ? words.anonymous : name}</bdi>`;
  return website === undefined || !/^https?:\/\//i.test(website)
    ? html`<span class="name" part="name" id="name-${comment.id}">${shown}</span>`
    : html`<a class="name" part="name" id="name-${comment.id}" href=${website} rel="ugc nofollow noopener noreferrer" referrerpolicy="no-referrer">${shown}</a>`;
};

const timeView = ({ comment, words, language, now, href }: CommentView) => {
  const date = formatDateTime(comment.createdAt, language);
  const time = html`<time datetime=${new Date(comment.createdAt).toISOString()} title=${date}>${formatRelative(comment.createdAt, now, language)}</time>`;
  return html`<span class="when" part="time"
    >${href === undefined ? time : html`<a href=${href}>${time}<span class="heard-only">. ${words.linkTo(date)}</span></a>`}${comment.editedAt === null
      ? nothing
      : html` · <span title=${formatDateTime(comment.editedAt, language)}>${words.edited}</span>`}</span
  >`;
};

export const commentView = (view: CommentView): TemplateResult => {
  const { comment, words, inReplyTo } = view;
  const { author } = comment;
  const erased = comment.status === 'erased';
  return html`<article
    class="comment${erased ? ' erased' : ''}${view.marked === true ? ' marked' : ''}"
    part="comment${view.tone === 'held' ? ' comment-held' : ''}"
    id=${anchorOf(comment.id)}
    tabindex="-1"
    aria-labelledby="name-${comment.id}"
  >
    <span class="avatar" part="avatar" data-tint=${tintOf(author.seed)} aria-hidden="true">${erased ? '' : initials(author.name) || '·'}</span>
    <div class="head">
      ${nameView(view)}
      ${[author.badge && words[author.badge], view.pinned].map((badge) => badge && html`<span class="badge" part="badge">${badge}</span>`)}
      ${timeView(view)}
      ${inReplyTo === undefined
        ? nothing
        : html`<span class="when ${inReplyTo.narrow ? 'narrow-only' : ''}">${words.inReplyTo} <a href=${inReplyTo.href}><bdi>${inReplyTo.name}</bdi></a></span>`}
    </div>
    <div class="content ${view.tone ?? ''}">
      ${view.notice === undefined ? nothing : html`<p class="notice" part="notice">${view.notice}</p>`}
      ${erased
        ? nothing
        : html`<div class="words" part="text" dir="auto" lang=${comment.lang ?? nothing}>
            ${view.body === undefined ? wordsView(comment, view.whenThere) : view.body}
          </div>`}
      ${view.actions === undefined ? nothing : html`<div class="actions" part="actions">${view.actions}</div>`}
    </div>
  </article>`;
};
