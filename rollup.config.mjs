/**
 * Two outputs from the same entries, made from what `tsc` wrote into build/:
 *
 * - dist/esm: one file per module, `lit` and `idb-keyval` left as imports, so that an app has one Lit
 * - dist/cdn: bundled, minified and split for script tags; one Lit chunk; a forced `sayso-core` chunk holds what is shared, so
 *   that `sayso.js?ver=6.5` (WordPress) does not run everything twice; stable names, because the version stands in the folder
 * - dist/cdn/sayso-head.js: classic, a build of its own (an IIFE cannot be split)
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decorators } from './scripts/decorators.mjs';
import { fewestBytes } from './scripts/fewest-bytes.mjs';
import { fields } from './scripts/fields.mjs';
import { globSync } from './scripts/glob.mjs';
import { oneKeyword } from './scripts/one-keyword.mjs';
import { oneName } from './scripts/one-name.mjs';
import { openDoors } from './scripts/open-doors.mjs';
import { privateNames } from './scripts/private-names.mjs';
import { shortNames } from './scripts/short-names.mjs';
import { templates } from './scripts/templates.mjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const entries = Object.fromEntries(globSync('build/src/exports', '.js').map((file) => [file.replace('build/src/', '').replace(/\.js$/, ''), file]));
const quiet = (warning, next) => {
  if (warning.code !== 'EMPTY_BUNDLE') next(warning);
};
const minify = () => terser({ ecma: 2020, module: true, format: { comments: false }, compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, inline: 1 } });

/** Our own package.json speaks of dist/esm when it lists side effects: in build/, every import counts as written. */
const fromPackages = () => resolve({ ignoreSideEffectsForRoot: true });

/** What a page pays for whose reader has decided: what was allowed starts, the privacy button stands. */
const core =
  /build\/src\/(ui\/plain\/(define|language)|i18n\/locale|exports\/define\/privacy-button|consent\/(elements\/(plain\/(plain-element|sheet)|privacy-button\/[\w.-]+)|messages\/button|model\/(address|evaluate|fingerprint|policy-text|record|record-code)|runtime\/(complain|known-policy|late-manager|newest|other-views|policy-block|wants-extras|when-shown|storage\/cookie|gate\/(frames|gate|page-gate|scripts|watch)))|drop-in\/(returning|run|summon))\.js$/;

/** What comes when the reader is to be asked, or wants to change or know something. */
const manager = /build\/src\/(consent\/(model\/(decide|policy-parse|record-encode)|runtime\/(begin|contract|manager|storage\/cookie-storage))|drop-in\/(config|queue|show|wake))\.js$/;

/** The banner, which only a first visit needs. */
const banner = /build\/src\/((drop-in|exports\/define)\/banner\.js|consent\/(elements\/(banner\/(?!equal-pair)|plain\/(facts|focus|look|words))|messages\/banner\/(en|index)))/;

/** Small modules without Lit that several elements share. */
const shared = /build\/src\/consent\/(elements\/plain|messages\/banner\/(en|index))/;

/** What everybody needs who reads a thread. */
const reading =
  /build\/src\/(comments\/(elements\/(comments\/|comment-(thread\/(comment-thread|parts|groups)|form\/(comment-form|parts|adopt)|view)|markup-view|choose-backend|thread-element)|messages\/(en|index|count\/en)\.|model\/(thread|is-plain|error-code|errors)|runtime\/(thread\.|has-kept))|exports\/define\/(comments|comment-(form|thread))\.|backends\/(load\.|http\/(http-backend|request|live|shared-stream))|wire\/shapes|base\/(shape|holder|same)|ui\/(?!attributes|speech|store-controller|plain\/(defined|warn-once))|i18n\/(?!plural))/;

/** What our elements use of Lit, in a third of its size (decisions 0014 and 0016): stands where the sources say `lit`. */
const lean = {
  name: 'lean',
  resolveId(source) {
    const file = /ui\/each\.js$|^\.\/each\.js$/.test(source) ? 'html' : source === 'lit' ? 'lit' : undefined;
    return file === undefined ? null : path.resolve(`build/src/ui/lean/${file}.js`);
  },
};

