/** Everything in the page's markup that waits for consent. A new kind of markup is a file beside this one and a line here. */
import type { Policy } from '../../model/policy.js';
import { complain } from '../complain.js';
import type { Gate } from '../manager.js';
import { settleFrames, waiting } from './frames.js';
import { scriptRunner } from './scripts.js';
import { watchMarkup } from './watch.js';

/** How soon clean-up is asked for again where it did not load, in milliseconds. */
const again = 5000;

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
      const tidy = (): unknown =>
        import('./cleanup.js').then(
          ({ keepClean }) => keepClean(policy, stopped, () => running),
          () => {
            complain('no-clean-up');
            setTimeout(tidy, again);
          },
        );
      tidy();
    },
    lingers: (ids) => [...scripts.started].some((id) => !ids.has(id)),
  };
};
