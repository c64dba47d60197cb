/** Brings an element's chunk when its tag is on the page, now or later, and for comments when the reader comes near. */
import { complain } from '../consent/runtime/complain.js';
import { watchMarkup } from '../consent/runtime/gate/watch.js';
import { tags } from './tags.js';

/** How far outside the window "near" begins. */
const nearness = '600px';

/** Banner and preferences come when the manager says so, not when their tag is seen. */
const onDemand = ['sayso-banner', 'sayso-preferences'];

/** Comments stand far down the page; an address such as `#comment-123` or `#respond` makes them what the reader came for. */
const mayWait = (tag: string): boolean => tag.startsWith('sayso-comment') && !/^#(sayso-)?(comment|respond)/.test(location.hash);

/** Loads a tag's chunk; a failure is told to developers and leaves the tag's fallback content standing. */
export const loadTag = async (tag: string): Promise<boolean> => {
  try {
    await tags[tag]?.();
    return true;
  } catch (error) {
    complain('chunk-not-loaded', `<${tag}>: ${String(error)}`);
    return false;
  }
};

/** Watches the page for our tags. Each chunk is asked for once; a tag that something else defined is left alone. */
export const discover = (): void => {
  const waiting = new Set(Object.keys(tags).filter((tag) => !onDemand.includes(tag) && !customElements.get(tag)));
  const bring = ({ localName }: Element): void => {
    if (waiting.delete(localName)) void loadTag(localName);
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
  watchMarkup(look);
  addEventListener('hashchange', look);
  look();
};
