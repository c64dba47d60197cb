/**
 * Opens and closes everything that fetches by an address and is no script: `<iframe data-sayso="tube" data-src="https://…">`,
 * pictures (`data-srcset`), films (`data-poster`), links and style sheets (`data-href`).
 */
import { isAddress } from '../../model/address.js';
import { complain } from '../complain.js';

/** Where an address waits. */
export const waiting = ['data-src', 'data-srcset', 'data-href', 'data-poster'];

/**
 * Brings all of it to where it belongs. Taking the node out ends what runs in it and makes a film look at its sources anew; the
 * node itself, which the page may hold on to, goes back, empty where it may not run.
 */
export const settleFrames = (running: ReadonlySet<string>): void => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-sayso]:not(script,embed)')) {
    for (const from of waiting) {
      const address = element.getAttribute(from);
      const to = from.slice(5);
      const mayRun = running.has(element.dataset['sayso'] ?? '');
      if (address === null || mayRun === element.hasAttribute(to)) continue;
      // A picture's list of addresses has blanks in it, and runs nothing.
      if (mayRun && to !== 'srcset' && !isAddress(address)) complain('frame-address', address);
      else {
        const { parentNode, nextSibling } = element;
        element.remove();
        if (mayRun) element.setAttribute(to, address);
        else element.removeAttribute(to);
        parentNode?.insertBefore(element, nextSibling);
        element.closest<HTMLMediaElement>('video,audio')?.load();
      }
    }
  }
};
