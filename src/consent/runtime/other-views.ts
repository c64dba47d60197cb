/**
 * One truth in all views of a site: other tabs, pages from the back-forward cache, prerendered pages. They adopt what was saved
 * and never save it a second time. A message is only a hint to look at the cookie; what it carries counts just where the
 * browser keeps no cookie at all.
 */
import type { PageManager } from './manager.js';

const name = 'sayso';

/** Calls back once the page is really shown: at once, except while it is prerendered. */
export const whenShown = (callback: () => void): void => {
  if ((document as { readonly prerendering?: boolean }).prerendering === true) document.addEventListener('prerenderingchange', () => callback(), { once: true });
  else callback();
};

/** Follows the other views, and returns what tells them of a decision made here. */
export const followOtherViews = (manager: Pick<PageManager, 'refresh'>): ((value: string) => void) => {
  let channel: BroadcastChannel | undefined;
  const listen = (): void => {
    try {
      channel ??= new BroadcastChannel(name);
      channel.onmessage = ({ data }) => manager.refresh(typeof data === 'string' ? data : undefined);
    } catch {
      // An opaque origin has no channels; `visibilitychange` still brings the cookie's news.
    }
  };
  listen();
  // An open channel keeps a page out of the back-forward cache in some browsers.
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener('pageshow', ({ persisted }) => {
    listen();
    if (persisted) manager.refresh();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') manager.refresh();
  });
  return (value) => channel?.postMessage(value);
};
