/**
 * Rollup's plugin for the letters of names, in the two chunks that readers and writers of comments fetch: which letter stands for
 * which name inside of a chunk means nothing, but brotli packs some orders a little better. Some are tried, the least stays. What
 * a chunk exports keeps its name.
 */
import { brotliCompressSync } from 'node:zlib';
import { letters } from './letters.mjs';

const tries = 48;

/** Where names of one letter stand that mean a variable, not a property or what another chunk calls so. */
const placesIn = function* (node, parent = {}, key = '') {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'Identifier') {
    const isProperty = !parent.computed && ((parent.type === 'MemberExpression' && key === 'property') || (/^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type) && key === 'key'));
    if (node.name.length === 1 && !isProperty) yield [node.start, node.name];
  }
  for (const [name, child] of Object.entries(node)) {
    for (const each of Array.isArray(child) ? child : [child]) yield* placesIn(each, node, name);
  }
};

/** Names that mean something outside of the chunk, or stand for a property as well. */
const fixedIn = (node) => {
  if (node === null || typeof node !== 'object') return [];
  if (/^(Ex|Im)portSpecifier$/.test(node.type)) return [node.local.name, (node.exported ?? node.imported).name];
  if (node.shorthand) return [node.key.name];
  return Object.values(node).flatMap(fixedIn);
};

/** Half of all neighbours change places, another half each time; always the same for the same turn. */
const orderOf = (turn, movable) => {
  const order = [...movable];
  let seed = turn;
  for (let at = 1; at < order.length; at++) {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    if (turn > 0 && seed > 2 ** 31) [order[at - 1], order[at]] = [order[at], order[at - 1]];
  }
  return new Map(movable.map((letter, at) => [letter, order[at]]));
};

export const fewestBytes = {
  name: 'fewest-bytes',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.name !== 'comments' && chunk.name !== 'writing') continue;
      const { code } = chunk;
      const tree = this.parse(code);
      const fixed = new Set(fixedIn(tree));
      const places = [...new Map(placesIn(tree)).entries()].filter(([, name]) => !fixed.has(name)).sort(([a], [b]) => a - b);
      const written = (names) => {
        let plain = '';
        let last = 0;
        for (const [start, name] of places) {
          plain += code.slice(last, start) + names.get(name);
          last = start + 1;
        }
        return plain + code.slice(last);
      };
      const movable = letters.filter((letter) => !fixed.has(letter));
      const all = Array.from({ length: tries }, (_, turn) => written(orderOf(turn, movable)));
      const sizes = all.map((each) => brotliCompressSync(each).length);
      chunk.code = all[sizes.indexOf(Math.min(...sizes))];
    }
  },
};
