/** Everything in the page's markup that waits for consent. A new kind of markup is a file beside this one and a line here. */
import { exactNames, namesToRemove } from '../../model/declaration.js';
import type { Policy } from '../../model/policy.js';
import type { Gate } from '../manager.js';
import { cleanUp } from './cleanup.js';
import { settleFrames } from './frames.js';
import { scriptRunner } from './scripts.js';

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
      if (observer !== undefined) return;
      observer = new MutationObserver(() => settleFrames(running));
      observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-sayso', 'data-src'] });
    },
    stop(policy: Policy, stopped, stillRunning) {
      settleFrames(stillRunning);
      const kinds = new Set([...stopped].flatMap((id) => policy.services.get(id)?.stores?.map(({ kind }) => kind) ?? []));
      void cleanUp({ shouldGo: namesToRemove(policy, stopped, stillRunning), kinds, databases: exactNames(policy, 'indexeddb') });
    },
    lingers: (ids) => [...scripts.started].some((id) => !ids.has(id)),
  };
};
