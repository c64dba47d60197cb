/**
 * One truth in all views of a site: other tabs, pages from the back-forward cache, prerendered pages. They adopt what was saved
 * and never save it a second time. A message is only a hint to look at the cookie; what it carries counts just where the
 * browser keeps no cookie at all.
 */
import type { PageManager } from './manager.js';
import { readRecordCookies } from './storage/cookie.js';

let tell = (_value: string): void => undefined;

/** Tells the other views of a decision made here, where this page follows them. */
export const tellOtherViews = (value: string): void => tell(value);

/** Follows the other views, and returns what tells them. `manager.refresh` is called when there is news. */
export const followOtherViews = (manager: Pick<PageManager, 'refresh'>): ((value: string) => void) => {
  let channel: BroadcastChannel | undefined;
  let seen: string;
  const note = (): boolean => seen !== (seen = String(readRecordCookies()));
  const look = (): void => {
    if (note()) manager.refresh();
  };
  const listen = (): void => {
    try {
      channel ??= new BroadcastChannel('sayso');
      channel.onmessage = ({ data }) => {
        note();
        manager.refresh(typeof data === 'string' ? data : undefined);
      };
    } catch {
      // An opaque origin has no channels; `visibilitychange` still brings the cookie's news.
    }
  };
  note();
  listen();
  // An open channel keeps a page out of the back-forward cache in some browsers.
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener('pageshow', ({ persisted }) => {
    listen();
    if (persisted) look();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  return (tell = (value) => {
    note();
    channel?.postMessage(value);
  });
};
