/**
 * The manager of a page that was brought by a script tag. It comes when the reader has to be asked, or when somebody wants to
 * know, show or change something; a reader who has decided and only reads does without (returning.ts).
 */
import { begin } from '../consent/runtime/begin.js';
import type { Policy } from '../consent/model/policy.js';
import type { Known } from '../consent/runtime/known-policy.js';
import { pageManager, type Gate, type PageManager } from '../consent/runtime/manager.js';
import { withPolicy } from './config.js';
import { drainQueue } from './queue.js';
import { showWhenAsked } from './show.js';

const tell = (value: string): void => {
  import('../consent/runtime/other-views.js').then(
    ({ tellOtherViews }) => tellOtherViews(value),
    () => undefined,
  );
};

/** Stands in for the gate while its code is on its way: before it is here, nothing was started that would have to be stopped. */
const createLateGate = (): Gate & { take(gate: Gate): void } => {
  let running: ReadonlySet<string> | undefined;
  let gate: Gate | undefined;
  return {
    update(ids) {
      running = ids;
      gate?.update(ids);
    },
    stop: (...stopped) => gate?.stop(...stopped),
    lingers: (ids) => gate?.lingers(ids) === true,
    take(real) {
      gate = real;
      if (running) gate.update(running);
    },
  };
};

interface Site {
  readonly gate: ReturnType<typeof createLateGate>;
  readonly started: Promise<PageManager>;
}

const startSite = (known: Known | undefined): Site => {
  const gate = createLateGate();
  const manager = pageManager();
  const started = new Promise<PageManager>((resolve) => {
    const go = (policy: Policy | null): void =>
      begin(policy, { gate, tell, ...(known && { record: known.record }) }, () => {
        drainQueue(manager);
        resolve(manager);
      });
    if (known) go(known.policy);
    else withPolicy(go);
    showWhenAsked(manager);
  });
  return { gate, started };
};

// Kept on the page, so that two copies of the library start it once.
const key = Symbol.for('sayso.woken.1');
const page = globalThis as typeof globalThis & { [key]?: Site };

/** Starts consent with the first call; settles with the page's manager once it has started. */
export const wake = ({ gate, known }: { readonly gate?: Gate; readonly known?: Known | undefined } = {}): Promise<PageManager> => {
  const site = (page[key] ??= startSite(known));
  if (gate) site.gate.take(gate);
  return site.started;
};
