/**
 * What a rule set would have done to the newest comments of a site. The rules run in a thread of their own, and the past is read in
 * small pages with a breath between them, so that no reader's post waits for it.
 */
import { once } from 'node:events';
import { setImmediate as breath } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { parseRuleSet, ruleSetFaults, type RuleSet, type SimulateOutcome, type Simulation } from '@sayso/widgets/moderation';
import type { Repository } from '../db/repository.js';
import type { PageEnd } from '../db/repository/threads.js';

/** Comments read at once: about a millisecond of the server's own time. */
const pageSize = 50;
/** A rule set that takes longer is given up, in ms. */
const longest = 120_000;

/** Thrown where the thread did not answer in time. */
export class SimulationFailed extends Error {}

const run = async (repository: Repository, site: string, ruleSet: RuleSet, last: number): Promise<Simulation> => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: ruleSet });
  const timer = setTimeout(() => void worker.terminate(), longest);
  const gone = once(worker, 'exit').then(() => Promise.reject(new SimulationFailed('the thread of the simulation ended early')));
  gone.catch(() => undefined);
  const ask = async (message: unknown): Promise<unknown> => {
    const answer = once(worker, 'message');
    worker.postMessage(message);
    return ((await Promise.race([answer, gone])) as readonly unknown[])[0];
  };
  try {
    let after: PageEnd | null = null;
    for (let left = last; left > 0; ) {
      const page: Awaited<ReturnType<Repository['past']>> = await repository.past(site, Math.min(pageSize, left), after);
      if (page.comments.length > 0) await ask(page.comments);
      left -= page.comments.length;
      if (page.next === null) break;
      after = page.next;
      await breath();
    }
    return (await ask(null)) as Simulation;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};

/** Sites on which one is running. */
const running = new Set<string>();

export const simulatePolicy = async (repository: Repository, site: string, given: unknown, last: number): Promise<SimulateOutcome> => {
  const parsed = parseRuleSet(given);
  if (!parsed.ok) return { kind: 'faulty', faults: ruleSetFaults(given) };
  if (running.has(site)) return { kind: 'busy' };
  running.add(site);
  try {
    return { kind: 'done', simulation: await run(repository, site, parsed.value, last) };
  } finally {
    running.delete(site);
  }
};
