/**
 * Rollup's plugin against second names: what one chunk of the bundle gives to another is called as it is called inside
 * (`export{Rt}` instead of `export{Rt as B}`). Names that somebody asks for by an `import()`, and those of entries, stay.
 */
const exported = /export\{([^{}]*)\}/;
const imported = /(import|export)\{([^{}]*)\}from"\.\/([^"]+)"/g;
const asked = /import\("\.\/([^"]+)"\)\.then\(\w+=>\w+\.([\w$]+)\)/g;

/** `Rt as B, q` as pairs: how it is called here, and how elsewhere. */
const pairsIn = (list) => list.split(',').map((each) => [each.split(' as ')[0], each.split(' as ').at(-1)]);
const listOf = (pairs) => pairs.map(([from, to]) => (from === to ? from : `${from} as ${to}`)).join();

export const oneName = {
  name: 'one-name',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ isEntry, type }) => type === 'chunk' && !isEntry);
    const kept = new Set(Object.values(bundle).flatMap(({ code = '' }) => [...code.matchAll(asked)].map(([, file, name]) => `${file} ${name}`)));
    const renamed = new Map();
    for (const chunk of chunks) {
      chunk.code = chunk.code.replace(exported, (_, list) => {
        const pairs = pairsIn(list);
        const isFree = (name) => !pairs.some(([, other]) => other === name && kept.has(`${chunk.fileName} ${other}`));
        return `export{${listOf(
          pairs.map(([inside, outside]) => {
            // Rollup's own short names; longer ones are those of a module that is fetched.
            if (outside.length > 2 || kept.has(`${chunk.fileName} ${outside}`) || !isFree(inside)) return [inside, outside];
            renamed.set(`${chunk.fileName} ${outside}`, inside);
            return [inside, inside];
          }),
        )}}`;
      });
    }
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(imported, (_, keyword, list, file) => `${keyword}{${listOf(pairsIn(list).map(([outside, inside]) => [renamed.get(`${file} ${outside}`) ?? outside, inside]))}}from"./${file}"`);
    }
  },
};
