/**
 * A live stream that stays: the browser's `EventSource` gives up for good after an HTTP error, so each end of a connection is
 * answered here, later and later, always from the last number that was seen.
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
 * Follows until the returned function is called. What is no event is passed over: the next load sees it.
 * @param open the stream from a number on
 * @param read undefined for what is no event
 */
export const followStream = <E extends { readonly seq: number }>(
  open: (since: number) => StreamLike,
  since: number,
  read: (value: unknown) => E | undefined,
  onEvent: (event: E | Connection) => void,
): (() => void) => {
  let seen = since;
  /** The connection that stands or is being made; none during a pause and after the end. */
  let stream: StreamLike | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const tell = (state: Connection['state']): void => onEvent({ kind: 'connection', state });

  const connect = (): void => {
    clearTimeout(timer);
    const current = (stream = open(seen));
    current.onopen = () => {
      if (stream !== current) return;
      failures = 0;
      tell('open');
    };
    current.onmessage = ({ data }) => {
      const event = read(parseJson(String(data)));
      if (stream !== current || event === undefined || event.seq <= seen) return;
      seen = event.seq;
      onEvent(event);
    };
    current.onerror = () => {
      current.close();
      if (stream !== current) return;
      stream = undefined;
      tell('lost');
      // A little apart, so that a thousand readers do not all knock at the same moment after a restart.
      timer = setTimeout(connect, Math.min(longestPause, firstPause * 2 ** failures++) * (0.75 + Math.random() / 2));
    };
  };
  const online = (): void => {
    if (stream !== undefined) return;
    failures = 0;
    connect();
  };

  // Firefox keeps a page for the way back only where its stream ended some 20 ms before it is left: `pagehide` is too late there.
  const leave = (event: Event): void => {
    if (stream === undefined || !event.composedPath().some((each) => (each as Partial<HTMLAnchorElement>).href)) return;
    stream.close();
    stream = undefined;
    timer = setTimeout(connect, leavingPause);
  };

  connect();
  globalThis.addEventListener?.('online', online);
  globalThis.addEventListener?.('pointerdown', leave);
  return () => {
    const last = stream;
    stream = undefined;
    clearTimeout(timer);
    globalThis.removeEventListener?.('online', online);
    globalThis.removeEventListener?.('pointerdown', leave);
    last?.close();
  };
};
