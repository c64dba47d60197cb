/**
 * A live stream that stays: the browser's `EventSource` gives up for good after an HTTP error, so each end of a connection is
 * answered here, later and later, always from the last number that was seen.
 */
import type { Parser } from '../../base/parse.js';
import type { HttpOptions, StreamLike } from './request.js';

const firstPause = 1_000;
const longestPause = 60_000;

export interface LiveOptions<E extends { readonly seq: number }> {
  /** The stream's address from a number on. */
  readonly url: (since: number) => string;
  readonly since: number;
  readonly withCredentials: boolean;
  readonly parse: Parser<E>;
  readonly onEvent: (event: E) => void;
  readonly onConnection: (state: 'open' | 'lost') => void;
  readonly open: (url: string, withCredentials: boolean) => StreamLike;
}

/** How streams are opened here; null where nothing can be live. */
export const streamOpener = ({ openStream }: HttpOptions): LiveOptions<never>['open'] | null => {
  if (openStream !== undefined) return openStream;
  return typeof EventSource === 'undefined' ? null : (url, withCredentials) => new EventSource(url, { withCredentials });
};

const parseJson = (data: unknown): unknown => {
  try {
    return JSON.parse(String(data)) as unknown;
  } catch {
    return undefined;
  }
};

/** Follows until the returned function is called. What does not parse is passed over: the next load sees it. */
export const followStream = <E extends { readonly seq: number }>(options: LiveOptions<E>): (() => void) => {
  let { since } = options;
  let stream: StreamLike | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;

  const connect = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const current = options.open(options.url(since), options.withCredentials);
    stream = current;
    current.onopen = () => {
      failures = 0;
      if (!stopped) options.onConnection('open');
    };
    current.onmessage = ({ data }) => {
      const event = options.parse(parseJson(data));
      if (stopped || !event.ok || event.value.seq <= since) return;
      since = event.value.seq;
      options.onEvent(event.value);
    };
    current.onerror = () => {
      current.close();
      if (stopped || stream !== current) return;
      options.onConnection('lost');
      // A little apart, so that a thousand readers do not all knock at the same moment after a restart.
      const pause = Math.min(longestPause, firstPause * 2 ** failures++) * (0.75 + Math.random() / 2);
      timer = setTimeout(connect, pause);
    };
  };
  const online = (): void => {
    if (timer === undefined) return;
    failures = 0;
    connect();
  };

  connect();
  if (typeof addEventListener !== 'undefined') addEventListener('online', online);
  return () => {
    stopped = true;
    clearTimeout(timer);
    stream?.close();
    if (typeof removeEventListener !== 'undefined') removeEventListener('online', online);
  };
};
