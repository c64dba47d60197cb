/**
 * One request to our server, and every way in which the world may answer it, as a `BackendError`. What comes back is
 * `unknown` and JSON; whoever asked parses it.
 */
import { describe, type ParseProblem, type Parser } from '../../base/parse.js';
import type { Result } from '../../base/result.js';
import type { AbortSignalLike } from '../../comments/model/backend.js';
import { BackendError, type BackendErrorCode } from '../../comments/model/errors.js';
import { defaultSiteId } from '../../wire/comments.js';
import { parseHttpProblem, type ProblemCode } from '../../wire/problem.js';

export type FetchLike = (url: string, init: RequestInit) => Promise<Response> | Response;

export interface HttpOptions {
  /** Where the server lives: `https://talk.example`, or a path of this origin; '' is this origin's root. */
  readonly endpoint: string;
  /** Which of the server's sites; default `default`. */
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

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Of a 429 or 503; null where not told. */
  readonly retryAfterSeconds: number | null;
}

/** Longest answer that is read, in UTF-16 units: 10,000 comments are a tenth of it. */
const longestAnswer = 64_000_000;

const meaning: Readonly<Record<ProblemCode, BackendErrorCode>> = {
  'bad-request': 'not-allowed',
  'not-signed-in': 'not-allowed',
  'origin-not-allowed': 'not-allowed',
  'forbidden': 'not-allowed',
  'not-found': 'not-found',
  'method-not-allowed': 'not-allowed',
  'secret-reused': 'secret-reused',
  'too-large': 'too-large',
  'wrong-content-type': 'not-allowed',
  'too-fast': 'server-error',
  'internal': 'server-error',
  'not-ready': 'server-error',
};

/** What a bare status says where no problem document explains it. */
const meaningOfStatus = (status: number): BackendErrorCode => {
  if (status >= 500 || status === 429) return 'server-error';
  if (status === 401 || status === 403) return 'not-allowed';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return 'bad-answer';
};

const readJson = async (response: Response, url: string): Promise<unknown> => {
  const text = await response.text();
  if (text.length > longestAnswer) throw new BackendError('bad-answer', `${url} answered ${text.length} characters`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BackendError('bad-answer', `${url} answered what is no JSON: ${describe(text.slice(0, 40))}`);
  }
};

const throwProblem = (body: unknown, status: number, url: string): never => {
  const problem = parseHttpProblem(body);
  const code = problem.ok ? meaning[problem.value.code] : meaningOfStatus(status);
  throw new BackendError(code, `${url} answered ${status}${problem.ok ? ` ${problem.value.code}: ${problem.value.detail ?? problem.value.title}` : ''}`);
};

const understand = async (response: Response, url: string): Promise<Answer> => {
  const { status } = response;
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/problem+json') return throwProblem(await readJson(response, url), status, url);
  if (status >= 500) throw new BackendError('server-error', `${url} answered ${status}`);
  if (type !== 'application/json') {
    const code = response.ok ? 'bad-answer' : meaningOfStatus(status);
    throw new BackendError(code, `${url} answered ${status} with ${type || 'no content type'} instead of JSON; is "endpoint" right?`);
  }
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { status, body: await readJson(response, url), retryAfterSeconds: Number.isFinite(seconds) ? seconds : null };
};

export class HttpClient {
  private readonly base: string;
  private readonly fetch: FetchLike;
  private readonly timeout: number;
  constructor({ endpoint, site = defaultSiteId, fetch: given, timeout = 30_000 }: HttpOptions) {
    this.base = `${endpoint.replace(/\/+$/u, '')}/v1/${encodeURIComponent(site)}`;
    this.fetch = given ?? ((url, init) => fetch(url, init));
    this.timeout = timeout;
  }

  /** `path` below the site; every value of `query` is encoded, lists become repeated parameters. */
  url(path: string, query: Readonly<Record<string, string | readonly string[] | undefined>> = {}): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const each of typeof value === 'string' ? [value] : (value ?? [])) parameters.append(name, each);
    }
    const text = parameters.toString();
    return `${this.base}/${path}${text === '' ? '' : `?${text}`}`;
  }

  /** Sends and waits for the whole answer; `timeout` covers the body too. */
  async send(url: string, init: RequestInit, signal?: AbortSignalLike): Promise<Answer> {
    const aborter = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      aborter.abort();
    }, this.timeout);
    const abort = (): void => aborter.abort();
    const outer = signal as AbortSignal | undefined;
    if (outer?.aborted === true) abort();
    outer?.addEventListener?.('abort', abort);
    // A fetch that does not mind its signal must not keep the reader waiting either.
    const ended = new Promise<never>((_resolve, reject) => {
      if (aborter.signal.aborted) reject(new Error('aborted'));
      aborter.signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
    try {
      return await Promise.race([ended, this.answer(url, { ...init, signal: aborter.signal })]);
    } catch (error) {
      if (timedOut) throw new BackendError('timeout', `${url} gave no answer within ${this.timeout} ms`);
      throw error instanceof BackendError ? error : new BackendError('offline', `${url}: ${String(error)}`);
    } finally {
      clearTimeout(timer);
      outer?.removeEventListener?.('abort', abort);
    }
  }

  private async answer(url: string, init: RequestInit): Promise<Answer> {
    return understand(await this.fetch(url, init), url);
  }
}

/** The parsed body, or `bad-answer` naming the place that was wrong. */
export const read = <T>(parse: Parser<T>, answer: Answer): T => {
  const parsed: Result<T, ParseProblem> = parse(answer.body);
  if (parsed.ok) return parsed.value;
  const { path, expected, found } = parsed.error;
  throw new BackendError('bad-answer', `the server's answer at "${path}": expected ${expected}, found ${found}`);
};
