/**
 * The stream that all threads of one address share: browsers allow six connections to a host, and a page that goes on and on has
 * more threads than that. Each who joins has it opened anew from where it has to be; the last to leave closes it.
 */
import { misfit, type Shaped } from '../../base/shape.js';
import { streamShape } from '../../wire/shapes.js';
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
export const followThread = (open: OpenStream, address: string, follower: Follower): (() => void) => {
  const crowd: Crowd = crowds.get(address) ?? { all: new Set() };
  const { all } = crowd;
  crowds.set(address, crowd);
  all.add(follower);
  crowd.stop?.();
  crowd.stop = followStream(
    () => {
      const since = Math.min(...[...all].map((each) => each.since));
      return open(`${address}?since=${since}${[...all].map(({ thread }) => `&thread=${encodeURIComponent(thread)}`).join('')}`, false);
    },
    (value) => {
      // What is no event is passed over: the next load sees it.
      if (misfit(value, streamShape)) return;
      const event = value as Told;
      for (const each of all) {
        if (event.seq <= each.since) continue;
        each.since = event.seq;
        // What is gone says no thread; whoever never had it passes over it.
        if (event.kind === 'gone' || event.comment.thread === each.thread) each.onEvent(event);
      }
    },
    (connection) => all.forEach(({ onEvent }) => onEvent(connection)),
  );
  return () => {
    all.delete(follower);
    if (all.size > 0) return;
    crowd.stop?.();
    crowds.delete(address);
  };
};
