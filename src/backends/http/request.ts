/**
 * One request to our server, and every way in which the world may answer it, as a `BackendError`. Everybody who reads or writes
 * a comment downloads this: sentences are short.
 */
import { misfit, type Shape, type Shaped } from '../../base/shape.js';
import type { AbortSignalLike } from '../../comments/model/backend.js';
import { BackendError } from '../../comments/model/errors.js';
import { defaultSiteId } from '../../wire/shapes.js';

export type FetchLike = (url: string, init: RequestInit) => Promise<Response> | Response;

export interface HttpOptions {
  /** Where the server lives: `https://talk.example`, or a path of this origin; '' is this origin's root. */
  readonly endpoint: string;
  /** Which of the server's sites; default, and for '', `default`. */
  readonly site?: string;
  /** Default: the browser's. */
  readonly fetch?: FetchLike;
  /** ms until a request without an answer counts as lost; default 30,000. */
  readonly timeout?: number;
  /** Opens an event stream; default `EventSource` where there is one, else nothing is live. */
  readonly openStream?: (url: string, withCredentials: boolean) => StreamLike;
}

/** The part of `EventSource` that is used. */
export type StreamLike = Pick<EventSource, 'onopen' | 'onmessage' | 'onerror' | 'close'>;

/** Handed to the halves of the backend that are fetched when first used, so that they need nothing of this file. */
export interface HttpClient {
  /** An address below the site; every value of `query` is encoded, what is undefined is left out. */
  url(path: string, query?: Readonly<Record<string, string | undefined>>): string;
  /**
   * Sends without cookies, unless `init` says otherwise, and gives the JSON of whatever came that is no problem document and no
   * 5xx. The time allowed covers the body too.
   */
  send(url: string, init?: RequestInit, signal?: AbortSignalLike): Promise<unknown>;
  /** The same, for an answer of a shape; `bad-answer` names the place that was wrong. */
  ask<const S extends Shape>(shape: S, url: string, init?: RequestInit, signal?: AbortSignalLike): Promise<Shaped<S>>;
  /** What sends a body as JSON. */
  json(body: unknown, headers?: Readonly<Record<string, string>>, method?: string): RequestInit;
}

/** undefined for what is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const understand = async (response: Response): Promise<unknown> => {
  const { headers, status, url } = response;
  const text = await response.text();
  if (status < 500 && /^application\/json\b/i.test(headers.get('content-type') ?? '')) return parseJson(text);
  // Where its meaning does not come, the server is as good as broken.
  const code = status < 500 ? await import('./http-problem.js').then(({ codeOf }) => codeOf(status, parseJson(text)), () => undefined) : undefined;
  throw new BackendError(code ?? 'server-error', `${url} ${status} ${text.slice(0, 200)}`);
};

export const createClient = ({ endpoint, site, fetch: given, timeout = 30_000 }: HttpOptions): HttpClient => {
  const send: HttpClient['send'] = async (url, init, signal) => {
    const aborter = new AbortController();
    const late = AbortSignal.timeout(timeout);
    const outer = signal as AbortSignal | undefined;
    // A fetch that does not mind its signal must not keep the reader waiting either.
    const ended = new Promise<never>((_resolve, reject) => {
      late.onabort = reject;
      outer?.addEventListener('abort', reject, aborter);
      if (outer?.aborted === true) reject(outer.reason);
    });
    const asked = async (): Promise<unknown> => understand(await (given ?? fetch)(url, { credentials: 'omit', ...init, signal: aborter.signal }));
    try {
      return await Promise.race([ended, asked()]);
    } catch (error) {
      throw error instanceof BackendError ? error : new BackendError(late.aborted ? 'timeout' : 'offline', `${url} ${String(error)}`);
    } finally {
      // Lets go of the outer signal, and of what is left of an answer that nobody wants.
      aborter.abort();
    }
  };
  return {
    url: (path, query) => `${endpoint.replace(/\/+$/, '')}/v1/${encodeURIComponent(site || defaultSiteId)}/${path}${query ? `?${String(new URLSearchParams(JSON.parse(JSON.stringify(query)) as Record<string, string>))}` : ''}`,
    send,
    async ask(shape: Shape, url: string, init?: RequestInit, signal?: AbortSignalLike) {
      const body = await send(url, init, signal);
      const problem = misfit(body, shape);
      if (problem) throw new BackendError('bad-answer', url + problem);
      return body as never;
    },
    json: (body, headers, method = 'POST') => ({ method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
  };
};