/**
 * Which shared chunk a module belongs to; a module that only one element needs stays with that element. Chunks are compressed
 * one by one, so what is always needed together stands in one.
 */
const chunkOf = (id) => {
  if (id.startsWith('\0door')) return id.split(' ')[1];
  if (/node_modules\/idb-keyval\//.test(id)) return id.includes('?apart') ? undefined : 'idb';
  if (core.test(id)) return 'core';
  if (/backends\/http\/http-counts|(backends|base|wire|errors).*\?count$/.test(id)) return 'http-counts';
  if (/ui\/plain\/defined-twice|\?(apart-[\w-]+|count)$/.test(id)) return undefined;
  if (manager.test(id)) return 'manager';
  if (/\?first$/.test(id)) return banner.test(id.replace('?first', '')) || /(ui\/plain|i18n)\/|plain\/(plain-element|sheet)/.test(id) ? 'banner' : 'manager';
  if (/(drop-in|exports\/define)\/banner\.js$|consent\/elements\/banner\/(?!equal-pair)/.test(id)) return 'banner';
  if (shared.test(id)) return 'plain';
  // The preferences and what else of consent is drawn from templates.
  if (id.endsWith('?consent')) return 'lit';
  // To read a thread, all of it in one: its elements, their words, the form's shell, the store, whoever keeps the comments, and
  // what stands here for Lit. Who needs some of it without reading has a copy (`copies` below).
  if (reading.test(id)) return 'comments';
  // What comes where something lies in this browser from before, or could not be sent.
  if (/build\/src\/comments\/(elements\/comment-form\/(form-kept|restore)|runtime\/(own-kept|shelf|outbox|receipts|drafts|remembered-name|key-value-look))/.test(id)) return 'kept';
  // What comes when a reader writes.
  if (
    /build\/src\/comments\/(elements\/(comment-form\/(at-work|added|outcome|fields)|comment-thread\/own-notice|events)|messages\/writing\/(en|index)|model\/(check-draft|draft-limits)|runtime\/(own-comments|showing|keeping|key-value))/.test(id)
  )
    return 'writing';
  if (/build\/src\/(backends\/http\/http-post|wire\/own-shapes|comments\/runtime\/new-secret)/.test(id)) return 'writing';
  if (/build\/src\/comments\/(elements\/comment-thread\/(going|places)|messages\/going\/(en|index)|runtime\/paging)/.test(id)) return 'going';
  // What comes with the first thing that stands in a writer's way.
  if (/build\/src\/comments\/(elements\/(comment-form\/trouble|comment-thread\/own-unsent)|messages\/trouble\/(en|index))/.test(id)) return 'trouble';
  // What comes for readers who change or delete what they wrote.
  if (/build\/src\/comments\/(elements\/comment-thread\/own-changes|messages\/changing\/(en|index))/.test(id)) return 'changing';
  if (/build\/src\/comments\/model\/(draft|text-safety)\.js/.test(id)) return 'draft';
  if (/build\/src\/consent\/model\/(signals|regimes)/.test(id)) return 'outlook';
  if (/build\/src\/base\/(parse|result)/.test(id)) return 'parse';
  return undefined;
};

/** Entries say clearly in Node that they need a page; in a bundle for pages, that sentence is ballast. */
const inPages = { name: 'in-pages', transform: (code) => code.replace(/^\s*if \(typeof document === 'undefined'\)\s*throw .*$/m, '') };

/**
 * Copies that keep two chunks apart. Whoever says something to developers has the one function that does it, so that nobody
 * fetches it who has nothing to say; who writes needs a part of idb-keyval only, and each of its stores is opened in one chunk; who keeps comments must not
 * fetch all of writing for the usual limits, nor who is told of a new comment; and small helpers of what is fetched are each one's own.
 */
const copied = [
  [/warn-once\.js$/, /./],
  [/\/plural\.js$/, /comments\/messages\/taking\/en\.js$/],
  [/^idb-keyval$/, /comments\/runtime\/key-value(-look)?\.js$/],
  [/showing\.js$/, /arriving\.js$/],
  [/restore\.js$/, /own-unsent\.js$/],
  [/places\.js$/, /(take-part|visits|private-link\/open)\.js$/],
  [/\/place\.js$/, /(trouble|preview|page-form)\.js$/],
  [/draft-limits\.js$/, /wordpress-backend\.js$/],
];
const apart = {
  name: 'apart',
  async resolveId(source, importer = '', options) {
    const isApart = copied.some(([what, by]) => what.test(source) && by.test(importer));
    if (!isApart) return null;
    return `${(await this.resolve(source, importer, { ...options, skipSelf: true })).id.replace(/\?[\w-]+$/, '')}?apart-${path.basename(importer, '.js')}`;
  },
  load: (id) => (id.includes('?apart') ? readFileSync(id.replace(/\?.*$/, ''), 'utf8') : null),
};

/**
 * A first visit asks before anything else: manager and banner come in two files that need no third. They have copies of their
 * own of small modules that the core and other elements use too; only modules whose copies may stand beside each other, because
 * they keep no state that both would have to see.
 */
const firstVisit = {
  name: 'first-visit',
  async resolveId(source, importer, options) {
    if (!importer || !source.startsWith('.')) return null;
    const from = importer.replace(/\?first$/, '');
    const isFirst = importer !== from || manager.test(from) || /(drop-in|exports\/define)\/banner\.js$|consent\/elements\/banner\//.test(from);
    if (!isFirst) return null;
    const found = await this.resolve(source, from, { ...options, skipSelf: true });
    const mayBeCopied = found && (core.test(found.id) || shared.test(found.id)) && !/exports\/|drop-in\/|defined-twice|gate\/|late-manager|other-views|known-policy|privacy-button/.test(found.id);
    return mayBeCopied ? `${found.id}?first` : found;
  },
  load: (id) => (id.endsWith('?first') ? readFileSync(id.replace(/\?first$/, ''), 'utf8') : null),
};

/**
 * Copies of small modules without state that the reading chunk has in it, for those who do not read: an index page that counts, and
 * what of consent is drawn from templates. Neither shall fetch a thread's elements for a function that they share.
 */
const families = [
  ['count', /\?count$|build\/src\/(comments\/(elements\/comment-count\/|messages\/count\/(index|ur))|backends\/(load-counts|http\/http-counts)\.)/],
  ['consent', /\?consent$|build\/src\/consent\//],
];
const copies = {
  name: 'copies',
  async resolveId(source, importer = '', options) {
    const [mark] = families.find(([, members]) => members.test(importer)) ?? [];
    if (mark === undefined) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found && (chunkOf(found.id) === 'comments' || /(ui\/(speech|store-controller)|i18n\/plural)\.js$/.test(found.id)) ? `${found.id}?${mark}` : found;
  },
  load: (id) => (/\?(count|consent)$/.test(id) ? readFileSync(id.replace(/\?\w+$/, ''), 'utf8') : null),
};

/**
 * What is fetched of comments comes through one door per chunk, which names all that somebody fetches from it; without, each module
 * in the chunk would have a table of what it exports.
 */
const fetched = globSync('build/src', '.js').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, source]) => ({ file, target: path.resolve(path.dirname(file), source) })),
);
/** Of what a module gives: all that is named by those who fetch it. */
const askedOf = (module) => {
  const given = [...readFileSync(module, 'utf8').matchAll(/^export (?:async function|class|const|function) (\w+)/gm)].map(([, name]) => name);
  const asking = fetched.filter(({ target }) => target === module).map(({ file }) => readFileSync(file, 'utf8'));
  const asked = given.filter((name) => asking.some((code) => new RegExp(`\\b${name}\\b`).test(code)));
  return asked.length > 0 ? `{ ${asked.join(', ')} }` : '*';
};
const doorTo = (chunk) => `\0door ${chunk}`;
const doors = {
  name: 'doors',
  resolveDynamicImport(source, importer) {
    const target = typeof source === 'string' && /build\/src\/(comments|backends|exports|drop-in)\//.test(importer) ? path.resolve(path.dirname(importer), source) : '';
    const chunk = /build\/src\/(comments|backends|exports\/define\/comment)/.test(target) ? chunkOf(target) : undefined;
    return chunk === undefined ? null : doorTo(chunk);
  },
  load(id) {
    const targets = fetched.filter(({ file, target }) => doorTo(chunkOf(target)) === id && !isAtHand(path.resolve(file), target)).map(({ target }) => target);
    return id.startsWith('\0door') ? [...new Set(targets)].map((target) => `export ${askedOf(target)} from '${target}';\n`).join('') : null;
  },
};

