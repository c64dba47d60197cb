/** What a moderator sees on the way in. */
import { html } from 'hono/html';
import type { Page } from './layout.js';

/** `leadsTo`: the origin of the page that follows. */
export const signInPage = (token: string, leadsTo: string): Page => ({
  title: 'Sign in to moderate',
  leadsTo,
  body: html`<h1>Sign in to moderate</h1>
<p>This link works once. After that, this browser stays signed in for two weeks.</p>
<form method="post"><input type="hidden" name="token" value="${token}"><button type="submit">Sign in</button></form>`,
});

export const signedInPage = (): Page => ({
  title: 'You are signed in',
  body: html`<h1>You are signed in</h1>
<p>Open the page where your comments are moderated; it knows you now.</p>`,
});

export const staleLinkPage = (): Page => ({
  title: 'This link no longer works',
  body: html`<h1>This link no longer works</h1>
<p>It was used already, or it is older than 30 minutes. Restart the server, or run <code>npx @sayso/server sign-in</code>: both print a new one.</p>`,
});
