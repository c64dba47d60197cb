/** Brings an element's chunk when its tag is on the page, now or later, and for comments when the reader comes near. */
import { complain } from '../consent/runtime/complain.js';
import { watchMarkup } from '../consent/runtime/gate/watch.js';
import type { Chunk } from './tags.js';

/** How far outside the window "near" begins. */
const nearness = '600px';

/** An address such as `#comment-123` or `#respond` leads into the comments: then they are what the reader came for. */
const leadsToComments = (): boolean => /^#(sayso-)?(comment|respond)/.test(location.hash);

/** Loads a chunk; a failure is told to developers and leaves the tag's fallback content standing. */
export const loadTag = async (tag: string, { load }: Chunk): Promise<boolean> => {
  try {
    await load();
    return true;
  } catch (error) {
    complain('chunk-not-loaded', `<${tag}>: ${String(error)}`);
    return false;
  }
};

/** Watches the page for the tags of a table. Each chunk is asked for once. */
export const discover = (table: Readonly<Record<string, Chunk>>): void => {
  const waiting = new Map(Object.entries(table).filter(([tag]) => customElements.get(tag) === undefined));
  const bring = (tag: string): void => {
    const chunk = waiting.get(tag);
    if (chunk !== undefined && waiting.delete(tag)) void loadTag(tag, chunk);
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        bring(target.localName);
      }
    },
    { rootMargin: nearness },
  );
  const look = (): void => {
    if (waiting.size === 0) return observer.disconnect();
    const isDirect = leadsToComments();
    for (const element of document.querySelectorAll([...waiting.keys()].join())) {
      if (waiting.get(element.localName)?.near === true && !isDirect) watch.observe(element);
      else bring(element.localName);
    }
  };
  const observer = watchMarkup(look);
  addEventListener('hashchange', look);
  look();
};