const wordsOf = /src\/(\w+)\/messages\/(?:([\w-]+)\/)?([\w-]+)\.js$/;
const fileNames = globSync('build/src', '.js').map((file) => path.basename(file, '.js'));

/** A module's own name; with its folder's, where another one is called so too and this is no element. */
const nameOf = (id) => {
  const [folder = '', name = ''] = id.replace(/\.js.*$/, '').split('/').slice(-2);
  if (wordsOf.test(id)) return path.relative('build/src', id).replaceAll('/', '-');
  return /\/(exports|elements|drop-in)\//.test(id) || fileNames.filter((each) => each === name).length < 2 ? name : `${folder}-${name}`;
};

/**
 * The chunk of every module: as above; what is fetched by an `import()` has its own; what only one of those needs lies with it; what
 * several need lies apart. Rollup could find the last two itself, but loses its way where a chunk of ours has an entry in it.
 */
const chunks = new Map();
const chunkFor = (id, { getModuleInfo }) => {
  const homesOf = (module, seen = new Set()) => {
    if (seen.has(module)) return [];
    seen.add(module);
    const { dynamicImporters, importers, isEntry } = getModuleInfo(module);
    const home = chunkOf(module) ?? (isEntry ? 'sayso' : dynamicImporters.length > 0 ? nameOf(module) : undefined);
    return home === undefined ? importers.flatMap((each) => homesOf(each, seen)) : [home];
  };
  const homes = [...new Set(homesOf(id))].sort();
  if (homes.length === 1) return homes[0];
  const key = homes.join();
  if (!chunks.has(key)) chunks.set(key, nameOf(id));
  return chunks.get(key);
};

