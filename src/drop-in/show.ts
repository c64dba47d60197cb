/** Brings the banner when the reader has to be asked, and the preferences when they want them; neither before. */
import { complain } from '../consent/runtime/complain.js';
import type { ConsentManager, ConsentState } from '../consent/runtime/contract.js';

/** Follows the manager from now on: each of the two is asked for at its first need, and again where it did not come. */
export const showWhenAsked = (manager: ConsentManager): void => {
  const bring = (isWanted: (state: ConsentState) => unknown, come: () => Promise<unknown>, instead?: () => Promise<unknown>): void => {
    const look = async (): Promise<void> => {
      if (!isWanted(manager.getState())) return;
      stop();
      try {
        await come();
      } catch (error) {
        // Closed before following again: a state that nobody can show would ask for ever.
        manager.closePreferences();
        stop = manager.subscribe(() => void look());
        complain('chunk-not-loaded', String(error));
        void instead?.().catch(() => undefined);
      }
    };
    let stop = manager.subscribe(() => void look());
    void look();
  };
  bring(
    ({ prompt }) => prompt,
    async () => {
      const { showBanner } = await import('./banner.js');
      while ((document.body as HTMLElement | null) === null) await new Promise(requestAnimationFrame);
      showBanner(manager);
    },
  );
  bring(
    ({ preferencesOpen }) => preferencesOpen,
    async () => (await import('./preferences.js')).showPreferences(manager),
    async () => (await import('../consent/elements/no-preferences/no-preferences.js')).sayThereAreNone(manager),
  );
};
