/** What a reader sees who opens a link from a mail. */
import { html } from 'hono/html';
import type { Page } from './layout.js';

const token = (value: string) => html`<input type="hidden" name="token" value="${value}">`;

export const confirmPage = (given: string): Page => ({
  title: 'Is this address yours?',
  body: html`<h1>Is this address yours?</h1>
<p>Somebody wrote a comment with it. If that was you, confirm it here. If it was not, close this page: nothing more will be sent to you.</p>
<form method="post">${token(given)}<button type="submit">Yes, confirm my address</button></form>`,
});

export const unsubscribePage = (given: string): Page => ({
  title: 'No more e-mails about replies?',
  body: html`<h1>No more e-mails about replies?</h1>
<p>You get no more e-mails about replies to this comment, and your address is forgotten for them.</p>
<form method="post">${token(given)}<button type="submit">Stop these e-mails</button></form>`,
});

export const unsubscribedPage = (): Page => ({
  title: 'You get no more of these e-mails',
  body: html`<h1>You get no more of these e-mails</h1><p>Your comment stays where it is.</p>`,
});

export const stalePage = (): Page => ({
  title: 'This link no longer works',
  body: html`<h1>This link no longer works</h1>
<p>It was used already, or it is older than three days. If your comment still waits, write it once more: a new link comes with it.</p>`,
});
