/** A reader sees, takes along and erases what is held under their address. */
import { html } from 'hono/html';
import type { Held } from '../db/repository/subject.js';
import type { Language } from '../languages.js';
import { field, hidden, told } from './fields.js';
import { keptSection, type Keeping } from './kept-section.js';
import type { Markup, Page } from './layout.js';
import { markupHtml } from './markup-html.js';
import { moment } from './moment.js';
import { en, type PrivacyWords } from './words/privacy-en.js';
import { ur } from './words/privacy-ur.js';

export const privacyWords: Readonly<Record<Language, PrivacyWords>> = { en, ur };

export const askPage = (language: Language, site: string, keeping: Keeping, email = '', wrong = false): Page => {
  const words = privacyWords[language];
  return {
    language,
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.ask(site)}</p>
<form method="post">${field({ name: 'email', label: words.email, type: 'email', value: email, autocomplete: 'email', problem: wrong ? words.notAnEmail : undefined })}
<button type="submit">${words.send}</button></form>
${keptSection(language, site, keeping)}`,
  };
};

export const sentPage = (language: Language): Page => {
  const words = privacyWords[language];
  return { language, title: words.sent, body: html`<h1>${words.sent}</h1><p>${words.sentNote}</p>` };
};

export const openPage = (language: Language, token: string): Page => {
  const words = privacyWords[language];
  return {
    language,
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.openNote}</p><form method="post">${hidden('token', token)}<button type="submit">${words.open}</button></form>`,
  };
};

export const stalePrivacyPage = (language: Language, base: string): Page => {
  const words = privacyWords[language];
  return { language, title: words.stale, body: html`<h1>${words.stale}</h1><p>${words.staleNote}</p><p><a href="${base}">${words.again}</a></p>` };
};

const part = (title: string, items: readonly Markup[]): Markup | '' => (items.length === 0 ? '' : html`<h2>${title}</h2><ul class="people">${items}</ul>`);

export const heldPage = (language: Language, base: string, email: string, held: Held, unsure: boolean): Page => {
  const words = privacyWords[language];
  const when = (at: number): Markup => html`<span class="note">${moment(at, language)}</span>`;
  const empty = [held.comments, held.reports, held.decisions, held.subscriptions, held.standing, held.statements, held.notes].every((list) => list.length === 0);
  return {
    language,
    title: words.title,
    body: html`<h1>${words.title}</h1>
<p>${words.heldUnder(email)}</p>
${unsure ? told(words.sureMissing, false) : ''}
${empty ? html`<p>${words.nothing}</p>` : html`<p><a class="button" href="${base}/data.json" download="comments.json">${words.download}</a></p>`}
${part(words.comments, held.comments.map((comment) => html`<li><article><header><b><bdi>${comment.name}</bdi></b> ${when(comment.postedAt)} <span class="badge">${words.status[comment.status] ?? comment.status}</span></header>${markupHtml(comment.text)}<p class="note" dir="ltr">${comment.page || comment.thread}</p></article></li>`))}
${part(words.reports, held.reports.map((report) => html`<li><div><b class="number">${report.number}</b> ${when(report.at)}<br><span dir="auto">${report.words}</span></div></li>`))}
${part(words.decisions, held.decisions.map((decision) => html`<li><div>${decision.action} ${when(decision.at)}${decision.reasonWords === null ? '' : html`<br><span dir="auto">${decision.reasonWords}</span>`}</div></li>`))}
${part(words.subscriptions, held.subscriptions.map((each) => html`<li><div>${each.state} ${when(each.since)}</div></li>`))}
${part(words.standing, held.standing.map((each) => html`<li><div>${each.kind} ${when(each.at)}</div></li>`))}
${part(words.statements, held.statements.map((each) => html`<li><div>${each.kind} ${when(each.at)}${[each.reasonWords, each.asked ?? ''].map((said) => (said === '' ? '' : html`<br><span dir="auto">${said}</span>`))}</div></li>`))}
${part(words.notes, held.notes.map((note) => html`<li><div dir="auto">${note.text} ${when(note.at)}</div></li>`))}
<p class="note">${words.elsewhere}</p>
${empty ? '' : html`<h2>${words.erase}</h2><p>${words.eraseNote}</p>
<form method="post" action="${base}/erase">
<label class="tick"><input type="checkbox" name="sure" value="yes"${unsure ? html` aria-invalid="true"` : ''}> ${words.sure}</label>
<div class="row"><button type="submit" name="how" value="delete" class="grave">${words.wholly}</button><button type="submit" name="how" value="anonymise" class="quiet">${words.nameOnly}</button></div>
</form>`}`,
  };
};

export const erasedPage = (language: Language, count: number): Page => {
  const words = privacyWords[language];
  return { language, title: words.erased, body: html`<h1>${words.erased}</h1><p>${words.erasedNote(count)}</p>` };
};
