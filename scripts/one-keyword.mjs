/** Rollup's plugin against a second keyword: what is a constant in the sources, where types hold it, is a `let` in a chunk, as all else is. */
import { nodesIn } from './short-names.mjs';

export const oneKeyword = {
  name: 'one-keyword',
  renderChunk(code) {
    const constants = [...nodesIn(this.parse(code))].filter(({ kind, type }) => type === 'VariableDeclaration' && kind === 'const');
    let plain = code;
    for (const { start } of constants.sort((a, b) => b.start - a.start)) plain = `${plain.slice(0, start)}let${plain.slice(start + 'const'.length)}`;
    return { code: plain, map: null };
  },
};
