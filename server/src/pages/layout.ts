/**
 * The server's own pages, for readers without script and for signing in. Plain HTML through Hono's escaping template tag;
 * nothing on them runs, and their one stylesheet comes from here.
 */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { direction, type Language } from '../languages.js';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** What stands behind the stylesheet in the head. */
  readonly head?: Markup;
  /** Not for search engines or caches: it shows what one person wrote. */
  readonly secret?: boolean;
  /** An origin beside ours that a form's answer may lead to (Chromium holds `form-action` against redirects too). */
  readonly leadsTo?: string;
  /** Of the page's own words. Default English. */
  readonly language?: Language;
}

export interface PageOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const policy = (leadsTo: string): string =>
  `default-src 'none'; style-src 'self'; form-action 'self' ${leadsTo}; frame-ancestors 'none'; base-uri 'none'`;

export const pageResponse = async (page: Page, { status = 200, headers = {} }: PageOptions = {}): Promise<Response> => {
  const text = await html`<!doctype html>
<html lang="${page.language ?? 'en'}" dir="${direction[page.language ?? 'en']}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="stylesheet" href="/v1/pages.css">
${page.head ?? ''}</head>
<body>
<main>
${page.body}
</main>
</body>
</html>
`;
  return new Response(String(text), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(page.leadsTo ?? ''),
      // Not `no-referrer`: under it a browser sends the page's own form with `Origin: null`.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      ...(page.secret === false ? {} : { 'x-robots-tag': 'noindex' }),
      ...headers,
    },
  });
};
