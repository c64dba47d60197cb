/** The private page of one comment: what became of it, its words, and the statement of reasons where there is one. */
import { html } from 'hono/html';
import type { OwnComment } from '@sayso/widgets/comments';
import type { Language } from '../languages.js';
import { isUnconfirmed } from '../writers.js';
import type { Markup, Page } from './layout.js';
import { markupHtml } from './markup-html.js';
import { moment } from './moment.js';
import { receiptWords } from './receipt-words.js';

/** Statements of reasons, each where there is one. */
export interface Sections {
  readonly comment: Markup | '';
  readonly account: Markup | '';
}

export const receiptPage = ({ comment, reasons }: OwnComment, language: Language, back: string, sections: Sections): Page => {
  const words = receiptWords[language];
  const held = comment.status === 'held';
  const [title, told] = held && reasons.some(isUnconfirmed) ? words.unconfirmed : words.fate[comment.status];
  return {
    language,
    title,
    body: html`<h1>${title}</h1><p>${told}</p>
${held && sections.comment === '' ? reasons.map(({ said }) => (said === undefined ? '' : html`<p dir="auto">${said}</p>`)) : ''}
<article class="${comment.status === 'published' ? 'own' : 'own held'}"><header><b dir="auto">${comment.author.name}</b> <span class="note">${moment(comment.createdAt, language)}</span></header>${markupHtml(comment.text)}</article>
${sections.comment}
${sections.account}
${back === '' ? '' : html`<p class="below"><a href="${back}">${words.back}</a></p>`}`,
  };
};