/** What comes with the reading chunk anyway needs no `import()`; and Rollup loses its way where a chunk fetches itself. */
const isAtHand = (importer, target) => /build\/src\/(comments|backends)\//.test(importer) && chunkOf(target) === 'comments';
const atHand = {
  name: 'at-hand',
  transform(code, id) {
    const found = [];
    const straight = code.replace(/\(await import\('([^']+)'\)\)\.(\w+)/g, (all, source, name) =>
      isAtHand(id, path.resolve(path.dirname(id), source)) ? `atHand${found.push(`import { ${name} as atHand${found.length + 1} } from '${source}';\n`)}` : all,
    );
    return found.join('') + straight;
  },
};

/** A name that says what is in the chunk and stays the same from build to build. Words: `words-privacy-ur`, `words-comments-ur` … */
const stableName = ({ name, facadeModuleId, moduleIds }) => {
  const [, feature, part, language] = wordsOf.exec(facadeModuleId ?? moduleIds.at(-1) ?? '') ?? [];
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
    plugins: [apart, firstVisit, copies, doors, decorators, fields, lean, fromPackages(), inPages, atHand, templates, shortNames, oneKeyword, minify(), privateNames, openDoors, oneName, fewestBytes],
    output: {
      dir: 'dist/cdn',
      format: 'es',
      freeze: false,
      entryFileNames: '[name].js',
      chunkFileNames: stableName,
      manualChunks: chunkFor,
      onlyExplicitManualChunks: true,
      minifyInternalExports: true,
    },
    onwarn: quiet,
  },
  {
    input: 'build/src/exports/head.js',
    plugins: [fromPackages(), inPages, templates, minify()],
    output: { file: 'dist/cdn/sayso-head.js', format: 'iife' },
    onwarn: quiet,
  },
];
