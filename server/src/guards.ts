/**
 * Who may ask: origins, cross-site requests, and the headers that go on every answer (S-11, S-12, S-25, S-30).
 *
 * A page may read and post when its origin is listed for the site, exactly; none is reflected unseen and `*` is never said.
 * Moderators' routes carry a cookie, so what changes something there needs `X-Sayso` too, which no form can send.
 */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Parts, RequestContext, Variables } from './context.js';
import { HttpError } from './problems.js';
import { mayUse } from './auth/permissions.js';
import { sessionToken } from './auth/session.js';
import { hashSecret } from './db/ids.js';
import type { SignedIn } from './db/repository/people.js';

type Guard = MiddlewareHandler<{ Variables: Variables }>;

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()',
};
const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers that hold for all answers of ours; a page of ours brings its own policies. */
export const securityHeaders: Guard = async (context, next) => {
  await next();
  const { headers } = context.res;
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', apiPolicy);
  if (context.var.ownOrigin.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
};

export const findSite =
  (parts: Parts): Guard =>
  async (context, next) => {
    const site = parts.sites.get(context.req.param('site') ?? '');
    if (site === undefined) throw new HttpError('not-found', 'no such site');
    context.set('site', site);
    await next();
  };

/** Where the request's page lives is allowed: its own origin, or one of the list. A page without an origin is not. */
const allowed = (context: RequestContext, list: readonly string[]): boolean => {
  const origin = context.req.header('origin');
  if (origin !== undefined) return origin === context.var.ownOrigin || list.includes(origin);
  // No browser leaves both out when another site's page sends something; a program without pages does.
  const from = context.req.header('sec-fetch-site');
  return from === undefined || from === 'same-origin' || from === 'none';
};

/** CORS by exact origin, preflights, and the refusal of what other sites' pages send. */
export const originGuard =
  (who: 'readers' | 'moderators'): Guard =>
  async (context, next) => {
    const { settings } = context.var.site;
    const list = who === 'readers' ? settings.origins : settings.moderationOrigins;
    const origin = context.req.header('origin');
    const shared = origin !== undefined && list.includes(origin);
    const headers = new Headers({ vary: 'Origin' });
    if (shared) {
      headers.set('access-control-allow-origin', origin);
      headers.set('access-control-expose-headers', 'ETag, Retry-After');
      if (who === 'moderators') headers.set('access-control-allow-credentials', 'true');
    }
    if (context.req.method === 'OPTIONS') {
      if (shared) {
        headers.set('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
        headers.set('access-control-allow-headers', 'Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, X-Sayso, X-Sayso-Proof, X-Sayso-Receipt');
        headers.set('access-control-max-age', '600');
      }
      return new Response(null, { status: 204, headers });
    }
    // Not thrown at once: the answer, a refusal too, must bear the headers that let the page read it.
    const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (changes && !allowed(context, list)) throw new HttpError('origin-not-allowed', 'SAYSO_ORIGINS lists the pages that may; behind a proxy, SAYSO_PUBLIC_URL names this server');
    await next();
    for (const [name, value] of headers) context.res.headers.set(name, value);
    return undefined;
  };

/** Who is signed in here; null: nobody. */
export const signedInOn = async ({ repository, now }: Pick<Parts, 'repository' | 'now'>, context: RequestContext): Promise<SignedIn | null> => {
  const token = sessionToken(context);
  return token === undefined ? null : repository.moderatorOf(context.var.site.id, hashSecret(token), now());
};

const reads = (context: RequestContext): boolean => context.req.method === 'GET' || context.req.method === 'HEAD';

/** Lets a signed-in moderator of the site through whose role may do what the route does (`auth/permissions.ts`). */
export const moderatorGuard =
  (parts: Parts): Guard =>
  async (context, next) => {
    if (!reads(context) && context.req.header('x-sayso') !== '1') throw new HttpError('forbidden', 'send the header X-Sayso: 1');
    const moderator = await signedInOn(parts, context);
    if (moderator === null) throw new HttpError('not-signed-in');
    if (!mayUse(moderator.role, context.req.method, routePath(context))) throw new HttpError('forbidden', 'the role of this moderator does not go so far');
    context.set('moderator', moderator);
    await next();
  };

/**
 * The same for the server's own pages, whose forms cannot send a header: nothing but a page of this very origin may post, and
 * whoever is not signed in is led to the door.
 */
export const pageGuard =
  (parts: Parts, refuse: (context: RequestContext) => Response | Promise<Response>): Guard =>
  async (context, next) => {
    if (!reads(context) && context.req.header('origin') !== context.var.ownOrigin) throw new HttpError('origin-not-allowed', 'this form belongs to a page of the server');
    const moderator = await signedInOn(parts, context);
    if (moderator === null) return context.redirect(`/v1/${context.var.site.id}/moderation/sign-in`, 303);
    if (!mayUse(moderator.role, context.req.method, routePath(context))) return refuse(context);
    context.set('moderator', moderator);
    await next();
    return undefined;
  };
