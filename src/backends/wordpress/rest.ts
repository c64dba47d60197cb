/** Requests to WordPress' REST, and every way in which the world may answer, as `BackendError`. */
import { BackendError } from '../../comments/model/errors.js';

export type FetchLike = (url: string, init: RequestInit) => Promise<Response> | Response;

export interface RestAnswer {
  readonly status: number;
  /** Parsed JSON; undefined where it was none. */
  readonly body: unknown;
  /** `X-WP-Total`; NaN where it was not told. */
  readonly total: number;
}

export interface Rest {
  /** Throws unless the answer is 200. */
  get(path: string, query?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<RestAnswer>;
  /** Gives whatever came that is an answer at all. */
  ask(path: string, query?: Readonly<Record<string, string>>, init?: RequestInit): Promise<RestAnswer>;
  /** From now on the cookie goes with reading that WordPress gave for an article's password: it tells the comments to nobody else. */
  unlock(): void;
  /** Any request of this page, with its time limit; network faults as `offline` or `timeout`. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
}

/** ms until a request without an answer counts as lost. */
const patience = 30_000;

/**
 * Without pretty addresses the root is `…/?rest_route=/`, and everything after it belongs into that parameter. A path that begins
 * with `/` is none of WordPress' own.
 */
export const addressOf = (root: string, path: string, query: Readonly<Record<string, string>> = {}): string => {
  // An address without a host is the page's own; there is no page in Node.
  const address = new URL(root, globalThis.location?.href);
  const route = address.searchParams.get('rest_route');
  const whole = `${(route ?? address.pathname).replace(/\/*$/, '/')}${path.startsWith('/') ? path.slice(1) : `wp/v2/${path}`}`;
  if (route === null) address.pathname = whole;
  else address.searchParams.set('rest_route', whole);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
};

const parsed = (text: string): unknown => {
  // Notices of careless plug-ins stand before the JSON.
  const start = text.search(/[[{]/);
  for (const candidate of [text, start > 0 ? text.slice(start) : '']) {
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      // The next candidate.
    }
  }
  return undefined;
};

/** `root`: what the page's `<link rel="https://api.w.org/">` names. No cookie goes with reading, unless `unlock` was called. */
export const createRest = (root: string, given?: FetchLike): Rest => {
  let unlocked = false;
  const rest: Rest = {
    async fetch(url, init = {}) {
      const aborter = new AbortController();
      let code: 'offline' | 'timeout' = 'offline';
      const timer = setTimeout(() => {
        code = 'timeout';
        aborter.abort();
      }, patience);
      const outer = init.signal;
      outer?.addEventListener('abort', () => aborter.abort(), { once: true });
      try {
        return await (given ?? fetch)(url, { credentials: 'omit', ...init, signal: aborter.signal });
      } catch (error) {
        throw new BackendError(code, `${url} ${String(error)}`);
      } finally {
        clearTimeout(timer);
      }
    },
    unlock() {
      unlocked = true;
    },
    async ask(path, query, init = {}) {
      const response = await rest.fetch(addressOf(root, path, query), unlocked && init.method === undefined ? { credentials: 'same-origin', ...init } : init);
      const text = await response.text();
      return { status: response.status, body: parsed(text), total: Number(response.headers.get('x-wp-total') ?? Number.NaN) };
    },
    async get(path, query, signal) {
      const answer = await rest.ask(path, query, signal === undefined ? {} : { signal });
      const { status, body } = answer;
      if (status === 200 && body !== undefined) return answer;
      const code = status >= 500 ? 'server-error' : status === 401 || status === 403 ? 'not-allowed' : status === 404 ? 'not-found' : 'bad-answer';
      throw new BackendError(code, `${path} ${status} ${JSON.stringify(body)?.slice(0, 200) ?? ''}`);
    },
  };
  return rest;
};
