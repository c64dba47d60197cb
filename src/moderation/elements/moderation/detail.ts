/** The opened comment: its words whole and loud, what it answers, where it stands, who wrote it, what the rules said. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import type { QueueItem } from '../../model/backend.js';
import type { WordsRecord } from '../../model/editing.js';
import { languageOf } from '../../model/filter.js';
import { pieces } from '../../model/mark.js';
import type { Row } from '../../runtime/queue-state.js';
import type { KeyName } from './keys.js';
import { ageView, decidedWords, momentOf, nameOfLanguage, piecesView, reasonNames, reasonWords, standingView, toolbarView, viewersView, type DeskKind, type Hands, type Speech } from './parts.js';

/** Only addresses of the web become links: a page's address comes from outside. */
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

export interface DetailHands extends Hands {
  /** What stands around a comment, loaded when it is unfolded; null: on its way; undefined: folded. */
  around(kind: Around, id: string): TemplateResult | null | undefined;
  unfold(kind: Around, id: string, open: boolean): void;
}

export type Around = 'conversation' | 'reporters';

const folded = (kind: Around, title: string, id: string, { words }: Speech, hands: DetailHands): TemplateResult => {
  const around = hands.around(kind, id);
  return html`<details data-around=${kind} .open=${around !== undefined} @toggle=${(event: Event) => hands.unfold(kind, id, (event.target as HTMLDetailsElement).open)}>
    <summary>${title}</summary>
    ${around === null ? html`<p class="meta waiting">${words.conversationLoading}</p>` : (around ?? nothing)}
  </details>`;
};

/** Who changed the words and when, and the way back while the former ones are kept. */
const rewordedView = (item: QueueItem, { by, at, undoable }: WordsRecord, speech: Speech, hands: DetailHands): TemplateResult =>
  html`<p class="meta reworded">
    <bdi>${speech.words.wordsChanged(by, momentOf(at, speech))}</bdi>
    ${undoable && hands.can('editing') ? html`<button type="button" class="quiet" data-former @click=${() => hands.formerWords(item)}>${speech.words.formerWords}</button>` : nothing}
  </p>`;

export const detailView = (row: Row, viewers: readonly string[] | undefined, speech: Speech, hands: DetailHands): TemplateResult => {
  const { item, standing } = row;
  const { comment, inReplyTo, page, reworded } = item;
  const { words } = speech;
  const language = languageOf({ text: comment.text, lang: comment.lang ?? null });
  const canDecide = standing.kind === 'open' || standing.kind === 'conflict' || standing.kind === 'moved';
  const asks = (kind: DeskKind, label: string, key: KeyName): TemplateResult =>
    html`<button type="button" class="quiet" aria-haspopup="dialog" data-ask=${kind} aria-keyshortcuts=${speech.keys?.[key] ?? nothing} @click=${() => hands.ask(kind, item)}>
      ${label}${speech.keys === null ? nothing : html`<kbd aria-hidden="true">${speech.keys[key]}</kbd>`}
    </button>`;
  const rules = [...new Set(item.reasons.map(({ rule }) => rule))].filter((rule) => rule !== 'report');
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
    <h2 class="who" id="opened-name"><bdi>${name === '' ? words.anonymous : piecesView(pieces(name, item.reasons, 'name'))}</bdi></h2>
    <p class="meta">
      ${ageView(item, speech)}${comment.editedAt === null ? nothing : html` · <span title=${formatDateTime(comment.editedAt, speech.language)}>${words.edited}</span>`} ·
      ${words.record(item.author.published, item.author.refused)}${item.author.member === true ? html` · <span data-writer="member">${words.member}</span>` : nothing}${item.author.confirmed === true ? html` · <span data-writer="confirmed">${words.confirmed}</span>` : nothing}
    </p>
    <div class="said" part="text" dir=${comment.dir ?? 'auto'} lang=${comment.lang ?? nothing}>${piecesView(pieces(comment.text, item.reasons))}</div>
    ${reworded == null ? nothing : rewordedView(row.item, reworded, speech, hands)}
    ${website === undefined ? nothing : html`<p class="meta">${words.website}: <bdi>${piecesView(pieces(website, item.reasons, 'website'))}</bdi></p>`}
    ${viewersView(viewers, speech)} ${standingView(row, speech, hands)}
    ${canDecide && item.decided !== null && standing.kind === 'open' ? html`<p class="meta decided"><bdi>${decidedWords(item, speech)}</bdi></p>` : nothing}
    ${canDecide ? toolbarView(item, speech, hands, true) : nothing}
    <div class="aside-tools">
      ${canDecide && hands.may('decide') && (comment.status === 'held' || comment.status === 'published' || comment.status === 'spam') ? asks('reason', words.reasonWhy, 'reason') : nothing}
      ${hands.can('reply') && (comment.status === 'held' || comment.status === 'published') ? asks('reply', words.reply, 'reply') : nothing}
      ${hands.can('editing') && comment.status !== 'erased' && standing.kind !== 'deciding' && standing.kind !== 'unknown' ? asks('edit', words.changeWords, 'edit') : nothing}
      ${hands.can('authors') ? asks('author', words.author, 'author') : nothing}
      ${hands.may('shape') ? html`<button type="button" class="quiet discussion" aria-haspopup="dialog" data-thread @click=${() => hands.thread(item)}>${words.discussion}</button>` : nothing}
    </div>
    <h3 class="meta why">${comment.status === 'held' ? words.reasonsTitle : words.reasonsTitleDecided}</h3>
    ${item.reasons.length === 0 ? html`<p class="meta">${words.noReasons}</p>` : html`<ul class="reasons" part="reasons">${item.reasons.map((reason) => html`<li><bdi>${reasonWords(reason, words)}</bdi></li>`)}</ul>`}
    ${hands.rules === undefined || item.reasons.length === 0 ? nothing : html`<button type="button" class="quiet discussion" aria-haspopup="dialog" data-rules @click=${() => hands.rules?.(item)}>${words.wrongRule}</button>`}
    ${hands.can('reporters') && item.reasons.some(({ rule }) => rule === 'report') ? folded('reporters', words.reporters, comment.id, speech, hands) : nothing}
      ${hands.can('conversation') ? folded('conversation', words.conversation, comment.id, speech, hands) : nothing}
    ${hands.can('filters')
      ? html`<div class="aside-tools narrow">
          <button type="button" class="quiet" data-only="thread" @click=${() => hands.narrowBy({ thread: comment.thread })}>${words.onlyThread}</button>
          <button type="button" class="quiet" data-only="authorOf" @click=${() => hands.narrowBy({ authorOf: comment.id })}>${words.onlyAuthor}</button>
          ${language === null ? nothing : html`<button type="button" class="quiet" data-only="lang" @click=${() => hands.narrowBy({ lang: language })}>${words.onlyLanguage(nameOfLanguage(language, speech.language))}</button>`}
          ${rules.map((rule) => html`<button type="button" class="quiet" data-only="rule" @click=${() => hands.narrowBy({ rule })}>${words.onlyRule(reasonNames(words)[rule] ?? rule)}</button>`)}
        </div>`
      : nothing}
  </article>`;
};
