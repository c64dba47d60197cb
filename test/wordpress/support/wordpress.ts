/** A real WordPress for tests, where its parts are installed, and what readers do on its pages. */
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { visitor, type Visitor } from '../../e2e/support/browser.js';
import { root } from '../../e2e/support/demo.js';

export interface Wordpress {
  readonly url: string;
  readonly posts: Readonly<Record<'tram' | 'ferry' | 'closed' | 'urdu', number>>;
  readonly passwords: Readonly<Record<'moderator' | 'second', string>>;
  /** Its folder on this machine. */
  readonly site: string;
  /** Runs PHP inside this WordPress; what it prints. */
  readonly php: (code: string) => string;
  /** Switches our plug-in on, with these settings. */
  readonly install: (settings: object) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const { startWordpress, findParts } = (await import(path.join(root, 'scripts/wordpress/start.mjs'))) as {
  readonly startWordpress: (options: object) => Promise<Wordpress>;
  readonly findParts: () => { readonly missing: readonly string[] };
};

const { missing } = findParts();
/** For `describe`: why nothing can be tried here, or false. */
export const skip = missing.length > 0 ? `no ${missing.join(', ')} here` : false;

/** What a site owner pastes into the head. */
export const tag = '<script type="module" async src="/sayso/sayso.js" data-sayso-wordpress></script>';

/** The last line that PHP printed, as JSON. */
export const asked = <T>(site: Wordpress, code: string): T => JSON.parse(site.php(code).trim().split('\n').at(-1) ?? 'null') as T;

/** A reader with a profile of their own on one of the stories. */
export const open = async (browser: Browser, site: Wordpress, slug: string, options = {}): Promise<Visitor> => {
  const reader = await visitor(browser, site.url, options);
  reader.page.setDefaultTimeout(60_000);
  await reader.page.goto(`${site.url}/${slug}${/[?.]/.test(slug) ? '' : '/'}`);
  return reader;
};

/** Scrolls to the comments and waits until they are ours; until then the theme's form goes the theme's way, and its heading may read like ours. */
export const reach = async (page: Page): Promise<void> => {
  await page.locator('sayso-comments').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => {
    const ours = [...document.querySelectorAll<HTMLElement & { readonly store?: unknown }>('sayso-comment-thread, sayso-comments > sayso-comment-form')];
    return ours.some(({ localName }) => localName === 'sayso-comment-thread') && ours.every(({ store }) => store !== undefined);
  });
  await page.getByRole('heading', { name: /^(\d+ comments?|Comments|.*تبصر.*)$/ }).waitFor();
};

/** What our thread says; the theme's list, which gave way to it, says the same out of sight. */
export const said = (page: Page, text: string): Locator => page.locator('sayso-comment-thread').getByText(text);

export const write = async (page: Page, text: string, name = 'Agnes Vole'): Promise<void> => {
  await page.getByRole('textbox', { name: /^Comment/ }).fill(text);
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('textbox', { name: /^E-?mail/i }).fill(`${name.toLowerCase().replace(/\W/g, '')}@readers.example`);
  await page.getByRole('button', { name: 'Post Comment' }).click();
};

/** Somebody who signs in to WordPress by its own form, at a page of its administration; one of the site itself begins with a slash. */
export const signIn = async (browser: Browser, site: Wordpress, name: string, page: string, options = {}): Promise<Visitor> => {
  const editor = await open(browser, site, 'wp-login.php', options);
  await editor.page.locator('#user_login').fill(name);
  await editor.page.locator('#user_pass').fill(`${name}-password`);
  await editor.page.locator('#wp-submit').click();
  await editor.page.locator('#wpadminbar').waitFor();
  await editor.page.goto(new URL(page, `${site.url}/wp-admin/`).href);
  return editor;
};
