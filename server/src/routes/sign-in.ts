/**
 * A moderator's one-time link. GET only shows a button, so that a mail scanner or a preview spends nothing; POST spends it
 * (S-21). Unknown, spent and too old get one answer.
 */
import { readForm } from '../body.js';
import type { App, Parts } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { sessionLength, setSession } from '../auth/session.js';
import { pageResponse } from '../pages/layout.js';
import { signedInPage, signInPage, staleLinkPage } from '../pages/sign-in-pages.js';

export const addSignInRoutes = (app: App, parts: Parts): void => {
  const path = '/v1/:site/moderation/sign-in';

  app.get(path, (context) => {
    const { moderationPage } = context.var.site.settings;
    return pageResponse(signInPage(context.req.query('token') ?? '', moderationPage === null ? '' : new URL(moderationPage).origin));
  });

  app.post(path, async (context) => {
    const { site } = context.var;
    const token = (await readForm(context.req.raw)).get('token') ?? '';
    const session = parts.newId() + parts.newId();
    const now = parts.now();
    const entered = await parts.repository.signIn(site.id, hashSecret(token), hashSecret(session), now, now + sessionLength);
    parts.log(entered ? 'info' : 'warn', entered ? 'signed-in' : 'sign-in-refused', { site: site.id });
    if (!entered) return pageResponse(staleLinkPage(), { status: 403 });
    const { moderationPage } = site.settings;
    setSession(context, session);
    if (moderationPage !== null) return context.redirect(moderationPage, 303);
    const page = await pageResponse(signedInPage());
    for (const [name, value] of page.headers) context.header(name, value);
    return context.body(await page.text(), 200);
  });
};
