/** Brings an element's chunk when its tag is on the page, now or later, and for comments when the reader comes near. */
import { complain } from '../consent/runtime/complain.js';
import { watchMarkup } from '../consent/runtime/gate/watch.js';
import { tags } from './tags.js';

/** How far outside the window "near" begins. */
const nearness = '600px';

/** Comments stand far down the page; an address such as `#comment-123` or `#respond` makes them what the reader came for. */
const mayWait = (tag: string): boolean => tag.startsWith('sayso-comment') && !/^#(sayso-)?(comment|respond)/.test(location.hash);

/** Watches the page for our tags. Each chunk is asked for once; a tag that something else defined is left alone. */
export const discover = (): void => {
  const waiting = new Set(Object.keys(tags).filter((tag) => !customElements.get(tag)));
  const bring = ({ localName }: Element): void => {
    // A chunk that does not come leaves the tag's fallback content standing.
    if (waiting.delete(localName)) tags[localName]?.().catch((error) => complain('chunk-not-loaded', `<${localName}>: ${String(error)}`));
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) bring(target);
    },
    { rootMargin: nearness },
  );
  const look = (): void => {
    for (const element of waiting.size > 0 ? document.querySelectorAll([...waiting].join()) : []) {
      if (mayWait(element.localName)) near.observe(element);
      else bring(element);
    }
  };
  // A page of WordPress whose owner pasted the tag and nothing else.
  if (document.querySelector('[data-sayso-wordpress]')) void import('./wordpress-page.js').then(({ adoptWordpress }) => adoptWordpress());
  watchMarkup(look);
  addEventListener('hashchange', look);
  look();
};
