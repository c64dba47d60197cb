/** Brings the banner when the reader has to be asked, and the preferences when they want them; neither before. */
import type { ConsentManager } from '../consent/runtime/contract.js';
import { loadTag } from './discover.js';

/** Brings a tag's code and, where the page did not place the element itself, the element; false where the code does not load. */
const bring = async (tag: string, place: 'prepend' | 'append'): Promise<boolean> => {
  if (!(await loadTag(tag))) return false;
  while ((document.body as HTMLElement | null) === null) await new Promise(requestAnimationFrame);
  if (document.querySelector(tag) === null) document.body[place](document.createElement(tag));
  return true;
};

/** Follows the manager from now on. The banner is first in reading order. */
export const showWhenAsked = (manager: ConsentManager): void => {
  const look = async (): Promise<void> => {
    const { prompt, preferencesOpen } = manager.getState();
    if (prompt !== null) void bring('sayso-banner', 'prepend');
    if (preferencesOpen && !(await bring('sayso-preferences', 'append'))) manager.closePreferences();
  };
  manager.subscribe(() => void look());
  void look();
};
