/**
 * Two outputs from the same entries, made from what `tsc` wrote into build/:
 *
 * - dist/esm: one file per module, `lit` and `idb-keyval` left as imports, so that an app has one Lit
 * - dist/cdn: bundled, minified and split for script tags; one Lit chunk; a forced `sayso-core` chunk holds what is shared, so
 *   that `sayso.js?ver=6.5` (WordPress) does not run everything twice; stable names, because the version stands in the folder
 * - dist/cdn/sayso-head.js: classic, a build of its own (an IIFE cannot be split)
 */
import { readFileSync } from 'node:fs';
import { globSync } from './scripts/glob.mjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const entries = Object.fromEntries(globSync('build/src/exports', '.js').map((file) => [file.replace('build/src/', '').replace(/\.js$/, ''), file]));
const quiet = (warning, next) => {
  if (warning.code !== 'EMPTY_BUNDLE') next(warning);
};
const minify = () => terser({ ecma: 2020, module: true, format: { comments: false }, compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, inline: 1 } });

/** Our own package.json speaks of dist/esm when it lists side effects: in build/, every import counts as written. */
const fromPackages = () => resolve({ ignoreSideEffectsForRoot: true });

/** What every page with consent pays for; everything else of consent comes when it is needed. */
const core =
  /build\/src\/(consent\/(model\/(decide|evaluate|fingerprint|policy-parse|record|record-code)|runtime\/(complain|contract|manager|newest|other-views|page|policy-block|storage\/cookie|gate\/(frames|gate|scripts|watch)))|drop-in\/(config|discover|queue|run|show|start|tags))\.js$/;

/** Small modules without Lit that several elements share. */
const shared = /build\/src\/(ui\/plain|i18n\/locale|consent\/(elements\/plain|messages\/banner\/(en|index)))/;

/**
 * Our decorators are TypeScript's older kind (`experimentalDecorators`); Lit's file speaks for the newer kind too, and that half
 * would be twice the size of this one. TypeScript writes its helper into every file; a bundle needs it once.
 */
const helper = '\0decorate';
const decorators = {
  name: 'decorators',
  resolveId: (source) => (source === helper ? helper : null),
  transform: (code) => code.replace(/^var __decorate = [\s\S]*?^};$/m, `import { decorate as __decorate } from '${helper}';`),
  load(id) {
    if (id === helper) {
      return `export const decorate = (decorators, target, key, descriptor) => {
        let result = descriptor === null ? Object.getOwnPropertyDescriptor(target, key) : descriptor;
        for (const decorator of decorators.reverse()) result = decorator(target, key, result) || result;
        if (result) Object.defineProperty(target, key, result);
      };`;
    }
    return /reactive-element\/decorators\/property\.js$/.test(id)
      ? `export const property = (options) => (prototype, name) => {
          const isAccessor = Object.hasOwn(prototype, name);
          prototype.constructor.createProperty(name, options);
          return isAccessor ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
        };`
      : null;
  },
};

/**
 * The page's language and registration are needed with Lit and without. The banner must not fetch Lit's chunk for them, nor
 * comments the banner's, and a chunk of half a kilobyte costs more than it saves: each side has a copy of its own.
 */
const besideLit = '?beside-lit';
const copies = {
  name: 'copies',
  async resolveId(source, importer = '') {
    const withoutLit = /build\/src\/(ui\/plain|i18n|consent\/(runtime|elements\/(plain|banner|no-preferences|privacy-button|signal-status))|drop-in|exports\/define\/(banner|privacy-button|signal-status))/.test(importer) && !importer.endsWith(besideLit);
    if (withoutLit || !source.startsWith('.')) return null;
    const found = await this.resolve(source, importer.replace(besideLit, ''), { skipSelf: true });
    return found !== null && /build\/src\/(ui\/plain\/(?!defined)|i18n\/(locale|direction))/.test(found.id) ? found.id + besideLit : null;
  },
  load: (id) => (id.endsWith(besideLit) ? readFileSync(id.replace(besideLit, ''), 'utf8') : null),
};

/**
 * Which shared chunk a module belongs to; a module that only one element needs stays with that element. Chunks are compressed
 * one by one, so what is always needed together stands in one.
 */
