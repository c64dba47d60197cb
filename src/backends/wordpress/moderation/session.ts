/**
 * Who asks WordPress: somebody signed in there, by cookie and nonce, or an application password. A wrong password is no error to
 * WordPress, it reads as nobody and sees what readers see; so whoever asks for something asks who it is first.
 */
import { BackendError } from '../../../comments/model/errors.js';
import { isStaleNonce } from '../answers.js';
import type { Rest, RestAnswer } from '../rest.js';

/** An application password, as a user's profile in WordPress makes one. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
}

export interface Session {
  /** By what it is known who asks; `none`: the page does not hand on who is signed in. */
  readonly by: 'password' | 'nonce' | 'none';
  ask(path: string, query?: Readonly<Record<string, string>>, init?: RequestInit, signal?: AbortSignal): Promise<RestAnswer>;
  /** Throws a `BackendError` unless the answer is a 2xx. */
  get(path: string, query?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<RestAnswer>;
}

/** Words that WordPress puts into pages whose scripts speak with its REST. */
type Page = typeof globalThis & { readonly wpApiSettings?: { readonly nonce?: unknown }; readonly ajaxurl?: unknown };

/** Text as Basic authentication writes it, whatever the alphabet. */
const basic = ({ name, password }: Credentials): string => `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${name}:${password}`)))}`;

/** What went wrong with an answer that is none of those that were hoped for. */
export const broken = (path: string, { status, body }: RestAnswer): BackendError => {
  const code = status >= 500 ? 'server-error' : status === 401 || status === 403 ? 'not-allowed' : status === 404 ? 'not-found' : 'bad-answer';
  return new BackendError(code, `${path} ${status} ${JSON.stringify(body)?.slice(0, 200) ?? ''}`);
};

/** @param root address of the REST, for the page that gives a fresh nonce */
export const createSession = (rest: Rest, root: string, credentials?: Credentials): Session => {
  const page = globalThis as Page;
  let nonce = typeof page.wpApiSettings?.nonce === 'string' ? page.wpApiSettings.nonce : undefined;
  const signed = (init: RequestInit): RequestInit => {
    const headers = new Headers(init.headers);
    if (credentials !== undefined) headers.set('authorization', basic(credentials));
    else if (nonce !== undefined) headers.set('x-wp-nonce', nonce);
    return { ...init, headers, credentials: credentials === undefined ? 'same-origin' : 'omit' };
  };
  /** A desk that is open for a day outlives its nonce; the cookie gets another. */
  const renew = async (): Promise<void> => {
    const admin = typeof page.ajaxurl === 'string' ? page.ajaxurl : new URL('../wp-admin/admin-ajax.php', root).href;
    const answer = await rest.fetch(`${admin}?action=rest-nonce`, { credentials: 'same-origin' });
    const text = (await answer.text()).trim();
    if (answer.ok && /^[0-9a-f]{6,20}$/.test(text)) nonce = text;
  };
  const session: Session = {
    get by() {
      return credentials !== undefined ? 'password' : nonce === undefined ? 'none' : 'nonce';
    },
    async ask(path, query, init = {}, signal) {
      const send = (): Promise<RestAnswer> => rest.ask(path, query, signed(signal === undefined ? init : { ...init, signal }));
      const answer = await send();
      if (credentials !== undefined || !isStaleNonce(answer.status, answer.body)) return answer;
      await renew();
      return send();
    },
    async get(path, query, signal) {
      const answer = await session.ask(path, query, {}, signal);
      if (answer.status >= 200 && answer.status < 300 && answer.body !== undefined) return answer;
      throw broken(path, answer);
    },
  };
  return session;
};
