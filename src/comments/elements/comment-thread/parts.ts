/** The templates of a thread: one node with its replies, and what stands around the list. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { Comment } from '../../model/comment.js';
import type { ThreadNode } from '../../model/thread.js';
import type { Messages } from '../../messages/index.js';
import { anchorOf, commentView } from '../comment-view.js';
import type * as Going from './going.js';
import type { OwnView } from './own-notice.js';

/** What every node of one render shares. */
export interface ThreadView {
  readonly words: Messages;
  readonly language: string;
  readonly now: number;
  readonly closed: boolean;
  /** Draws the thread again. */
  readonly redraw: () => void;
  /** What folds conversations, once one is. */
  readonly going: typeof Going | undefined;
  /** Ids whose conversation is folded to a line. */
  readonly folded: ReadonlySet<string>;
  /** The comment that is answered just now; the slot for its form stands under it. */
  readonly answering: string | null;
  /** The linked-to comment, or the new ones. */
  readonly marked: ReadonlySet<string>;
  /** What readers may do here: `votes`, `reports` … */
  readonly offers: readonly string[];
  /** Comments that this reader recommends. */
  readonly voted: ReadonlySet<string>;
  /** What stands in place of a comment that this reader does not want to see. */
  readonly quiet: ((comment: Comment) => TemplateResult | undefined) | undefined;
  /** What an editor has put on top. */
  readonly pinned: readonly string[];
  /** What stands over, in and under one's own comments, by id. */
  readonly notices: ReadonlyMap<string, OwnView>;
}

const dots = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12h.01M12 12h.01M18 12h.01"/></svg>`;

const nameOf = (node: ThreadNode, words: Messages): string => node.comment.author.name || words.anonymous;

const replyContext = (node: ThreadNode, parent: ThreadNode | null, view: ThreadView) => {
  if (node.inReplyTo !== null) {
    return { name: node.inReplyTo.name || view.words.anonymous, href: `#${anchorOf(node.inReplyTo.id)}`, narrow: false };
  }
  // From the third level on, a narrow screen no longer indents.
  if (parent !== null && node.depth > 1) return { name: nameOf(parent, view.words), href: `#${anchorOf(parent.comment.id)}`, narrow: true };
  return undefined;
};

export const nodeView = (node: ThreadNode, parent: ThreadNode | null, view: ThreadView): TemplateResult => {
  const { comment } = node;
  const { words, language } = view;
  const name = nameOf(node, words);
  if (view.folded.has(comment.id) && view.going !== undefined) return html`<li class="node">${view.going.foldedView(node, name, words, language)}</li>`;
  const notice = view.notices.get(comment.id);
  const published = comment.status === 'published';
  const context = replyContext(node, parent, view);
  return html`<li class="node">
    ${view.quiet?.(comment) ?? commentView({
      comment,
      words,
      language,
      now: view.now,
      whenThere: view.redraw,
      ...(published || comment.status === 'held' ? { href: `#${anchorOf(comment.id)}` } : {}),
      ...(context === undefined ? {} : { inReplyTo: context }),
      ...notice,
      marked: view.marked.has(comment.id),
      ...(view.pinned.includes(comment.id) ? { pinned: words.pinned } : {}),
      ...(published && (!view.closed || view.offers.length > 0)
        ? {
            actions: html`${view.offers.includes('votes')
                ? html`<button class="quiet" part="vote" data-vote=${comment.id} aria-pressed=${view.voted.has(comment.id)}>
                    ${words.recommend}${comment.votes ? ` · ${formatNumber(comment.votes, language)}` : nothing}
                  </button>`
                : nothing}${view.closed
                ? nothing
                : html`<button class="quiet" part="reply" data-reply=${comment.id} aria-expanded=${view.answering === comment.id} aria-label=${words.replyTo(name)}>
                    ${words.reply}
                  </button>`}${view.offers.length === 0
                ? nothing
                : html`<button class="quiet" part="more-actions" data-more=${comment.id} aria-expanded="false" aria-label=${words.moreAbout(name)}>${dots}</button>`}${notice?.actions}`,
          }
        : {}),
    })}
    ${view.answering === comment.id ? html`<div class="reply-place"><slot name="reply"></slot></div>` : nothing}
    ${node.replies.length === 0
      ? nothing
      : html`<button class="fold" part="hairline" data-fold=${comment.id} aria-expanded="true" aria-label=${words.collapse(name)}></button>
          <ol class="replies" part="replies">
            ${node.replies.map((reply) => nodeView(reply, node, view))}
          </ol>`}
  </li>`;
};
