/** Gives a new database the demo's conversations, through the importer that every newspaper would use. */
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../comments.wxr.xml', import.meta.url));

/** The importer knows what it has taken before, so that a second start adds nothing. */
export const importOnce = async (repository, site) => {
  const { importWxr } = await import(new URL('../../server/dist/src/import/wxr.js', import.meta.url).href);
  await importWxr({ repository, site, file });
};
