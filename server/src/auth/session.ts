/** The moderator's cookie: out of reach of scripts, not sent along by other sites' pages, bound to this host where TLS allows. */
import { getCookie, setCookie } from 'hono/cookie';
import type { Parts, RequestContext } from '../context.js';
import { hashSecret } from '../db/ids.js';
import type { NewSession } from '../db/repository/sessions.js';
import { browserName } from './browser-name.js';

/** ms. */
export const sessionLength = 14 * 24 * 60 * 60 * 1000;

const secure = (context: RequestContext): boolean => context.var.ownOrigin.startsWith('https:');
/** `__Host-` needs Secure, which a server without TLS (a first try on localhost) cannot have. */
const cookieName = (context: RequestContext): string => `${secure(context) ? '__Host-' : ''}sayso-${context.var.site.id.replaceAll('.', '_')}`;

export const sessionToken = (context: RequestContext): string | undefined => getCookie(context, cookieName(context));

export const setSession = (context: RequestContext, token: string): void =>
  setCookie(context, cookieName(context), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: secure(context),
    maxAge: token === '' ? 0 : sessionLength / 1000,
  });

/** A fresh session for whoever asks; its token goes into the cookie. */
export const freshSession = ({ newId, now }: Pick<Parts, 'newId' | 'now'>, context: RequestContext): { readonly token: string; readonly session: NewSession } => {
  const token = newId() + newId();
  const at = now();
  return { token, session: { hash: hashSecret(token), at, expiresAt: at + sessionLength, browser: browserName(context.req.header('user-agent')) } };
};
