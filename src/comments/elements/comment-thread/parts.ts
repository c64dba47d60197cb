/** The templates of a thread: one node with its replies, and the buttons under a comment. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { ThreadNode } from '../../model/thread.js';
import { commentView, type ThreadView } from '../comment-view.js';

/** What readers can do with a comment that everybody sees. */
const actionsView = ({ comment: { id, status, votes } }: ThreadNode, name: string, { thread, words, language, info }: ThreadView): TemplateResult | undefined => {
  const { state, offers = [] } = info ?? {};
  if (status !== 'published' || (state === 'closed' && offers.length === 0)) return undefined;
  return html`${offers.includes('votes')
    ? html`<button class="quiet" part="vote" data-vote=${id} aria-pressed=${thread.voted.has(id)}>${words.recommend}${votes ? ` · ${formatNumber(votes, language)}` : nothing}</button>`
    : nothing}${state === 'closed'
    ? nothing
    : html`<button class="quiet" part="reply" data-reply=${id} aria-expanded=${thread.answering === id} aria-label=${words.replyTo(name)}>${words.reply}</button>`}${offers.length === 0
    ? nothing
    : html`<button class="quiet" part="more-actions" data-more=${id} aria-expanded="false" aria-label=${words.moreAbout(name)}>•••</button>`}`;
};

export const nodeView = (node: ThreadNode, parent: ThreadNode | null, view: ThreadView): TemplateResult => {
  const { comment, replies } = node;
  const { id } = comment;
  const { thread, words } = view;
  const name = comment.author.name || words.anonymous;
  if (thread.folded.has(id) && thread.going) return html`<li class="node">${thread.going.foldedView(node, name)}</li>`;
  return html`<li class="node">
    ${thread.quiet?.(comment) ?? commentView(node, parent, view, actionsView(node, name, view))}
    ${thread.answering === id ? html`<div class="reply-place"><slot name="reply"></slot></div>` : nothing}
    ${replies.length === 0
      ? nothing
      : html`<button class="fold" part="hairline" data-fold=${id} aria-expanded="true" aria-label=${words.collapse(name)}></button>
          <ol class="replies" part="replies">
            ${replies.map((reply) => nodeView(reply, node, view))}
          </ol>`}
  </li>`;
};
