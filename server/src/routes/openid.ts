/** Out to the paper's OpenID provider and back. Who is let in was invited before: by name of the provider, the first time by address. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createOpenId, type OpenId } from '../auth/openid.js';
import { readStatement, signStatement } from '../auth/statement.js';
import type { App, Parts, RequestContext } from '../context.js';
import { errorFields } from '../log.js';
import { notePage } from '../pages/sign-in-pages.js';
import { pageWords, type PageWords } from '../pages/words/index.js';
import { HttpError } from '../problems.js';
import { afterFirstStep, answerPage, doorOf, tooFastPage } from './door.js';

/** How long somebody may take at the provider, in ms. */
const errandLength = 10 * 60_000;

export const addOpenIdRoutes = (app: App, parts: Parts): void => {
  const { repository, doorPaces, now, log } = parts;
  const path = '/v1/:site/moderation/openid';
  const providers = new Map<string, OpenId>();

  const providerOf = (context: RequestContext): OpenId => {
    const { id, settings } = context.var.site;
    if (settings.openId === null) throw new HttpError('not-found');
    const provider = providers.get(id) ?? createOpenId(settings.openId);
    providers.set(id, provider);
    return provider;
  };
  const secure = (context: RequestContext): boolean => context.var.ownOrigin.startsWith('https:');
  const cookieName = (context: RequestContext): string => `${secure(context) ? '__Host-' : ''}sayso-openid-${context.var.site.id.replaceAll('.', '_')}`;
  const back = (context: RequestContext): string => `${context.var.ownOrigin}/v1/${context.var.site.id}/moderation/openid/return`;
  const failed = (context: RequestContext, why: keyof Pick<PageWords, 'openIdUnknown' | 'openIdBroken'>): Promise<Response> => {
    const door = doorOf(context);
    const words = pageWords[door.language];
    return answerPage(context, notePage(door, words.openIdFailed, words[why], { href: `${door.base}/sign-in`, words: words.back }), 403);
  };

  app.get(path, async (context) => {
    const provider = providerOf(context);
    const wait = await doorPaces.fromNetwork.take(`${context.var.site.id} ${parts.networkOf(context)}`);
    if (wait > 0) return tooFastPage(context, wait);
    try {
      const { address, errand } = await provider.begin(back(context));
      // Lax, so that it comes along when the provider leads back here.
      setCookie(context, cookieName(context), signStatement(context.var.site, 'openid', [errand.state, errand.nonce, errand.verifier], now() + errandLength), {
        httpOnly: true, sameSite: 'Lax', path: '/', secure: secure(context), maxAge: errandLength / 1000,
      });
      context.header('cache-control', 'no-store');
      return context.redirect(address, 302);
    } catch (error) {
      log('warn', 'openid-unreachable', { site: context.var.site.id, ...errorFields(error) });
      return failed(context, 'openIdBroken');
    }
  });

  app.get(`${path}/return`, async (context) => {
    const { site } = context.var;
    const provider = providerOf(context);
    const [state, nonce, verifier] = readStatement(site, 'openid', getCookie(context, cookieName(context)) ?? '', now()) ?? [];
    deleteCookie(context, cookieName(context), { path: '/', secure: secure(context) });
    if (state === undefined || nonce === undefined || verifier === undefined) return failed(context, 'openIdBroken');
    const vouched = await provider.finish(new URL(back(context) + new URL(context.req.url).search), { state, nonce, verifier });
    if (!vouched.ok) {
      log('warn', 'sign-in-refused', { site: site.id });
      return failed(context, 'openIdBroken');
    }
    const person = await repository.ofOpenId(site.id, vouched.value.subject, vouched.value.email);
    return person === null ? failed(context, 'openIdUnknown') : afterFirstStep(context, parts, person);
  });
};
