/** A page with a thread of ten thousand comments: in pages as our server gives them, or (`/whole`) in one answer, the most that the wire allows. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './demo.js';
import { serve, type Answer, type Served } from './serve.js';

interface Bench {
  needleOf(index: number): string;
  threadPage(count: number, withTree: unknown, asked?: { readonly limit?: number; readonly after?: number; readonly around?: number }): object;
}
const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(path.join(root, file)).href)) as T;
const { needleOf, threadPage } = await load<Bench>('bench/thread.mjs');
const { withTree } = await load<{ readonly withTree: unknown }>('dist/esm/exports/wire.js');

/** How many comments there are; number 0 is the oldest, so it stands last. */
export const count = 10_000;
export { needleOf };

const answer = ({ searchParams: asked }: URL): Answer => {
  const limits = { limit: Number(asked.get('limit')), after: Number(asked.get('cursor') ?? -1), around: Number(asked.get('around')?.slice(1) ?? -1) };
  return { type: 'application/json', body: JSON.stringify(threadPage(count, withTree, asked.get('thread') === '/whole' ? {} : limits)) };
};
const article = (thread: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title><script type="module" src="/s/sayso.js"></script></head><body><main><h1>The harbour tram</h1><sayso-comments thread="${thread}" endpoint="/"></sayso-comments></main></body></html>`;

export const serveLong = (): Promise<Served> => serve({ '/paged': article('/paged'), '/whole': article('/whole'), '/v1/default/comments': answer });

/** In a page: how many comments are drawn. */
export const drawn = `(document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelectorAll('article').length ?? 0)`;

/** Runs in the page: finds words as find-in-page does. True where they are on the screen then, null where this browser finds nothing anywhere. */
export const findOnScreen = async (words: string): Promise<boolean | null> => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const { find } = window as unknown as { find(words: string): boolean };
  getSelection()?.removeAllRanges();
  scrollTo(0, 0);
  await frame();
  if (!find('The harbour tram')) return null;
  if (!find(words)) return false;
  await frame();
  await frame();
  const box = [...(document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelectorAll('article') ?? [])].find((each) => each.textContent.includes(words))?.getBoundingClientRect();
  return box !== undefined && box.top < innerHeight && box.bottom > 0;
};
