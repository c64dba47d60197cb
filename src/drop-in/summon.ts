/** Brings `discover.ts` when a tag of ours is on the page that nothing has defined yet, or a WordPress is to be adopted; most pages have neither. */
import { complain } from '../consent/runtime/complain.js';
import { watchMarkup } from '../consent/runtime/gate/watch.js';

/** Looks now, and whenever the page's markup changes. */
export const summon = (): void => {
  const look = (): void => {
    if (![...document.querySelectorAll<HTMLElement>(':not(:defined), [data-sayso-wordpress]')].some(({ localName }) => /^(sayso-|script$)/.test(localName))) return;
    observer.disconnect();
    import('./discover.js').then(
      ({ discover }) => discover(),
      (error) => complain('chunk-not-loaded', String(error)),
    );
  };
  const observer = watchMarkup(look);
  look();
};
