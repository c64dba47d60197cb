/** Brings an element's chunk when its tag is on the page, now or later, and for comments when the reader comes near. */
import { warnOnce } from '../ui/plain/warn-once.js';
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
    warnOnce('chunk-not-loaded', `<${tag}> stays as it is, because its code did not load or start: ${error instanceof Error ? error.message : String(error)}. All files of dist/cdn must lie in one folder, and a "trusted-types" policy must allow lit-html.`);
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
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  addEventListener('hashchange', look);
  look();
};
