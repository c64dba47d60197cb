/**
 * A live stream that stays: the browser's `EventSource` gives up for good after an HTTP error, so each end of a connection is
 * answered here, later and later.
 */
import { parseJson, type HttpOptions, type StreamLike } from './request.js';

/** ms until the first new try, doubled each time. */
const firstPause = 1_000;
const longestPause = 60_000;
/** ms after a press on a link in which the page is expected to be left. */
const leavingPause = 8_000;

export type OpenStream = NonNullable<HttpOptions['openStream']>;
export type Connection = { readonly kind: 'connection'; readonly state: 'open' | 'lost' };

/** How streams are opened here; undefined where nothing can be live. */
export const streamOpener = ({ openStream }: HttpOptions): OpenStream | undefined =>
  openStream ?? (typeof EventSource === 'undefined' ? undefined : (url, withCredentials) => new EventSource(url, { withCredentials }));

/**
 * Follows until the returned function is called.
 * @param open a connection that begins where it has to now
 * @param hear is given all that comes, undefined for what is no JSON
 */
export const followStream = (open: () => StreamLike, hear: (value: unknown) => void, tell: (connection: Connection) => void): (() => void) => {
  /** The connection that stands or is being made; none during a pause and after the end. */
  let stream: StreamLike | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const connect = (): void => {
    clearTimeout(timer);
    const current = (stream = open());
    current.onopen = () => {
      if (stream !== current) return;
      failures = 0;
      tell({ kind: 'connection', state: 'open' });
    };
    current.onmessage = ({ data }) => {
      if (stream === current) hear(parseJson(String(data)));
    };
    current.onerror = () => {
      if (stream !== current) return;
      // A little apart, so that a thousand readers do not all knock at the same moment after a restart.
      pause(Math.min(longestPause, firstPause * 2 ** failures++) * (0.75 + Math.random() / 2));
      tell({ kind: 'connection', state: 'lost' });
    };
  };
  /** For so many ms; without, for good. */
  const pause = (time?: number): void => {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
    if (time) timer = setTimeout(connect, time);
  };

  const end = new AbortController();
  const on = (type: string, listener: (event: Event) => void): void => globalThis.addEventListener?.(type, listener, end);
  on('online', () => {
    if (stream) return;
    failures = 0;
    connect();
  });
  // Firefox keeps a page for the way back only where its stream ended some 20 ms before it is left: `pagehide` is too late there.
  on('pointerdown', (event) => {
    if (stream && event.composedPath().some((each) => (each as Partial<HTMLAnchorElement>).href)) pause(leavingPause);
  });
  connect();
  return () => {
    end.abort();
    pause();
  };
};
