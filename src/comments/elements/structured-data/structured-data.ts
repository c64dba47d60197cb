/**
 * Tells search engines what the page shows, in a `<script type="application/ld+json">`: a block of data that no browser runs.
 * Fetched only where a page asks for it. Under Trusted Types a page's list has to name the policy `sayso-structured-data`, which
 * lets JSON through and nothing else; without it the page does without.
 */
import { jsonForScript, structuredData } from '../../model/structured-data.js';
import type { Thread } from '../../runtime/thread.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';

interface Policy {
  createScript(text: string): string;
}
type Types = { createPolicy(name: string, rules: Policy): Policy } | undefined;

/** One for the page: a second policy of a name is refused. */
const key = Symbol.for('sayso.structured-data.1');
const page = globalThis as typeof globalThis & { [key]?: Policy | null; readonly trustedTypes?: Types };

const policy = (): Policy | null => {
  if (page[key] !== undefined) return page[key];
  const rules: Policy = { createScript: (text) => (JSON.parse(text) === undefined ? '' : text) };
  try {
    return (page[key] = page.trustedTypes?.createPolicy('sayso-structured-data', rules) ?? rules);
  } catch {
    warnOnce(
      'structured-data-refused',
      '<sayso-comments structured-data>: this page’s Content-Security-Policy does not list the Trusted Types policy "sayso-structured-data". Add it behind trusted-types, or leave the attribute out and let your server write the JSON-LD.',
    );
    return (page[key] = null);
  }
};

const addressOf = (document: Document): string =>
  (document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? document.location.href).split('#')[0] ?? '';

/** Keeps the block inside `host` true to what the thread shows, until the returned function is called. */
export const tellSearchEngines = (host: HTMLElement, store: Thread): (() => void) => {
  let block: HTMLScriptElement | undefined;
  let before: unknown;
  const write = (): void => {
    const { info, comments } = store.getState();
    if (info === null || comments === before) return;
    before = comments;
    const { ownerDocument } = host;
    const value = structuredData({ url: addressOf(ownerDocument), title: ownerDocument.title, comments, total: info.total, question: info.question });
    const allowed = policy();
    if (allowed === null) return;
    const next = ownerDocument.createElement('script');
    next.type = 'application/ld+json';
    if (value !== null) next.text = allowed.createScript(jsonForScript(value));
    if (value === null) block?.remove();
    else if (block?.isConnected === true) block.replaceWith(next);
    else host.append(next);
    block = next;
  };
  const leave = store.subscribe(write);
  write();
  return () => {
    leave();
    block?.remove();
  };
};
