/** Walks through a page of Firefox by the Tab key. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';

/** Kind and words of what has the focus, through shadow roots; a field by its label: `button: Save choices`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    return `${element?.localName ?? ''}: ${(label ?? element)?.textContent.replace(/\s+/g, ' ').trim() ?? ''}`;
  });

/** Presses Tab until `name` has the focus; fails where there is no way to it. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let left = 25; left > 0; left--) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${String(name)}; at ${await focused(page)}`);
};
