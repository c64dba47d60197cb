/**
 * What is held under an address, without an account: a mailed link opens it for 30 minutes, as a page, as JSON, and to be erased.
 * Asking is answered alike for every address, after the same work: whether anything is held is looked up when the link is mailed.
 */
import { getCookie, setCookie } from 'hono/cookie';
import { readForm } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { hashSecret } from '../db/ids.js';
import { privacyLength, type Subject } from '../db/repository/subject.js';
import { authorKey, textKey } from '../facts.js';
import { languageOf, type Language } from '../languages.js';
import { parseMailAddress } from '../mail/address.js';
import { askPage, erasedPage, heldPage, openPage, sentPage, stalePrivacyPage } from '../pages/privacy-pages.js';
import { HttpError } from '../problems.js';
import type { Site } from '../site.js';
import { answerPage, tooFastPage } from './door.js';

export const subjectOf = (site: Site, email: string): Subject => ({ email, authorKey: authorKey(site, email) ?? '' });

export const addPrivacyRoutes = (app: App, parts: Parts): void => {
  const { repository, doorPaces, live, now, newId, log } = parts;
  const path = '/v1/:site/privacy';
  const baseOf = (context: RequestContext): string => `/v1/${context.var.site.id}/privacy`;
  const languageFor = (context: RequestContext): Language => languageOf(context.req.header('accept-language'), context.var.site.settings.language);
  const secure = (context: RequestContext): boolean => context.var.ownOrigin.startsWith('https:');
  const cookieName = (context: RequestContext): string => `${secure(context) ? '__Host-' : ''}sayso-privacy-${context.var.site.id.replaceAll('.', '_')}`;
  const setSession = (context: RequestContext, token: string): void =>
    setCookie(context, cookieName(context), token, { httpOnly: true, sameSite: 'Lax', path: '/', secure: secure(context), maxAge: token === '' ? 0 : privacyLength / 1000 });
  const stale = (context: RequestContext): Promise<Response> => answerPage(context, stalePrivacyPage(languageFor(context), baseOf(context)), 403);
  /** Whose session it is; null: nobody's. */
  const whose = async (context: RequestContext): Promise<Subject | null> => {
    const token = getCookie(context, cookieName(context));
    const email = token === undefined ? null : await repository.privacyOf(context.var.site.id, token, now());
    return email === null ? null : subjectOf(context.var.site, email);
  };
  const ownPagesOnly = (context: RequestContext): void => {
    if (context.req.header('origin') !== context.var.ownOrigin) throw new HttpError('origin-not-allowed', 'this form belongs to a page of the server');
  };

  app.get(path, (context) => {
    const token = context.req.query('token');
    return answerPage(context, token === undefined ? askPage(languageFor(context), context.var.site.title, context.var.site.settings) : openPage(languageFor(context), token));
  });

  app.post(path, async (context) => {
    const { site } = context.var;
    ownPagesOnly(context);
    const form = await readForm(context.req.raw);
    const token = form.get('token');
    if (token !== null) {
      const session = newId() + newId();
      if (!(await repository.openPrivacy(site.id, token, session, now()))) return stale(context);
      setSession(context, session);
      return context.redirect(`${baseOf(context)}/data`, 303);
    }
    const typed = (form.get('email') ?? '').trim().slice(0, 254);
    const email = parseMailAddress(typed);
    if (email === null) return answerPage(context, askPage(languageFor(context), site.title, site.settings, typed, true), 422);
    const wait = await doorPaces.fromNetwork.take(`${site.id} ${parts.networkOf(context)}`);
    if (wait > 0) return tooFastPage(context, wait);
    if ((await doorPaces.mails.take(`${site.id} ${hashSecret(email.toLowerCase())}`)) === 0) await repository.queueMailTo(site.id, 'privacy', email, now());
    return answerPage(context, sentPage(languageFor(context)));
  });

  app.get(`${path}/data`, async (context) => {
    const subject = await whose(context);
    if (subject === null) return stale(context);
    const held = await repository.held(context.var.site.id, subject);
    return answerPage(context, heldPage(languageFor(context), baseOf(context), subject.email, held, false));
  });

  app.get(`${path}/data.json`, async (context) => {
    const { site } = context.var;
    const subject = await whose(context);
    if (subject === null) throw new HttpError('not-signed-in');
    const { comments, ...held } = await repository.held(site.id, subject);
    const plain = comments.map(({ member, reasons, ...comment }) => ({ ...comment, member: member === 1, reasons: JSON.parse(reasons) as unknown }));
    const body = { site: site.title, address: subject.email, madeAt: now(), comments: plain, ...held };
    return context.json(body, 200, { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="comments.json"' });
  });

  app.post(`${path}/erase`, async (context) => {
    const { site } = context.var;
    ownPagesOnly(context);
    const subject = await whose(context);
    if (subject === null) return stale(context);
    const form = await readForm(context.req.raw);
    const how = form.get('how');
    if (how !== 'delete' && how !== 'anonymise') throw new HttpError('bad-request', 'how: expected delete or anonymise');
    if (form.get('sure') === null) {
      return answerPage(context, heldPage(languageFor(context), baseOf(context), subject.email, await repository.held(site.id, subject), true), 422);
    }
    const count = await repository.eraseSubject(site.id, subject, { how, kind: 'removed-by-author', at: now(), newSeed: newId, textKey: (text) => textKey(site, text) });
    await repository.endPrivacy(site.id, getCookie(context, cookieName(context)) ?? '');
    setSession(context, '');
    live.changed(site.id);
    log('info', 'subject-erased', { site: site.id, how, comments: count });
    return answerPage(context, erasedPage(languageFor(context), count));
  });
};
