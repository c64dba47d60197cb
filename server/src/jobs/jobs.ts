/** Work that nobody waits for, again and again. A round that fails is logged and comes again; two of one job never overlap. */
import { errorFields, type Log } from '../log.js';

export interface Job {
  readonly name: string;
  /** ms from the end of one round to the start of the next. */
  readonly every: number;
  /** `signal` says that the server ends: finish what you are at. */
  readonly work: (signal: AbortSignal) => Promise<unknown>;
}

export interface Jobs {
  /** Resolves when no round is running any more. */
  stop(): Promise<void>;
}

/** How long a running round may still take, in ms. */
const longestGoodbye = 8000;

export const runJobs = (jobs: readonly Job[], log: Log): Jobs => {
  const ending = new AbortController();
  const waiting = new Map<Job, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const round = (job: Job): void => {
    const now = job
      .work(ending.signal)
      .catch((error: unknown) => log('error', 'job-failed', { job: job.name, ...errorFields(error) }))
      .then(() => {
        running.delete(now);
        if (!ending.signal.aborted) waiting.set(job, setTimeout(() => round(job), job.every).unref());
      });
    running.add(now);
  };
  jobs.forEach(round);
  return {
    async stop() {
      ending.abort();
      for (const timer of waiting.values()) clearTimeout(timer);
      const late = new Promise<void>((resolve) => setTimeout(resolve, longestGoodbye).unref());
      await Promise.race([Promise.all(running), late]);
    },
  };
};
