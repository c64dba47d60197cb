/**
 * Rollup's plugin for what is fetched: of a chunk that is only run nobody asks for what it exports, so it exports no empty table; and
 * the minifier's second brackets around an `import()` go.
 */
const nothing = /var ([\w$]+)=\{__proto__:null\};/;

export const openDoors = {
  name: 'open-doors',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    for (const chunk of chunks) {
      chunk.code = chunk.code.replaceAll(/\(await\((import\("[^"]+"\))\)\)/g, '(await $1)');
      const [declared, table] = nothing.exec(chunk.code) ?? [];
      const list = /(?<=export\{)[^{}]*(?=\})/.exec(chunk.code)?.[0] ?? '';
      const exported = list.split(',').find((each) => each.startsWith(`${table} as `));
      if (exported === undefined) continue;
      const left = list.split(',').filter((each) => each !== exported);
      chunk.code = chunk.code.replace(declared, '').replace(list, () => left.join());
      for (const other of chunks) other.code = other.code.replaceAll(new RegExp(`(?<=import\\("\\./${chunk.fileName}"\\))\\.then\\((\\w+)=>\\1\\.${exported.split(' as ')[1]}\\)`, 'g'), '');
    }
  },
};
