/** The page's manager for those who seldom need it: its code comes at the first call. */
import type { ConsentManager } from './contract.js';

let come = async (): Promise<ConsentManager> => (await import('./manager.js')).pageManager();

/** The page's manager, once its code is here and consent has started. */
export const lateManager = (): Promise<ConsentManager> => come();

/** For the composition root: how the manager comes on this page. */
export const useLateManager = (how: () => Promise<ConsentManager>): void => {
  come = how;
};
