/** A moderator's own account: name, password, second step, and where they are signed in. */
import { html } from 'hono/html';
import type { Person } from '../db/repository/people.js';
import type { KeptSession } from '../db/repository/sessions.js';
import { act, field, hidden, told } from './fields.js';
import type { Markup, Page } from './layout.js';
import { momentText } from './moment.js';
import { qrCode } from './qr-code.js';
import type { Door } from './sign-in-pages.js';
import { pageWords, type PageWords } from './words/index.js';

/** What has just happened, told on the page that comes back. */
export type AccountNote =
  | { readonly kind: 'saved' }
  | { readonly kind: 'name-missing' | 'not-an-email' | 'email-taken' | 'password-wrong' | 'email-first' | 'code-wrong' }
  | { readonly kind: 'password'; readonly problem: keyof PageWords['passwordProblem'] };

/** A second step that is being set up; `statement` is its secret under our seal. */
export interface NewFactor {
  readonly secret: string;
  readonly address: string;
  readonly statement: string;
}

export interface AccountView {
  readonly person: Person;
  readonly sessions: readonly KeptSession[];
  /** The hash of the session that asks. */
  readonly here: string;
  readonly governs: boolean;
  readonly note: AccountNote | null;
  readonly factor: NewFactor | null;
  /** Where comments are moderated; null: unknown. */
  readonly console: string | null;
}

const current = (words: PageWords, person: Person, id: string): Markup | '' =>
  person.hasPassword ? field({ name: id, label: words.currentPassword, type: 'password', autocomplete: 'current-password', maxLength: 400 }) : '';

const factorHtml = (words: PageWords, person: Person, factor: NewFactor | null, wrong: boolean): Markup => {
  if (factor !== null) {
    return html`<form method="post">${hidden('do', 'factor-confirm')}${hidden('statement', factor.statement)}
<p>${words.factorScan}</p>${qrCode(factor.address, words.factorScan)}
<p>${words.factorType}<br><code dir="ltr">${factor.secret.match(/.{1,4}/g)?.join(' ') ?? ''}</code></p>
${field({ name: 'code', label: words.factorConfirm, code: true, autocomplete: 'one-time-code', maxLength: 12, problem: wrong ? words.factorWrong : undefined })}
<button type="submit">${words.factorConfirmButton}</button></form>`;
  }
  if (!person.secondFactor) return html`<p>${words.factorOff}</p>${act({ do: 'factor-begin' }, words.factorBegin)}`;
  return html`<p>${words.factorOn(person.recoveryCodes)}</p>
<form method="post">${current(words, person, 'factor-password')}
<div class="row"><button type="submit" name="do" value="factor-codes" class="quiet">${words.codesNew}</button><button type="submit" name="do" value="factor-end" class="grave">${words.factorEnd}</button></div></form>`;
};

const noteWords = (words: PageWords, note: AccountNote): string => {
  switch (note.kind) {
    case 'saved':
      return words.saved;
    case 'name-missing':
      return words.nameMissing;
    case 'not-an-email':
      return words.notAnEmail;
    case 'email-taken':
      return words.emailTaken;
    case 'password-wrong':
      return words.passwordWrong;
    case 'email-first':
      return words.emailFirst;
    case 'code-wrong':
      return words.factorWrong;
    case 'password':
      return words.passwordProblem[note.problem];
  }
};

export const accountPage = (door: Door, { person, sessions, here, governs, note, factor, console: at }: AccountView): Page => {
  const words = pageWords[door.language];
  const sessionItem = ({ hash, usedAt, browser }: KeptSession): Markup => {
    const name = browser === '' ? words.sessionUnknown : browser;
    return html`<li><div><b><bdi>${name}</bdi></b> ${hash === here ? html`<span class="badge">${words.sessionHere}</span>` : ''}<br><span class="note">${words.sessionUsed(momentText(usedAt, door.language))}</span></div>
${hash === here ? '' : act({ do: 'session-end', session: hash }, words.sessionEnd, { label: `${words.sessionEnd}: ${name}` })}</li>`;
  };
  return {
    ...door,
    title: words.account,
    body: html`<h1>${words.account}</h1>
<p><bdi>${person.name}</bdi> <span class="badge">${words.roleNames[person.role]}</span></p>
${note === null ? '' : told(noteWords(words, note), note.kind === 'saved')}
<nav class="row">${at === null ? '' : html`<a href="${at}">${words.toConsole}</a>`}${governs ? html`<a href="${door.base}/people">${words.peopleLink}</a>` : ''}${act({ do: 'sign-out' }, words.signOut)}</nav>
<h2>${words.profile}</h2>
<form method="post">${hidden('do', 'profile')}
${field({ name: 'name', label: words.name, value: person.name, note: words.nameNote, autocomplete: 'name', maxLength: 100 })}
${field({ name: 'email', label: words.email, type: 'email', value: person.email ?? '', note: words.emailNote, autocomplete: 'email', required: person.email !== null })}
<label class="tick"><input type="checkbox" name="digest" value="yes"${person.digest ? html` checked` : ''}> ${words.digest}</label>
${current(words, person, 'profile-password')}
<button type="submit">${words.save}</button></form>
<h2>${words.passwordTitle}</h2>
<p>${person.hasPassword ? words.passwordSet : words.passwordNone}</p>
<form method="post">${hidden('do', 'password')}
${current(words, person, 'password-now')}
${field({ name: 'new-password', label: words.newPassword, type: 'password', autocomplete: 'new-password', note: words.passwordNote, maxLength: 400 })}
<button type="submit">${words.save}</button></form>
<h2 id="factor">${words.factor}</h2>
${factorHtml(words, person, factor, note?.kind === 'code-wrong')}
<h2>${words.sessions}</h2>
<ul class="people">${sessions.map(sessionItem)}</ul>
${sessions.length > 1 ? act({ do: 'sessions-end' }, words.sessionsEndOthers) : ''}`,
  };
};

/** Shown once, right after they were made. */
export const codesPage = (door: Door, codes: readonly string[]): Page => {
  const words = pageWords[door.language];
  return {
    ...door,
    title: words.codesTitle,
    body: html`<h1>${words.codesTitle}</h1><p>${words.codesNote}</p>
<ol class="codes" dir="ltr">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<p><a class="button" href="${door.base}/account">${words.codesDone}</a></p>`,
  };
};
