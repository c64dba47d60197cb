/** What consent has to tell developers, by code: what is wrong and what to do. A chunk of its own. */
import { warnOnce } from '../../ui/plain/warn-once.js';

const sentences = {
  'no-policy': () => 'A choice cannot be made here: there is no valid policy on this page. Add <script type="application/json" data-sayso-policy>.',
  'unknown-id': (id: string) => `"${id}" is neither a service nor a purpose of the policy; nothing was changed.`,
  'extras-faulty': (path: string) => `The policy is faulty at ${path}: see “Policy” in the documentation for what may stand there. Everything optional stays off until it is mended.`,
  'not-kept': () => 'The browser does not keep the reader’s choice (cookies are blocked); it holds for this page only.',
  'not-noted': (why: string) => `The choice is in force, but no receipt of it could be kept in this browser (${why}).`,
  'loaded-twice': () => 'Another copy of sayso is on this page already; this one uses its consent manager. Load sayso once.',
  'frame-address': (found: string) => `What waits for consent in data-src or data-href has to be an http(s) address, found "${found.slice(0, 80)}"; it stays closed.`,
  'pair-unequal': (found: string) =>
    `"Reject" and "Accept" must look alike, and the page’s CSS makes these differ: ${found}. Take away the rules that reach the buttons in <sayso-banner>; use --sayso-… properties.`,
  'pair-out-of-reach': (found: string) => `A button of the banner cannot be used as it is drawn: ${found}. Take away what lies over it, or the colours (--sayso-text, --sayso-surface) that hide its words.`,
  'words-missing': (found: string) =>
    `The page’s language is "${found}", and sayso has no words in it, so the notice speaks English (C-18). Put a heading, a text and three buttons with data-sayso-action in that language into <sayso-banner>.`,
  'no-clean-up': () => 'What stopped services stored could not be removed: a file of sayso did not load. All files of dist/cdn must lie in one folder.',
  'chunk-not-loaded': (what: string) =>
    `An element’s code did not load or start (${what}), so it stays as it is. All files of dist/cdn must lie in one folder; where the elements are bundled from the npm package, a "trusted-types" policy must allow lit-html.`,
} as const satisfies Record<string, (detail: string) => string>;

export type ComplaintCode = keyof typeof sentences;

export const say = (code: ComplaintCode, detail: string): void => warnOnce(code, sentences[code](detail));
