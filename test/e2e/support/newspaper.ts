/** The demo newspaper and a browser for all tests of a `describe`; behind the last of them both are ended and its data is gone. */
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from './browser.js';
import { freshFolder, type Demo } from './demo.js';

export interface Newspaper<D extends Demo> {
  /** Another one may be set, where a test ends the first: that one is closed then. */
  demo: D;
  readonly browser: Browser;
  /** Where its data lies. */
  readonly folder: string;
}

/** `start`: in this process or as one of its own. What it returns is there once the tests run. */
export const newspaper = <D extends Demo>(start: (folder: string) => Promise<D>): Newspaper<D> => {
  const data = freshFolder();
  const paper = { folder: data.folder } as { demo: D; browser: Browser; readonly folder: string };
  before(async () => {
    [paper.demo, paper.browser] = await Promise.all([start(data.folder), launch()]);
  });
  after(async () => {
    await (paper.browser as Browser | undefined)?.close();
    await (paper.demo as D | undefined)?.close();
    data.remove();
  });
  return paper;
};
