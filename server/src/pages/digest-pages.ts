/** What a link in a digest opens: the comment once more, and the button. */
import { html } from 'hono/html';
import { hidden } from './fields.js';
import type { Page } from './layout.js';
import { markupHtml } from './markup-html.js';
import type { Door } from './sign-in-pages.js';
import { pageWords } from './words/index.js';

export type DigestAction = 'approve' | 'spam';

export interface ToDecide {
  readonly token: string;
  readonly action: DigestAction;
  readonly name: string;
  readonly text: string;
}

export const decidePage = (door: Door, { token, action, name, text }: ToDecide): Page => {
  const words = pageWords[door.language];
  return {
    ...door,
    title: words.decideTitle[action],
    body: html`<h1>${words.decideTitle[action]}</h1>
<article class="own held" dir="auto"><header><b dir="auto">${name}</b></header>${markupHtml(text)}</article>
<form method="post">${hidden('token', token)}<button type="submit">${words.decideButton[action]}</button></form>`,
  };
};
