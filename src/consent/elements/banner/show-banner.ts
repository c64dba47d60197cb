/** Puts the banner into a page while the manager asks, and takes it out afterwards. The drop-in calls it once. */
import type { ConsentManager } from '../../runtime/contract.js';
import type { SaysoBanner } from './banner.js';

/**
 * Shows a banner whenever `manager` asks: first in the body, after skip links, so that it comes first for those who read or tab
 * through the page. A `<sayso-banner>` that stands in the page already is used. Returns a function that ends it.
 */
export const showBanner = (manager: ConsentManager): (() => void) => {
  const present = document.querySelector<SaysoBanner>('sayso-banner');
  const banner = present ?? (document.createElement('sayso-banner') as SaysoBanner);
  banner.manager = manager;
  let frame: HTMLElement = banner;
  if (!present && manager.getState().policy?.layout === 'center') {
    frame = document.createElement('dialog');
    frame.setAttribute('data-sayso-frame', '');
    frame.append(banner);
  }
  const follow = (): void => {
    if (manager.getState().prompt === null) frame.remove();
    else if (!frame.isConnected) {
      let place = document.body.firstElementChild;
      while (place?.matches('a[href^="#"]')) place = place.nextElementSibling;
      document.body.insertBefore(frame, place);
    }
  };
  // The banner hears of the answer too and gives focus back, which it must do while it still stands in the page.
  const stop = manager.subscribe(() => queueMicrotask(follow));
  follow();
  return () => {
    stop();
    frame.remove();
  };
};
