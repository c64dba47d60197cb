/** What a moderator sees on the way in. */
import { html } from 'hono/html';
import type { Language } from '../languages.js';
import type { Role } from '../auth/permissions.js';
import { field, hidden } from './fields.js';
import type { Page } from './layout.js';
import { pageWords, type PageWords } from './words/index.js';

/** Where the pages of one site lie, and how they speak. */
export interface Door {
  readonly language: Language;
  /** `/v1/<site>/moderation`. */
  readonly base: string;
  /** The paper's name. */
  readonly site: string;
  /** The origin of the page that follows; '' for ours. */
  readonly leadsTo: string;
}

const wordsOf = ({ language }: Door): PageWords => pageWords[language];

export const oneTimeLinkPage = (door: Door, token: string): Page => {
  const words = wordsOf(door);
  return {
    ...door,
    title: words.linkTitle,
    body: html`<h1>${words.linkTitle}</h1>
<p>${words.linkNote}</p>
<form method="post">${hidden('token', token)}<button type="submit">${words.signInButton}</button></form>`,
  };
};

export interface SignInForm {
  readonly email?: string;
  readonly wrong?: boolean;
  /** Name of the OpenID provider; null where there is none. */
  readonly openId: string | null;
}

export const signInPage = (door: Door, { email = '', wrong = false, openId }: SignInForm): Page => {
  const words = wordsOf(door);
  return {
    ...door,
    title: words.signIn,
    body: html`<h1>${words.signIn}</h1>
<p class="note">${words.signInTo(door.site)}</p>
${openId === null ? '' : html`<p><a class="button" href="${door.base}/openid">${words.openIdButton(openId)}</a></p><p class="note">${words.or}</p>`}
<form method="post" action="${door.base}/sign-in">
${field({ name: 'email', label: words.email, type: 'email', value: email, autocomplete: 'username' })}
${field({ name: 'password', label: words.password, type: 'password', autocomplete: 'current-password', maxLength: 400, problem: wrong ? words.wrong : undefined })}
<button type="submit">${words.signInButton}</button>
</form>
<p class="below"><a href="${door.base}/forgotten">${words.forgotten}</a></p>`,
  };
};

export const secondStepPage = (door: Door, step: string, wrong = false): Page => {
  const words = wordsOf(door);
  return {
    ...door,
    title: words.secondStep,
    body: html`<h1>${words.secondStep}</h1>
<p>${words.secondStepNote}</p>
<form method="post" action="${door.base}/second-step">${hidden('step', step)}
${field({ name: 'code', label: words.code, code: true, autocomplete: 'one-time-code', maxLength: 40, problem: wrong ? words.secondStepWrong : undefined })}
<button type="submit">${words.signInButton}</button>
</form>`,
  };
};

export const signedInPage = (door: Door): Page => {
  const words = wordsOf(door);
  return {
    ...door,
    title: words.signedIn,
    body: html`<h1>${words.signedIn}</h1>
<p>${words.signedInNote}</p>
<p><a href="${door.base}/account">${words.toAccount}</a></p>`,
  };
};

/** `from`: what brought the link, so that the next step fits. */
export const staleLinkPage = (door: Door, from: 'console' | 'mail'): Page => {
  const words = wordsOf(door);
  return {
    ...door,
    title: words.staleLink,
    body: html`<h1>${words.staleLink}</h1><p>${from === 'console' ? words.staleLinkConsole : words.staleLinkMail}</p>
${from === 'mail' ? html`<p><a href="${door.base}/forgotten">${words.forgottenTitle}</a></p>` : ''}`,
  };
};

export const forgottenPage = (door: Door, email = '', wrong = false): Page => {
  const words = wordsOf(door);
  return {
    ...door,
    title: words.forgottenTitle,
    body: html`<h1>${words.forgottenTitle}</h1>
<p>${words.forgottenNote}</p>
<form method="post">${field({ name: 'email', label: words.email, type: 'email', value: email, autocomplete: 'username', problem: wrong ? words.notAnEmail : undefined })}
<button type="submit">${words.forgottenButton}</button></form>
<p class="below"><a href="${door.base}/sign-in">${words.back}</a></p>`,
  };
};

/** A page of a heading and a sentence. */
export const notePage = (door: Door, title: string, note: string, next: { readonly href: string; readonly words: string } | null = null): Page => ({
  ...door,
  title,
  body: html`<h1>${title}</h1><p>${note}</p>${next === null ? '' : html`<p><a href="${next.href}">${next.words}</a></p>`}`,
});

export interface JoinForm {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** They had a password before: it is a new one. */
  readonly again: boolean;
  readonly problem?: keyof PageWords['passwordProblem'];
}

export const joinPage = (door: Door, { token, name, email, role, again, problem }: JoinForm): Page => {
  const words = wordsOf(door);
  const title = again ? words.forgottenTitle : words.joinTitle(door.site);
  return {
    ...door,
    title,
    body: html`<h1>${title}</h1>
<p>${again ? words.joinReset(name) : words.joinNote(name, words.roleNames[role])}</p>
<form method="post" action="${door.base}/join">${hidden('token', token)}
<input type="email" name="email" value="${email}" autocomplete="username" readonly class="more" tabindex="-1" aria-hidden="true">
${field({ name: 'password', label: words.newPassword, type: 'password', autocomplete: 'new-password', note: words.passwordNote, maxLength: 400, problem: problem === undefined ? undefined : words.passwordProblem[problem] })}
<button type="submit">${words.joinButton}</button></form>`,
  };
};
