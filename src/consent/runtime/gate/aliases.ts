/**
 * Markup written for other tools (`moving`, C-71) becomes ours, at load and when it comes late: their category or service, as
 * `moving.names` maps it, is written as `data-sayso`, and the waiting address as `data-src`. What the site did not map, or what
 * waits for several categories that are not one of ours, stays as it is: off.
 */
import type { Policy } from '../../model/policy.js';
import { complain } from '../complain.js';
import type { ExtraContext } from '../extras.js';

const words = (text: string | null | undefined): readonly string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

/**
 * The marks of the tools; each gives the lists of names of which the first that is mapped counts (a service before its category),
 * and all names of a list must be mapped, to one and the same.
 */
const marks: readonly (readonly [selector: string, namesOf: (element: Element) => readonly (readonly string[])[]])[] = [
  // Cookiebot
  ['[data-cookieconsent]', (element) => [words(element.getAttribute('data-cookieconsent'))]],
  // OneTrust: optanon-category-C0002-C0004
  ['[class*="optanon-category-"]', ({ className }) => [/optanon-category-([\w-]+)/.exec(className)?.[1]?.split('-') ?? []]],
  // iubenda
  ['._iub_cs_activate,._iub_cs_activate-inline', (element) => [words(element.getAttribute('data-iub-purposes'))]],
  // cookieconsent and Complianz; `!analytics` runs on a refusal, which nothing of ours does.
  ['[data-category],[data-service]', (element) => [words(element.getAttribute('data-service')), words(element.getAttribute('data-category'))]],
  // klaro
  ['[data-name]', (element) => [words(element.getAttribute('data-name'))]],
];

/** Where the tools let an address wait, and where it waits with us. */
const places: Readonly<Record<string, string>> = {
  'data-src': 'src',
  'data-src-cmplz': 'src',
  'data-cmplz-src': 'src',
  'data-cookieblock-src': 'src',
  'data-suppressedsrc': 'src',
  'suppressedsrc': 'src',
  'data-srcset': 'srcset',
  'data-href': 'href',
  'data-suppressedhref': 'href',
  'data-poster': 'poster',
};
const waiting = Object.keys(places).map((name) => `[${name}]`);
const candidates = ['script[type="text/plain"]', ...waiting].map((each) => `${each}:not([data-sayso])`).join();

/** The id of ours that an element of another tool waits for. */
const idOf = (element: Element, { purposes, services, moving }: Policy): string | undefined => {
  const named = (name: string): string | undefined => (Object.hasOwn(moving?.names ?? {}, name) ? moving?.names?.[name] : undefined);
  for (const [selector, namesOf] of marks) {
    if (!element.matches(selector)) continue;
    for (const names of namesOf(element)) {
      const ids = new Set(names.map(named));
      const [id] = ids;
      if (ids.size === 1 && id !== undefined && (purposes.has(id) || services.has(id))) return id;
    }
  }
  return undefined;
};

const rewrite = (element: Element, id: string): void => {
  const isScript = element.localName === 'script';
  for (const [from, to] of Object.entries(places)) {
    const address = element.getAttribute(from);
    if (address === null) continue;
    // A script of ours holds its own address: its type keeps it inert.
    element.setAttribute(isScript ? to : `data-${to}`, address);
    // An empty page, or a picture that stands in: what is gated has no address of its own while it waits.
    if (!isScript) element.removeAttribute(to);
  }
  const type = element.getAttribute('data-type');
  if (isScript && type !== null) element.setAttribute('data-sayso-type', type);
  element.setAttribute('data-sayso', id);
};

export const attach = ({ policy }: ExtraContext): void => {
  const look = (): void => {
    for (const element of document.querySelectorAll(candidates)) {
      const id = idOf(element, policy);
      if (id === undefined) continue;
      try {
        rewrite(element, id);
      } catch (error) {
        // Trusted Types refuse a script's address from anybody: the page has to write `src` itself.
        complain('frame-address', String(error));
      }
    }
  };
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
};
