/** Wakes the open streams of a site when something was committed: by this process at once, by another on one PostgreSQL by LISTEN/NOTIFY. */
export interface Live {
  /** Something of the site was committed. */
  changed(site: string): void;
  /** Resolves at the next change of the site, or at the end. Take it before reading, so that nothing falls between. */
  next(site: string): Promise<void>;
  readonly ended: boolean;
  /** Counts a stream in; false where there are too many already. */
  join(): boolean;
  leave(): void;
  /** Sites that somebody listens to. */
  listening(): readonly string[];
  end(): void;
}

/** Streams that one process keeps open: each costs a connection and a few kB. */
const mostStreams = 10_000;

export const createLive = (most = mostStreams): Live => {
  let streams = 0;
  const waiting = new Map<string, { promise: Promise<void>; wake: () => void }>();
  let ended = false;
  const wake = (site: string): void => {
    waiting.get(site)?.wake();
    waiting.delete(site);
  };
  return {
    changed: wake,
    next(site) {
      if (ended) return Promise.resolve();
      let entry = waiting.get(site);
      if (entry === undefined) {
        let wakeUp = (): void => undefined;
        const promise = new Promise<void>((resolve) => (wakeUp = resolve));
        entry = { promise, wake: wakeUp };
        waiting.set(site, entry);
      }
      return entry.promise;
    },
    get ended() {
      return ended;
    },
    join: () => streams < most && ++streams > 0,
    leave: () => void streams--,
    listening: () => [...waiting.keys()],
    end() {
      ended = true;
      for (const site of [...waiting.keys()]) wake(site);
    },
  };
};
