/** The moderators' console on a page of its own over the built drop-in, and the way in, for what measures and proves it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hashSecret, newId } from '../server/dist/src/db/ids.js';

/** For `start({ pages })`: the console at `/console`. */
export const consolePages = (request) => {
  const { pathname } = new URL(request.url);
  const file = path.join('dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file), { headers: { 'content-type': 'text/javascript' } });
  if (pathname !== '/console') return new Response(null, { status: 204 });
  return new Response(
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Moderation</title><script type="module" async src="/s/sayso.js"></script><main><sayso-moderation endpoint="/"></sayso-moderation></main></html>',
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
};

/** Signs a new moderator in; resolves to the cookie, as a header says it. */
export const signIn = async ({ url, repository }, id, name) => {
  const token = newId();
  await repository.addModerator('default', { id, name }, Date.now());
  await repository.addSignInLink('default', hashSecret(token), id, Date.now() + 60_000, Date.now());
  const answer = await fetch(`${url}/v1/default/moderation/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `token=${token}`,
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0];
};

/** A browser's context with the console open and signed in; resolves to the page, its first comments there. */
export const openConsole = async (browser, url, cookie) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const at = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }]);
  const page = await context.newPage();
  await page.goto(`${url}/console`);
  await page.locator('sayso-moderation .row').first().waitFor();
  return page;
};
