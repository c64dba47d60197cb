/**
 * Rollup's plugin for the decorators of our elements. TypeScript writes a call of a helper for each, and the helper into every file;
 * in the bundle of script tags they are what they mean: one table of properties per class, which src/ui/lean/element.ts reads, and
 * getters for what is looked up in the element.
 */

/** A run of TypeScript's calls for one class. */
const runs = /(?:__decorate\(\[\s*\w+\([^()]*\)\s*\], \w+\.prototype, "\w+", (?:void 0|null)\);\s*)+/g;
const calls = /\[\s*(\w+)\(([^()]*)\)\s*\], (\w+)\.prototype, "(\w+)"/g;

const meanings = {
  property: (name, options) => ({ entry: `${name}: ${options === '{ attribute: false }' ? 0 : options || '{}'}` }),
  state: (name) => ({ entry: `${name}: 0` }),
  query: (name, selector, type) => ({ getter: `Object.defineProperty(${type}.prototype, '${name}', { get() { return this.renderRoot.querySelector(${selector}); } });` }),
};

export const decorators = {
  name: 'decorators',
  transform(code, id) {
    if (!code.includes('__decorate')) return null;
    const plain = code
      .replace(/^var __decorate = [\s\S]*?^};$/m, '')
      .replace(/^import .* from 'lit\/decorators\.js';$/m, '')
      .replace(runs, (run) => {
        const found = [...run.matchAll(calls)].map(([, decorator, given, type, name]) => ({ type, ...meanings[decorator](name, given, type) }));
        const entries = found.flatMap(({ entry }) => entry ?? []);
        return [`${found[0].type}.properties = { ${entries.join(', ')} };`, ...found.flatMap(({ getter }) => getter ?? [])].join('\n');
      });
    if (plain.includes('__decorate')) this.error(`${id}: a decorator that dist/cdn does not know: it knows ${Object.keys(meanings).join(', ')}, without parentheses in their options`);
    return plain;
  },
};
