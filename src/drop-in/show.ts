/** Brings the banner when the reader has to be asked, and the preferences when they want them; neither before. */
import type { ConsentManager } from '../consent/runtime/contract.js';
import { loadTag } from './discover.js';
import type { Chunk } from './tags.js';

/** Runs a callback as soon as there is a body to put something into. */
const withBody = (callback: () => void): void => {
  if ((document.body as HTMLElement | null) === null) document.addEventListener('DOMContentLoaded', callback, { once: true });
  else callback();
};

/** @param place where the element goes when the page did not bring its own: the banner is first in reading order */
const bringer = (tag: string, chunk: Chunk | undefined, place: (element: HTMLElement) => void): (() => Promise<boolean>) => {
  let brought: Promise<boolean> | undefined;
  return () =>
    (brought ??= (async () => {
      if (chunk === undefined || !(await loadTag(tag, chunk))) return false;
      withBody(() => {
        if (document.querySelector(tag) === null) place(document.createElement(tag));
      });
      return true;
    })());
};

/** Follows the manager from now on. */
export const showWhenAsked = (manager: ConsentManager, banner: Chunk | undefined, preferences: Chunk | undefined): void => {
  const bringBanner = bringer('sayso-banner', banner, (element) => document.body.prepend(element));
  const bringPreferences = bringer('sayso-preferences', preferences, (element) => document.body.append(element));
  const look = (): void => {
    const { prompt, preferencesOpen } = manager.getState();
    if (prompt !== null) void bringBanner();
    if (preferencesOpen) {
      void bringPreferences().then((came) => {
        if (!came) manager.closePreferences();
      });
    }
  };
  manager.subscribe(look);
  look();
};
