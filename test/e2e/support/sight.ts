/** What can be told of a page by looking at it: what axe minds, and what is wider than the screen. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './demo.js';

const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/** What axe finds, one line for each place; the rule, the place, and what to do. */
export const faultsOf = async (page: Page, without: readonly string[] = []): Promise<string[]> => {
  const found = (await page.evaluate(`${axe};
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))} }).then((results) => results.violations)`)) as Violation[];
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`));
};

/** What sticks out of a 320 px wide page, by its path; empty where nothing does. */
export const wider = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [`page is ${root.scrollWidth} wide`, ...[...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1).map((element) => `${element.localName}.${element.className}`).slice(0, 8)];
  });
