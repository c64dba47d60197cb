/**
 * Waits until a page says yes. Not playwright's `waitForFunction`: what it asks again after the first time goes through `eval`
 * in the page, which a strict policy refuses; what is asked from outside does not.
 */
import type { Page } from 'playwright-core';

/** Asks every 30 ms, for half a minute at most; a page that is just being left is asked again. */
export const until = async (page: Page, isTrue: string | (() => boolean)): Promise<void> => {
  const deadline = Date.now() + 30_000;
  const ask = async (): Promise<boolean> => {
    try {
      return Boolean(await page.evaluate(isTrue));
    } catch (error) {
      if (String(error).includes('context was destroyed')) return false;
      throw error;
    }
  };
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`waited half a minute for: ${String(isTrue)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

/** The same for what is to be seen outside of a page. */
export const untilSeen = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`waited half a minute for: ${String(isTrue)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};