const chunkOf = (id) => {
  if (/node_modules\/idb-keyval\//.test(id)) return 'idb';
  if (core.test(id)) return 'core';
  if (/ui\/plain\/defined-twice/.test(id)) return undefined;
  // The first visit's own copies, see inOneFile.
  if (/\?banner$|build\/src\/((drop-in|exports\/define)\/banner\.js|consent\/elements\/banner\/(?!equal-pair))/.test(id)) return 'banner';
  if (shared.test(id) && !id.endsWith(besideLit)) return 'plain';
  // What a single element uses of Lit stays with that element.
  if (/node_modules\/lit-html\/directives\/keyed|decorators\/(query|base)/.test(id)) return undefined;
  if (id === helper) return 'lit';
  // Lit, and its plumbing of ours: every element that needs Lit needs all of it.
  if (/node_modules\/(lit|lit-html|lit-element|@lit)\/|build\/src\/(ui\/(?!attributes)|i18n\/|base\/store)/.test(id)) return 'lit';
  // What comes when a reader writes, or has written here before.
  if (/build\/src\/comments\/(elements\/(comment-form\/(at-work|added|outcome|places)|comment-thread\/own-notice)|messages\/writing\/(en|index))/.test(id)) return 'writing';
  if (/build\/src\/comments\/model\/(draft|text-safety)\.js/.test(id)) return 'draft';
  // A thread always needs the form that answers in it.
  if (/build\/src\/(comments\/elements\/(comment-form|comment-thread|comment-view|markup-view|events)|comments\/model\/(thread|markup|address|draft-limits)|exports\/define\/comment-(form|thread))/.test(id)) return 'talk';
  if (/build\/src\/base\/(result|parse)/.test(id)) return 'parse';
  return undefined;
};

/** Entries say clearly in Node that they need a page; in a bundle for pages, that sentence is ballast. */
const inPages = { name: 'in-pages', transform: (code) => code.replace(/^\s*if \(typeof document === 'undefined'\)\s*throw .*$/m, '') };

/** Rules and templates are written for people; a page reads them without comments, indents and the blanks around braces. */
const tightened = {
  css: (rules) => rules.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, (_, mark) => mark).replace(/([:,]) /g, (_, mark) => mark),
  // A break between words or elements is a blank to a page; one blank stays, because inline elements need it.
  html: (template) => template.replace(/\s*\n\s*/g, ' '),
};

const templatesIn = function* (node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && node.tag.name in tightened) for (const part of node.quasi.quasis) yield [node.tag.name, part];
  for (const child of Object.values(node)) yield* templatesIn(child);
};

const tightTemplates = {
  name: 'tight-templates',
  transform(code, id) {
    if (!/build\/src\//.test(id)) return null;
    let tight = code;
    const parts = [...templatesIn(this.parse(code))].sort(([, a], [, b]) => b.start - a.start);
    for (const [tag, { start, end }] of parts) tight = tight.slice(0, start) + tightened[tag](code.slice(start, end)) + tight.slice(end);
    return tight;
  },
};

/**
 * A first visit gets its banner in one file, with copies of its own of the small modules that other elements share: it saves a
 * request and the names between two files, and nobody else has to fetch the banner for their sake. Only modules whose copies may
 * stand beside each other: they keep no state that both would have to see.
 */
const inOneFile = {
  name: 'in-one-file',
  async resolveId(source, importer, options) {
    if (!importer || !/\?banner$|build\/src\/(drop-in|exports\/define)\/banner\.js$|consent\/elements\/banner\//.test(importer)) return null;
    const found = await this.resolve(source, importer.replace(/\?banner$/, ''), { ...options, skipSelf: true });
    return found && shared.test(found.id) && !found.id.includes('defined-twice') ? `${found.id.replace(/\?banner$/, '')}?banner` : found;
  },
  load: (id) => (id.endsWith('?banner') ? readFileSync(id.replace(/\?banner$/, ''), 'utf8') : null),
};

/** A name that says what is in the chunk and stays the same from build to build. Words: `words-privacy-ur`, `words-comments-ur` … */
const stableName = ({ name, facadeModuleId, moduleIds }) => {
  const [, feature, part, language] = /src\/(\w+)\/messages\/(?:(banner|writing|signal-status)\/)?([\w-]+)\.js$/.exec(facadeModuleId ?? moduleIds.at(-1) ?? '') ?? [];
  return language ? `sayso-words-${part ?? (feature === 'consent' ? 'privacy' : feature)}-${language}.js` : `sayso-${name}.js`;
};

export default [
  {
    input: entries,
    external: [/^lit(\/|$)/, /^idb-keyval/],
    output: { dir: 'dist/esm', format: 'es', preserveModules: true, preserveModulesRoot: 'build/src', sourcemap: true },
    onwarn: quiet,
  },
  {
    input: { sayso: 'build/src/exports/drop-in.js' },
    plugins: [inOneFile, copies, decorators, fromPackages(), inPages, tightTemplates, minify()],
    output: {
      dir: 'dist/cdn',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: stableName,
      manualChunks: chunkOf,
      onlyExplicitManualChunks: true,
      minifyInternalExports: true,
    },
    onwarn: quiet,
  },
  {
    input: 'build/src/exports/head.js',
    plugins: [fromPackages(), inPages, tightTemplates, minify()],
    output: { file: 'dist/cdn/sayso-head.js', format: 'iife' },
    onwarn: quiet,
  },
];
