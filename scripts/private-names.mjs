/**
 * Rollup's plugin for the names of private fields and methods: they mean something in their class alone, so each class begins
 * again with the same letters, those used most with the first. (Terser gives each a name of its own in the whole chunk.)
 */
import { letters } from './letters.mjs';

/** Every class with all of its private names; those of a class inside of it are another's. */
const classesIn = function* (node, around = []) {
  if (node === null || typeof node !== 'object') return;
  let within = around;
  if (node.type === 'ClassBody') {
    const own = new Map();
    for (const { key } of node.body) if (key?.type === 'PrivateIdentifier') own.set(key.name, []);
    within = [own, ...around];
    yield within;
  }
  if (node.type === 'PrivateIdentifier') within.find((names) => names.has(node.name)).get(node.name).push(node.start);
  for (const child of Object.values(node)) yield* classesIn(child, within);
};

export const privateNames = {
  name: 'private-names',
  renderChunk(code) {
    const edits = [];
    for (const [own, ...around] of [...classesIn(this.parse(code))]) {
      const taken = around.reduce((sum, { size }) => sum + size, 0);
      const byUse = [...own].sort(([, a], [, b]) => b.length - a.length);
      byUse.forEach(([name, places], at) => edits.push(...places.map((start) => [start, name, letters[taken + at]])));
    }
    let plain = code;
    for (const [start, name, letter] of edits.sort(([a], [b]) => b - a)) plain = `${plain.slice(0, start)}#${letter}${plain.slice(start + 1 + name.length)}`;
    return { code: plain, map: null };
  },
};
