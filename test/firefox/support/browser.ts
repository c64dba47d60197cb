/** The Firefox of this machine for tests that only it can pass; where there is none, they are skipped with a notice. */
import path from 'node:path';
import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { root } from '../../e2e/support/demo.js';

const { firefoxPath } = (await import(path.join(root, 'scripts/firefox.mjs'))) as { firefoxPath(): string | undefined };
const executablePath = firefoxPath();
if (executablePath === undefined) console.log('skipped: no Firefox on this machine ($FIREFOX_PATH names one)');

/** For `describe`. */
export const skip = executablePath === undefined;

export const launchFirefox = (options: LaunchOptions = {}): Promise<Browser> =>
  launch({ browser: 'firefox', headless: true, ...options, ...(executablePath === undefined ? {} : { executablePath }) });

/** Asked from outside, until it is so; a page that is just being left is asked again. */
export const until = async (page: Page, isTrue: string): Promise<void> => {
  const deadline = Date.now() + 15_000;
  while (!(await page.evaluate(`Promise.resolve(${isTrue}).then(Boolean)`).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`waited for: ${isTrue}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};
