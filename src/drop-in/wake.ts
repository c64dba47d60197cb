/**
 * The manager of a page that was brought by a script tag. It comes when the reader has to be asked, or when somebody wants to
 * know, show or change something; a reader who has decided and only reads does without (returning.ts).
 */
import { begin } from '../consent/runtime/begin.js';
import type { Policy } from '../consent/model/policy.js';
import type { Known } from '../consent/runtime/known-policy.js';
import { pageManager, useReading, type Gate, type PageManager, type Reading } from '../consent/runtime/manager.js';
import { withPolicy } from './config.js';
import { drainQueue } from './queue.js';
import { showWhenAsked } from './show.js';

const tell = (value: string): void => {
  import('../consent/runtime/other-views.js').then(
    ({ tellOtherViews }) => tellOtherViews(value),
    () => undefined,
  );
};

/** What the core lends to the manager. */
export interface Core {
  readonly gate: Gate;
  readonly newest: Reading;
}

/**
 * Stands in for the core while it is on its way. Before it is here nothing was started that would have to be stopped, and no record
 * was kept that would have to be read.
 */
const createLateCore = (): Gate & { take(core: Core): void } => {
  let running: ReadonlySet<string> | undefined;
  let gate: Gate | undefined;
  return {
    update(ids) {
      running = ids;
      gate?.update(ids);
    },
    stop: (...stopped) => gate?.stop(...stopped),
    lingers: (ids) => gate?.lingers(ids) === true,
    take(core) {
      useReading(core.newest);
      ({ gate } = core);
      if (running) gate.update(running);
    },
  };
};

interface Site {
  readonly core: ReturnType<typeof createLateCore>;
  readonly started: Promise<PageManager>;
}

const startSite = (known: Known | undefined, own: Core | undefined): Site => {
  const core = createLateCore();
  if (own) core.take(own);
  const manager = pageManager();
  const started = new Promise<PageManager>((resolve) => {
    const go = (policy: Policy | null): void =>
      begin(policy, { gate: core, tell, ...(known && { record: known.record }) }, () => {
        drainQueue(manager);
        resolve(manager);
      });
    if (known) go(known.policy);
    else withPolicy(go);
    showWhenAsked(manager);
  });
  return { core, started };
};

// Kept on the page, so that two copies of the library start it once.
const key = Symbol.for('sayso.woken.1');
const page = globalThis as typeof globalThis & { [key]?: Site };

/** Starts consent with the first call; settles with the page's manager once it has started. */
export const wake = (core?: Core, known?: Known): Promise<PageManager> => {
  const present = page[key];
  if (core && present) present.core.take(core);
  return (present ?? (page[key] = startSite(known, core))).started;
};
