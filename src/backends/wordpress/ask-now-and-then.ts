/** Questions at intervals, where there is no stream: later after each failure, and told when the answers stop and come again. */

export interface Rhythm {
  /** ms between two questions; twice as long after each failure. */
  readonly pause: number;
  /** ms between two questions at most. */
  readonly longest: number;
  /** Asks at once; otherwise after the first pause. Default: false. */
  readonly atOnce?: boolean;
}

/** `ask` rejects when there was no answer. Goes on until the returned function is called. */
export const askNowAndThen = ({ pause, longest, atOnce = false }: Rhythm, ask: (signal: AbortSignal) => Promise<void>, onConnection: (event: { kind: 'connection'; state: 'open' | 'lost' }) => void): (() => void) => {
  let wait = pause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = new AbortController();
  const again = async (): Promise<void> => {
    try {
      await ask(stop.signal);
      if (wait > pause) onConnection({ kind: 'connection', state: 'open' });
      wait = pause;
    } catch {
      if (stop.signal.aborted) return;
      if (wait === pause) onConnection({ kind: 'connection', state: 'lost' });
      wait = Math.min(longest, wait * 2);
    }
    if (!stop.signal.aborted) timer = setTimeout(() => void again(), wait);
  };
  onConnection({ kind: 'connection', state: 'open' });
  if (atOnce) void again();
  else timer = setTimeout(() => void again(), wait);
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
};
