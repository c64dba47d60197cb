/** `text/event-stream`: what changed since, then what changes, with a heartbeat so that proxies keep the line open. */
import type { Live } from './live.js';
import { HttpError } from './problems.js';

/** `seq`: who comes back after it goes on from there; a message without one is about the moment alone. */
export interface StreamMessage {
  readonly seq?: number;
  readonly [field: string]: unknown;
}

const heartbeat = 20_000;
const atOnce = 200;
/** Messages that may lie unread in one stream. */
const mostUnread = 2000;
/** How long a browser waits before it asks again, in ms. */
const retry = 3000;

/** `read(since, limit)` gives the next messages in order. Ends when the reader leaves or the server stops; `onEnd` is called once then. */
export const eventStream = (
  live: Live,
  site: string,
  since: number,
  read: (since: number, limit: number) => Promise<readonly StreamMessage[]>,
  signal: AbortSignal,
  onEnd: () => void = () => undefined,
): Response => {
  if (!live.join()) {
    onEnd();
    throw new HttpError('not-ready', 'too many open streams');
  }
  const encoder = new TextEncoder();
  let left = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave = (): void => undefined;
  const leaving = new Promise<void>((resolve) => (leave = resolve));
  const stop = (): void => {
    if (!left) {
      live.leave();
      onEnd();
    }
    left = true;
    clearTimeout(timer);
    leave();
  };
  signal.addEventListener('abort', stop, { once: true });
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      try {
        send(`retry: ${retry}\n\n`);
        let last = since;
        while (!left && !live.ended) {
          const next = live.next(site);
          const messages = await read(last, atOnce);
          // Who takes nothing in any more is let go; the browser comes back and names the last one it saw.
          if (left || (controller.desiredSize ?? 0) < -mostUnread) break;
          for (const message of messages) {
            last = message.seq ?? last;
            send(`${message.seq === undefined ? '' : `id: ${message.seq}\n`}data: ${JSON.stringify(message)}\n\n`);
          }
          if (messages.length >= atOnce) continue;
          const silent = await Promise.race([
            next.then(() => false),
            leaving.then(() => false),
            new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(true), heartbeat))),
          ]);
          clearTimeout(timer);
          if (silent && !left) send(': still here\n\n');
        }
        if (!left) controller.close();
      } catch (error) {
        if (!left) controller.error(error);
      } finally {
        stop();
      }
    },
    cancel: stop,
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
};
