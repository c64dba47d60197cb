/**
 * The stream that all threads of one address share: browsers allow six connections to a host, and a page that goes on and on has
 * more threads than that. Each who joins has it opened anew from where it has to be; the last to leave closes it.
 */
import type { Shaped } from '../../base/shape.js';
import type { streamShape } from '../../wire/shapes.js';
import { followStream, type Connection, type OpenStream } from './live.js';

type Told = Shaped<typeof streamShape>;

interface Follower {
  readonly thread: string;
  since: number;
  readonly onEvent: (event: Told | Connection) => void;
}

interface Crowd {
  readonly all: Set<Follower>;
  stop?: () => void;
}

const crowds = new Map<string, Crowd>();

/** Follows one thread until the returned function is called. */
export const followThread = (open: OpenStream, address: string, follower: Follower, read: (value: unknown) => Told | undefined): (() => void) => {
  const crowd = crowds.get(address) ?? { all: new Set() };
  crowds.set(address, crowd);
  const { all } = crowd;
  all.add(follower);
  crowd.stop?.();
  const threads = [...all].map(({ thread }) => `&thread=${encodeURIComponent(thread)}`).join('');
  crowd.stop = followStream(
    (from) => open(`${address}?since=${from}${threads}`, false),
    Math.min(...[...all].map(({ since }) => since)),
    read,
    (event) => {
      for (const each of all) {
        if (event.kind === 'connection') each.onEvent(event);
        else if (event.seq > each.since) {
          each.since = event.seq;
          // What is gone says no thread; whoever never had it passes over it.
          if (event.kind === 'gone' || event.comment.thread === each.thread) each.onEvent(event);
        }
      }
    },
  );
  return () => {
    all.delete(follower);
    if (all.size === 0) {
      crowd.stop?.();
      crowds.delete(address);
    }
  };
};
