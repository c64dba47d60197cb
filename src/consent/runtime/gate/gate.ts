/** Everything in the page's markup that waits for consent. A new kind of markup is a file beside this one and a line here. */
import type { Policy } from '../../model/policy.js';
import { complain } from '../complain.js';
import type { Gate } from '../manager.js';
import { settleFrames, waiting } from './frames.js';
import { scriptRunner } from './scripts.js';
import { watchMarkup } from './watch.js';

/** The gate of this page. It watches for markup that comes later from its first `update` on. */
export const createGate = (): Gate => {
  let running: ReadonlySet<string> = new Set();
  const scripts = scriptRunner();
  let observer: MutationObserver | undefined;
  return {
    update(ids) {
      running = ids;
      scripts.run(ids);
      settleFrames(ids);
      observer ??= watchMarkup(() => settleFrames(running), waiting);
    },
    stop(policy: Policy, stopped, stillRunning) {
      settleFrames(stillRunning);
      import('./cleanup.js').then(
        ({ cleanUp }) => {
          void cleanUp(policy, stopped, stillRunning);
          // What stopped but is still in memory may write once more: look again at the last moment.
          addEventListener('pagehide', () => void cleanUp(policy, new Set([...stopped].filter((id) => !running.has(id))), running));
        },
        () => complain('no-clean-up'),
      );
    },
    lingers: (ids) => [...scripts.started].some((id) => !ids.has(id)),
  };
};
