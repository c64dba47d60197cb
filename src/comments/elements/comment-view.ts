/**
 * One comment as a template, not an element: a thousand shadow roots would buy nothing, and `::part(comment)` stays reachable
 * from the page.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime, formatRelative } from '../../i18n/format.js';
import type { ThreadInfo } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import type { ThreadNode } from '../model/thread.js';
import type { Messages } from '../messages/index.js';
import type { SaysoCommentThread } from './comment-thread/comment-thread.js';
import { wordsView } from './markup-view.js';

/** What all comments of one drawing share. */
export interface ThreadView {
  readonly thread: SaysoCommentThread;
  readonly words: Messages;
  /** BCP 47 tag for dates. */
  readonly language: string;
  /** The moment that "3 hours ago" counts from, ms since 1970. */
  readonly now: number;
  readonly info: ThreadInfo | null;
  /** What stands over, in and under one's own comments, by id. */
  readonly notices: ReadonlyMap<string, OwnView>;
}

export interface OwnView {
  /** A line over the words, where the comment waits. */
  readonly notice?: unknown;
  /** Draws an edge beside the words: amber for what waits for a moderator, a hairline for what is on its way. */
  readonly tone?: 'held' | 'quietly';
  /** What stands in place of the words, where they are changed. */
  readonly body?: unknown;
  /** What its author can do with it, in the row of quiet buttons. */
  readonly actions?: unknown;
}

/** One or two letters for the avatar: whole characters, so that no Urdu letter or emoji is cut in half. */
const initials = (name: string): string => {
  const parts = name.split(/[\s\p{P}]+/u).filter(Boolean);
  const [first = '', last = ''] = [parts[0], parts.slice(1).pop()].map((part = '') => Array.from(part)[0]);
  // Joined scripts would draw two letters as a word of their own: one letter stands better there.
  return (/\p{Script=Arabic}/u.test(first + last) ? first : first + last).toUpperCase();
};

/** One of eight tints, from the author's random seed and nothing else. */
const tintOf = (seed: string): number => Array.from(seed).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 0) % 8;

/** The id that a comment has on its page, and the fragment that links to it. */
export const anchorOf = (id: string): string => `comment-${id}`;

const nameView = ({ id, status, author: { name, website = '' } }: Comment, { words }: ThreadView): TemplateResult => {
  if (status === 'erased') return html`<span class="name" id="name-${id}">${words.erased}</span>`;
  const shown = html`<bdi>${name || words.anonymous}</bdi>`;
  return /^https?:\/\//i.test(website)
    ? html`<a class="name" part="name" id="name-${id}" href=${website} rel="ugc nofollow noopener noreferrer" referrerpolicy="no-referrer">${shown}</a>`
    : html`<span class="name" part="name" id="name-${id}">${shown}</span>`;
};

const timeView = ({ id, status, createdAt, editedAt }: Comment, { words, language, now }: ThreadView): TemplateResult => {
  const date = formatDateTime(createdAt, language);
  const ago = formatRelative(createdAt, now, language);
  const time = html`<time datetime=${new Date(createdAt).toISOString()} title=${date}>${ago}</time>`;
  return html`<span class="when" part="time"
    >${status === 'published' || status === 'held' ? html`<a href="#${anchorOf(id)}" aria-label="${ago}. ${words.linkTo(date)}">${time}</a>` : time}${editedAt === null
      ? nothing
      : html` · <span title=${formatDateTime(editedAt, language)}>${words.edited}</span>`}</span
  >`;
};

/** Whom it answers, where its place on the screen does not tell. From the third level on, a narrow screen no longer indents. */
const contextView = ({ inReplyTo, depth }: ThreadNode, parent: ThreadNode | null, words: Messages): TemplateResult | typeof nothing => {
  const answered = inReplyTo ?? (parent && depth > 1 ? { id: parent.comment.id, name: parent.comment.author.name } : null);
  return !answered
    ? nothing
    : html`<span class="when ${inReplyTo ? '' : 'narrow-only'}">${words.inReplyTo} <a href="#${anchorOf(answered.id)}"><bdi>${answered.name || words.anonymous}</bdi></a></span>`;
};

/** `actions`: what every reader can do with it. */
export const commentView = (node: ThreadNode, parent: ThreadNode | null, view: ThreadView, actions?: TemplateResult): TemplateResult => {
  const { comment } = node;
  const { id, author, lang } = comment;
  const { thread, words, info } = view;
  const { notice, tone = '', body, actions: own = nothing } = view.notices.get(id) ?? {};
  const erased = comment.status === 'erased';
  return html`<article
    class="comment ${erased ? 'erased' : ''} ${thread.marked.has(id) ? 'marked' : ''}"
    part="comment${tone === 'held' ? ' comment-held' : ''}"
    id=${anchorOf(id)}
    tabindex="-1"
    aria-labelledby="name-${id}"
  >
    <span class="avatar" part="avatar" data-tint=${tintOf(author.seed)} aria-hidden="true">${erased ? '' : initials(author.name) || '·'}</span>
    <div class="head">
      ${nameView(comment, view)}
      ${[author.badge && words[author.badge], info?.pinned?.includes(id) && words.pinned].map((badge) => (badge ? html`<span class="badge" part="badge">${badge}</span>` : nothing))}
      ${timeView(comment, view)}
      ${contextView(node, parent, words)}
    </div>
    <div class="content ${tone}">
      ${notice === undefined ? nothing : html`<p class="notice" part="notice">${notice}</p>`}
      ${erased
        ? nothing
        : html`<div class="words" part="text" dir="auto" lang=${lang ?? nothing}>${body ?? wordsView(comment, () => thread.drawAgain())}</div>`}
      ${actions || own !== nothing ? html`<div class="actions" part="actions">${actions}${own}</div>` : nothing}
    </div>
  </article>`;
};
