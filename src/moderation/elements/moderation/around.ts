/** What stands around the open comment, loaded when it is unfolded: its conversation, and who reported it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import type { Comment } from '../../../comments/model/comment.js';
import type { GivenReport } from '../../model/desk.js';
import { momentOf, reasonWords, type Speech } from './parts.js';
import { reasonsOfReports } from '../../model/reports.js';

/** Longest piece of each comment of a conversation, in UTF-16 units. */
const longest = 400;

const depthOf = (comments: ReadonlyMap<string, Comment>, comment: Comment): number => {
  let depth = 0;
  for (let parent = comment.parent; parent !== null && depth < 4; depth++) parent = comments.get(parent)?.parent ?? null;
  return depth;
};

export const conversationView = (comments: readonly Comment[], id: string, speech: Speech): TemplateResult => {
  const { words, language } = speech;
  if (comments.length < 2) return html`<p class="meta">${words.conversationAlone}</p>`;
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  return html`<ol class="conversation" role="list">
    ${comments.map((comment) => {
      const { author, text, status, createdAt } = comment;
      return html`<li data-depth=${depthOf(known, comment)} aria-current=${comment.id === id ? 'true' : nothing}>
        <p class="who"><bdi>${author.name || words.anonymous}</bdi></p>
        <p class="meta"><time title=${formatDateTime(createdAt, language)}>${momentOf(createdAt, speech)}</time>${status === 'published' ? nothing : html` · ${words.status[status]}`}</p>
        <p class="words" dir=${comment.dir ?? 'auto'} lang=${comment.lang ?? nothing}>${text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text}</p>
      </li>`;
    })}
  </ol>`;
};

export const reportersView = (reports: readonly GivenReport[], speech: Speech): TemplateResult => {
  const { words } = speech;
  if (reports.length === 0) return html`<p class="meta">${words.reportersNobody}</p>`;
  return html`<ul class="reporters" role="list">
    ${reports.map((report) => {
      const [reason] = reasonsOfReports([report]);
      return html`<li>
        <p class="who"><bdi>${report.name ?? words.reporterUnnamed}</bdi></p>
        ${report.email === null ? nothing : html`<p class="meta"><bdi>${report.email}</bdi></p>`}
        <p class="meta">${momentOf(report.at, speech)} · <bdi dir="ltr">${report.number}</bdi></p>
        ${reason === undefined ? nothing : html`<p class="words"><bdi>${reasonWords(reason, words)}</bdi></p>`}
      </li>`;
    })}
  </ul>`;
};
