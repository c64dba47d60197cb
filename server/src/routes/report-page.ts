/** Reporting a comment on a page without script, linked from the server's own thread. */
import { readForm } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { pageResponse } from '../pages/layout.js';
import { noValues, reportedPage, reportPage, type ReportLinks, type ReportValues } from '../pages/report-page.js';
import { HttpError } from '../problems.js';
import { flagComment, giveNotice, locationOf } from '../take-part.js';

const hour = 60 * 60 * 1000;

export const addReportPageRoutes = (app: App, parts: Parts): void => {
  const find = async (context: RequestContext) => {
    const { site, ownOrigin } = context.var;
    const id = context.req.param('id') ?? '';
    const comment = (await parts.repository.own(site.id, id))?.comment;
    // Only what everyone may see is shown.
    if (comment?.status !== 'published') throw new HttpError('not-found');
    const links: ReportLinks = {
      action: `/v1/${site.id}/comments/${id}/report`,
      location: await locationOf(parts, site, id, '', ownOrigin),
      back: `/v1/${site.id}/comments.html?thread=${encodeURIComponent(comment.thread)}#comment-${id}`,
    };
    return { id, comment, links };
  };

  app.get('/v1/:site/comments/:id/report', async (context) => {
    const { comment, links } = await find(context);
    return pageResponse(reportPage(comment, links));
  });

  app.post('/v1/:site/comments/:id/report', async (context) => {
    const { site, ownOrigin } = context.var;
    const { id, comment, links } = await find(context);
    const form = await readForm(context.req.raw);
    const lane = form.get('lane') === 'illegal' ? 'illegal' : 'house';
    const values = Object.fromEntries(Object.keys(noValues).map((name) => [name, (form.get(name) ?? '').replace(/\r\n/g, '\n')])) as ReportValues;
    const network = parts.networkOf(context);
    // As with a comment's plain form: a double click within the hour counts once.
    const secret = site.hash('form', JSON.stringify(['report', id, lane, values, network, Math.floor(parts.now() / hour)])).slice(0, 22);
    const on = { id, secret, network };
    const says = { ...values, goodFaith: values.goodFaith !== '' };
    const outcome = lane === 'house' ? await flagComment(parts, site, on, says) : await giveNotice(parts, site, on, says, links.location, ownOrigin);
    switch (outcome.kind) {
      case 'received':
        parts.live.changed(site.id);
        return pageResponse(reportedPage(outcome, lane, links.back), { status: 201 });
      case 'refused':
        return pageResponse(reportPage(comment, links, values, lane, outcome.problems), { status: 422 });
      case 'too-fast':
        return pageResponse(reportPage(comment, links, values, lane, [], outcome.retryAfterSeconds), {
          status: 429,
          headers: { 'retry-after': String(outcome.retryAfterSeconds) },
        });
    }
  });
};
