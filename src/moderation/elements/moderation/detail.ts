/** The opened comment: its words whole and loud, what it answers, where it stands, who wrote it, what the rules said. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import { pieces } from '../../model/mark.js';
import type { Row } from '../../runtime/queue-state.js';
import { ageView, piecesView, reasonsView, standingView, toolbarView, type Hands, type Speech } from './parts.js';

/** Only addresses of the web become links: a page's address comes from outside. */
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

export const detailView = (row: Row, speech: Speech, hands: Hands): TemplateResult => {
  const { item, standing } = row;
  const { comment, inReplyTo, page } = item;
  const { words, language } = speech;
  const { name, website } = comment.author;
  return html`<article class="opened" part="opened" aria-labelledby="opened-name" tabindex="-1" data-id=${comment.id}>
    <p class="meta">
      ${words.onPage}
      ${isWeb(page.url) ? html`<a href=${page.url} target="_blank" rel="noopener noreferrer"><bdi>${page.title || page.url}</bdi></a>` : html`<bdi>${page.title}</bdi>`}
    </p>
    ${inReplyTo === null
      ? nothing
      : html`<div class="answered">
          <p class="meta"><bdi>${words.inReplyTo(inReplyTo.name || words.anonymous)}</bdi></p>
          <blockquote dir="auto">${inReplyTo.text}</blockquote>
        </div>`}
    <h3 class="who" id="opened-name"><bdi>${name === '' ? words.anonymous : piecesView(pieces(name, item.reasons, 'name'))}</bdi></h3>
    <p class="meta">
      ${ageView(item, speech)}${comment.editedAt === null ? nothing : html` · <span title=${formatDateTime(comment.editedAt, language)}>${words.edited}</span>`} ·
      ${words.record(item.author.published, item.author.refused)}${item.author.member === true ? html` · <span data-writer="member">${words.member}</span>` : nothing}${item.author.confirmed === true ? html` · <span data-writer="confirmed">${words.confirmed}</span>` : nothing}
    </p>
    <div class="said" part="text" dir=${comment.dir ?? 'auto'} lang=${comment.lang ?? nothing}>${piecesView(pieces(comment.text, item.reasons))}</div>
    ${website === undefined ? nothing : html`<p class="meta">${words.website}: <bdi>${piecesView(pieces(website, item.reasons, 'website'))}</bdi></p>`}
    ${standingView(row, speech, hands)}
    ${standing.kind === 'open' || standing.kind === 'conflict' || standing.kind === 'moved' ? toolbarView(item, speech, hands, true) : nothing}
    <button type="button" class="quiet discussion" aria-haspopup="dialog" data-thread @click=${() => hands.thread(item)}>${words.discussion}</button>
    <h4 class="meta why">${comment.status === 'held' ? words.reasonsTitle : words.reasonsTitleDecided}</h4>
    ${item.reasons.length === 0 ? html`<p class="meta">${words.noReasons}</p>` : reasonsView(item.reasons, words)}
  </article>`;
};
