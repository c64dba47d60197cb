/** On the private page of a comment: why it was kept from readers (Art. 17 DSA), and how to ask for another look, once. */
import { html } from 'hono/html';
import { longestAppeal, isIllegal } from '@sayso/widgets/moderation';
import type { Stated } from '../db/repository/stating.js';
import type { Markup } from './layout.js';
import type { Language } from '../languages.js';
import { statementWords, type StatementWords } from './statement-words.js';

export interface AppealLinks {
  /** Takes the appeal. */
  readonly action: string;
  readonly comment: string;
  readonly view: string;
  /** The page comes back in the language that it was asked for in; '' where the browser's list decides. */
  readonly lang: string;
  /** What was wrong with the last try. */
  readonly asked?: 'empty' | 'long' | undefined;
}

const dateOf = (time: number, language: Language): Markup =>
  html`<time datetime="${new Date(time).toISOString()}">${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time)}</time>`;

const line = (name: string, value: Markup | string): Markup => html`<dt>${name}</dt><dd>${value}</dd>`;

const formHtml = ({ action, comment, view, lang, asked }: AppealLinks, words: StatementWords): Markup =>
  html`<form method="post" action="${action}">
<input type="hidden" name="comment" value="${comment}"><input type="hidden" name="view" value="${view}">${lang === '' ? '' : html`<input type="hidden" name="lang" value="${lang}">`}
<div class="field"><label for="appeal-words">${words.ask}</label><span class="note" id="appeal-note">${words.askNote(longestAppeal)}</span>
<textarea id="appeal-words" name="words" rows="4" maxlength="${longestAppeal}" dir="auto" required aria-describedby="appeal-note${asked === undefined ? '' : ' appeal-problem'}"${asked === undefined ? '' : html` aria-invalid="true"`}></textarea>
${asked === undefined ? '' : html`<p class="problem" id="appeal-problem">${words.asked[asked](longestAppeal)}</p>`}</div>
<button type="submit">${words.send}</button></form>`;

export const statementSection = ({ restriction, appeal, mayAppeal }: Stated, links: AppealLinks, language: Language): Markup => {
  const words = statementWords[language];
  const { at, from, to, automated, code, words: own, source, rules, endedAt } = restriction;
  const what = to === 'held' ? words.what.held : from === 'published' ? words.what.removed : words.what.refused;
  return html`<section lang="${language}" dir="${words.dir}" aria-labelledby="statement" class="statement">
<h2 id="statement">${words.title}</h2>
<dl>
${line(words.decision, html`${what} (${dateOf(at, language)})`)}
${line(words.scope, endedAt === null ? words.everywhere : html`${words.ended} ${dateOf(endedAt, language)}`)}
${line(isIllegal(restriction) ? words.law : words.terms, words.reasons[code] ?? words.reasons['other'] ?? '')}
${own === '' ? '' : line(words.moderator, html`<span dir="auto">${own}</span>`)}
${line(words.facts, words.sources[source])}
${line(words.means, automated ? words.automated.both : rules.length > 0 ? words.automated.found : words.automated.none)}
</dl>
<h2 id="appeal">${words.redress}</h2>
${appeal === null
  ? mayAppeal
    ? html`<p>${words.mayAsk}</p>${formHtml(links, words)}`
    : html`<p>${endedAt === null ? words.court : words.over}</p>`
  : html`<p>${appeal.decidedAt === null ? html`${words.waiting} (${dateOf(appeal.at, language)})` : html`${words.outcome[appeal.outcome ?? 'upheld']} (${dateOf(appeal.decidedAt, language)})`}</p>${appeal.outcome === 'upheld' ? html`<p>${words.court}</p>` : ''}`}
</section>`;
};
