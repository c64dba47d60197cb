/**
 * Two outputs from the same entries, made from what `tsc` wrote into build/:
 *
 * - dist/esm: one file per module, `lit` and `idb-keyval` left as imports, so that an app has one Lit
 * - dist/cdn: bundled, minified and split for script tags; one Lit chunk; a forced `sayso-core` chunk holds what is shared, so
 *   that `sayso.js?ver=6.5` (WordPress) does not run everything twice; stable names, because the version stands in the folder
 * - dist/cdn/sayso-head.js: classic, a build of its own (an IIFE cannot be split)
 */
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

/** Which shared chunk a module belongs to; a module that only one element needs stays with that element. */
const chunkOf = (id) => {
  if (/node_modules\/(lit|lit-html|lit-element|@lit)\//.test(id)) return 'lit';
  if (/node_modules\/idb-keyval\//.test(id)) return 'idb';
  if (/build\/src\/(consent\/(model|runtime)|drop-in)\//.test(id) && !/(consent\/(model\/(declaration|policy|policy-explain|receipt)\.js|runtime\/(complaints|ledger|signals|head|gate\/cleanup))|drop-in\/(banner|explain|preferences))/.test(id)) return 'core';
  if (/build\/src\/(ui\/plain|i18n\/locale|consent\/(elements\/plain|messages\/banner\/(en|index)))/.test(id)) return 'plain';
  const [, element] = /build\/src\/(?:comments\/elements|exports\/define)\/(comment-(?:form|thread|count))/.exec(id) ?? [];
  if (element) return element;
  if (/build\/src\/base\/(result|parse)/.test(id)) return 'parse';
  // Lit's plumbing of ours: every element that needs Lit needs all of it.
  if (/build\/src\/(ui\/|i18n\/(?:format|direction)|base\/store)/.test(id)) return 'ui';
  return undefined;
};

/** Entries say clearly in Node that they need a page; in a bundle for pages, that sentence is ballast. */
const inPages = { name: 'in-pages', transform: (code) => code.replace(/^\s*if \(typeof document === 'undefined'\)\s*throw .*$/m, '') };

/** Rules are written for people; a page reads them without comments, indents and the blanks around braces. */
const tightStyles = {
  name: 'tight-styles',
  transform: (code, id) =>
    /build\/src\//.test(id)
      ? code.replace(/\bcss ?`[^`]*`/g, (rules) =>
          rules.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, (_, mark) => mark).replace(/\$\{ ?/g, '${'),
        )
      : null,
};

/** A name that says what is in the chunk and stays the same from build to build. Words: `words-privacy-ur`, `words-comments-ur` … */
const stableName = ({ name, facadeModuleId, moduleIds }) => {
  const [, feature, part, language] = /src\/(\w+)\/messages\/(?:(banner)\/)?([\w-]+)\.js$/.exec(facadeModuleId ?? moduleIds.at(-1) ?? '') ?? [];
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
    plugins: [fromPackages(), inPages, tightStyles, minify()],
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
    plugins: [fromPackages(), inPages, tightStyles, minify()],
    output: { file: 'dist/cdn/sayso-head.js', format: 'iife' },
    onwarn: quiet,
  },
];
