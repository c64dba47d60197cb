/**
 * The links in mails. GET only shows a button, so that a scanner which opens every link confirms nothing and ends nothing; POST
 * does it. `unsubscribe` takes the one POST that a mail program sends by itself too (RFC 8058): without cookie, form or origin.
 */
import { mediaType, readForm } from '../body.js';
import { confirmAddress } from '../confirm.js';
import type { App, Parts } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { pageResponse } from '../pages/layout.js';
import { confirmPage, stalePage, unsubscribedPage, unsubscribePage } from '../pages/mail-pages.js';
import { viewAddress } from '../view-address.js';

export const addMailRoutes = (app: App, parts: Parts): void => {
  app.get('/v1/:site/confirm', (context) => pageResponse(confirmPage(context.req.query('token') ?? '')));

  app.post('/v1/:site/confirm', async (context) => {
    const { site } = context.var;
    const id = await confirmAddress(parts, site, (await readForm(context.req.raw)).get('token') ?? '');
    if (id === null) return pageResponse(stalePage(), { status: 403 });
    parts.live.changed(site.id);
    return context.redirect(viewAddress(site, id), 303);
  });

  app.get('/v1/:site/unsubscribe', (context) => pageResponse(unsubscribePage(context.req.query('token') ?? '')));

  app.post('/v1/:site/unsubscribe', async (context) => {
    const form = mediaType(context.req.raw) === 'application/x-www-form-urlencoded' ? await readForm(context.req.raw) : null;
    const token = form?.get('token') ?? context.req.query('token') ?? '';
    await parts.repository.unsubscribe(context.var.site.id, hashSecret(token));
    // One answer for all: nobody learns which links there are.
    return pageResponse(unsubscribedPage());
  });
};
