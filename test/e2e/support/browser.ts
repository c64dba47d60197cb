/** A Chromium for end-to-end tests, and pages that write down whatever goes wrong on them. */
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { root } from './demo.js';

/** For tests that need more arguments than these. */
export const launchArguments = async (): Promise<{ readonly executablePath: string; readonly args: string[] }> => {
  const { chromiumArguments, chromiumPath } = (await import(path.join(root, 'scripts/browser.mjs'))) as {
    readonly chromiumArguments: string[];
    chromiumPath(): Promise<string>;
  };
  return { executablePath: await chromiumPath(), args: chromiumArguments };
};

export const launch = async (): Promise<Browser> => chromium.launch(await launchArguments());

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught exceptions and policy violations, in order. */
  readonly faults: string[];
  /** Addresses asked of other origins. */
  readonly elsewhere: string[];
}

/** Somebody with a browser profile of their own. */
export const visitor = async (browser: Browser, home: string, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext(options);
  const faults: string[] = [];
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) elsewhere.push(request.url());
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  return { context, page, faults, elsewhere };
};
