/** Readers' routes as HTML, for pages without script: a thread, a plain form's post, and the page that tells what became of it. */
import { readForm } from '../body.js';
import type { App, Parts } from '../context.js';
import { decodeCursor } from '../cursor.js';
import { isLanguage, languageOf, type Language } from '../languages.js';
import { pageResponse } from '../pages/layout.js';
import { pageStyles } from '../pages/styles.js';
import { receiptPage } from '../pages/receipt-page.js';
import { decoyField, returnedPage, threadPage, type FormValues } from '../pages/thread-page.js';
import { accountSection, statementSection, type AppealLinks } from '../pages/statement-section.js';
import { ownWithWindow } from '../own-with-window.js';
import { postComment } from '../post-comment.js';
import { HttpError } from '../problems.js';
import { senderOf } from '../sender.js';
import { threadNow } from '../thread-info.js';
import { threadPageOf } from '../thread-page-of.js';
import { isViewToken, viewAddress, viewToken } from '../view-address.js';
import { needsSignIn } from '../writers.js';
import { feedPath } from './feeds.js';
import { threadParameter } from './parameters.js';

const hour = 60 * 60 * 1000;

/** The language of ours that a tag names, if any. */
export const readingLanguage = (tag: string | null | undefined): Language | undefined => [(tag ?? '').slice(0, 2).toLowerCase()].find(isLanguage);

/** A form has our names or the ones that WordPress gives its fields. */
const valuesOf = (form: URLSearchParams): FormValues => {
  const first = (...names: readonly string[]): string => names.map((name) => form.get(name)).find((value) => value !== null) ?? '';
  return {
    thread: first('thread'),
    parent: first('parent', 'comment_parent').replace(/^0$/, '') || null,
    page: first('page'),
    title: first('page-title'),
    name: first('name', 'author'),
    email: first('email'),
    website: first('website', 'url'),
    text: first('text', 'comment').replace(/\r\n/g, '\n'),
  };
};

export const addPageRoutes = (app: App, parts: Parts): void => {
  const { repository, live } = parts;

  app.get('/v1/pages.css', () => new Response(pageStyles, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' } }));

  app.get('/v1/:site/comments.html', async (context) => {
    const { site, ownOrigin } = context.var;
    const thread = threadParameter(context);
    const state = await threadNow(repository, site, thread, parts.now());
    const after = decodeCursor(context.req.query('cursor'));
    const page = await threadPageOf(repository, site, state, { ownOrigin, thread, sort: 'newest', limit: 50, after, around: context.req.query('around') });
    const asked = context.req.query('reply');
    const answered = asked === undefined ? null : ((await repository.own(site.id, asked))?.comment ?? null);
    const here = `/v1/${site.id}/comments.html?thread=${encodeURIComponent(thread)}`;
    const address = site.ownPage(state.url, ownOrigin);
    const article = site.settings.found === 'yes' ? { url: address || `${ownOrigin}${here}`, title: state.title || thread } : null;
    const shown = threadPage(
      page,
      { here, back: address, post: `/v1/${site.id}/comments`, next: page.next === null ? null : `${here}&cursor=${page.next}`, feeds: { atom: feedPath(site.id, 'feed.atom', thread), rss: feedPath(site.id, 'feed.rss', thread) }, article },
      // Only what everyone may see is quoted.
      answered?.status === 'published' && answered.thread === thread ? answered : null,
    );
    return pageResponse(
      { ...shown, secret: site.settings.found === 'no' },
      { headers: { 'cache-control': 'public, max-age=0, must-revalidate' } },
    );
  });

  // After the JSON route of the same address, which passes plain forms on.
  app.post('/v1/:site/comments', async (context) => {
    const { site, ownOrigin } = context.var;
    const form = await readForm(context.req.raw);
    const values = valuesOf(form);
    const { thread, parent, page, title, text, name, email, website } = values;
    if (thread === '' || thread.length > 500) throw new HttpError('bad-request', 'thread: expected 1 to 500 characters');
    const direction = form.get('comment.dir');
    const network = parts.networkOf(context);
    // A form without script has no secret. One made of the words, the network and the hour lets a double click count once.
    const sameness = JSON.stringify([thread, parent, text, name, email, website, network, Math.floor(parts.now() / hour)]);
    const outcome = await postComment(
      parts,
      site,
      {
        thread,
        parent,
        draft: { text, name, email, website, ...(direction === 'rtl' || direction === 'ltr' ? { dir: direction } : {}), notify: form.get('notify') !== null },
        trap: '',
        page: { url: page.slice(0, 2000), title: title.slice(0, 500) },
      },
      site.hash('form', sameness).slice(0, 22),
      // A page's own form may lack the fields that people do not see.
      { network, sender: senderOf(parts, context), ownOrigin, trap: form.get('sayso-more')?.slice(0, 1000) ?? null, ...(form.get(decoyField) ? { decoy: decoyField } : {}) },
    );
    const action = `/v1/${site.id}/comments`;
    const rules = { limits: site.limits, writing: site.writing, privacy: site.privacyPage(ownOrigin) };
    switch (outcome.kind) {
      case 'stored': {
        live.changed(site.id);
        return context.redirect(viewAddress(site, outcome.own.comment.id), 303);
      }
      case 'closed':
        return pageResponse(returnedPage(outcome, action, rules, values), { status: 409 });
      case 'too-fast':
        return pageResponse(returnedPage(outcome, action, rules, values), {
          status: 429,
          headers: { 'retry-after': String(outcome.retryAfterSeconds) },
        });
      case 'refused':
        return pageResponse(returnedPage(outcome, action, rules, values), { status: needsSignIn(outcome.reasons) ? 401 : 422 });
    }
  });

  app.get('/v1/:site/receipt', async (context) => {
    const { site, ownOrigin } = context.var;
    const id = context.req.query('comment') ?? '';
    const own = isViewToken(site, id, context.req.query('view') ?? '') ? await repository.own(site.id, id) : null;
    if (own === null) throw new HttpError('not-found');
    const { url } = await repository.thread(site.id, own.comment.thread);
    const stated = await repository.statementOn(site.id, id, parts.now());
    const account = await repository.accountStatementOn(site.id, id, parts.now());
    const asked = context.req.query('asked');
    const about = context.req.query('about') === 'account' ? 'account' : 'comment';
    // Who comes from a thread reads on in its language.
    const lang = readingLanguage(context.req.query('lang'));
    const language = lang ?? languageOf(context.req.header('accept-language'), 'en');
    const linksFor = (section: typeof about): AppealLinks => ({
      action: `/v1/${site.id}/receipt`, comment: id, view: viewToken(site, id), lang: lang ?? '', asked: section === about && (asked === 'empty' || asked === 'long') ? asked : undefined,
    });
    const sections = {
      comment: stated === null ? '' : statementSection(stated, linksFor('comment'), language),
      account: account === null ? '' : accountSection(account, linksFor('account'), language),
    } as const;
    return pageResponse(receiptPage(ownWithWindow(site, own), language, site.ownPage(url, ownOrigin), sections));
  });
};
