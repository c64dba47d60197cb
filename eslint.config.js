import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';
import { serverRule, wallsRule } from './scripts/lint/walls.mjs';
import { floorStylesRule } from './scripts/lint/floor-styles.mjs';

const htmlSinks = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
    selector: `AssignmentExpression > MemberExpression.left[property.name='${name}']`,
    message: `${name} is an HTML sink (S-01): build nodes, or render a tree through Lit's text bindings.`,
  })),
  {
    selector:
      "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe|parseHTMLUnsafe)$/]",
    message: 'An HTML sink (S-01): build nodes, or render a tree through Lit text bindings.',
  },
  { selector: "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]", message: 'document.write is an HTML sink (S-01).' },
  { selector: "ImportDeclaration[source.value=/unsafe-(html|svg|mathml)/]", message: 'unsafeHTML and kin are HTML sinks (S-01); Trusted Types do not catch them (S-07).' },
  { selector: "CallExpression[callee.name=/^(eval|Function)$/], NewExpression[callee.name='Function']", message: 'No eval: it all runs under strict CSP.' },
  { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']", message: 'Inline style attributes are blocked by strict CSP: set properties through element.style.' },
  { selector: "TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=|<style/]", message: 'style="…" and <style> in templates are blocked by strict CSP (S-05): static styles, classes, or custom properties through CSSOM.' },
  { selector: "ImportDeclaration[source.value=/directives\\/style-map/]", message: 'styleMap writes style attributes, which strict CSP blocks (S-05).' },
];

/** What keeps or looks up anything in the reader's browser (C-02): few files may, and a reviewer knows which. */
const storageWhy = 'Storage is for the files listed beside this rule (C-02): go through RecordStorage, KeyValue or the ledger.';
const storageGlobals = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'].map((name) => ({ name, message: storageWhy }));
const storageProperties = [
  ['document', 'cookie'],
  ['navigator', 'storage'],
  ['navigator', 'storageBuckets'],
  ['navigator', 'serviceWorker'],
  ['window', 'name'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'].flatMap((name) => [['window', name], ['globalThis', name], ['self', name]]),
].map(([object, property]) => ({ object, property, message: storageWhy }));
const storageKeepers = [
  'src/consent/runtime/storage/**/*.ts',
  'src/consent/runtime/ledger.ts',
  // Reads other tools' records once, where the site moves in from them.
  'src/consent/runtime/moving.ts',
  'src/consent/runtime/signals/opt-out.ts',
  'src/consent/runtime/gate/cleanup.ts',
  'src/comments/runtime/key-value.ts',
  'src/comments/runtime/key-value-look.ts',
  'src/comments/runtime/has-kept.ts',
  'src/backends/local/local-backend.ts',
  // A moderator's own keys, once they were changed.
  'src/moderation/elements/moderation/kept-keys.ts',
  // Looks for our cookie, to fetch the banner in time.
  'src/exports/drop-in.ts',
];

const worldlyNames = (why) => [
  'error',
  ...storageProperties,
  { object: 'Date', property: 'now', message: why },
  { object: 'Math', property: 'random', message: why },
  { object: 'performance', property: 'now', message: why },
];

export default ts.config(
  { ignores: ['build/', 'dist/', 'server/dist/', 'node_modules/', 'demo/data/', '**/*.d.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
      'no-console': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { sayso: { rules: { walls: wallsRule, 'floor-styles': floorStylesRule } }, compat, lit, wc },
    settings: { browserslistOpts: {}, polyfills: ['CookieStore', 'Navigator.globalPrivacyControl'] },
    rules: {
      'sayso/walls': 'error',
      'sayso/floor-styles': 'error',
      'compat/compat': ['error', 'chrome 109, firefox 115, safari 16.4'],
      'no-restricted-syntax': ['error', ...htmlSinks],
      'no-restricted-globals': ['error', ...storageGlobals],
      'no-restricted-properties': ['error', ...storageProperties],
      'lit/attribute-value-entities': 'error',
      'lit/binding-positions': 'error',
      'lit/no-duplicate-template-bindings': 'error',
      'lit/no-invalid-html': 'error',
      'lit/no-property-change-update': 'error',
      'lit/no-value-attribute': 'error',
      'wc/no-constructor-attributes': 'error',
      'wc/no-self-class': 'error',
      'wc/no-typos': 'error',
      'wc/require-listener-teardown': 'error',
      'no-console': 'error',
    },
  },
  { files: storageKeepers, rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' } },
  { files: ['src/ui/plain/warn-once.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['src/{base,i18n,wire}/**/*.ts', 'src/*/model/**/*.ts'],
    rules: {
      'no-restricted-properties': worldlyNames('Pure code is given its clock and its ids: pass `now` or `newId` in.'),
      'no-restricted-syntax': ['error', ...htmlSinks, { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass `now` in.' }],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    plugins: { sayso: { rules: { server: serverRule } } },
    rules: {
      'sayso/server': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only main.ts sees the environment: take a setting.' }],
    },
  },
  { files: ['server/src/main.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['test/**/*.ts', 'server/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='only'][callee.object.name=/^(it|describe|test)$/]", message: 'A focused test hides the others.' },
        { selector: "CallExpression[callee.name=/^(aTimeout|sleep)$/]", message: 'Wait on a condition, never on a duration.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'URLSearchParams', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch', 'performance', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'structuredClone', 'crypto', 'queueMicrotask', 'setImmediate', 'Headers', 'Request', 'Response', 'Event', 'EventTarget', 'ReadableStream', 'document', 'window', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'HTMLElement', 'customElements', 'requestAnimationFrame', 'getComputedStyle', 'MutationObserver', 'PerformanceObserver', 'CustomEvent', 'Node', 'Element', 'history', 'CSSStyleSheet', 'ShadowRoot'].map((name) => [name, 'readonly']),
      ),
    },
  },
);
