/** Gives a new database the demo's conversations, by the command that every newspaper would use. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../comments.wxr.xml', import.meta.url));

/**
 * The importer knows what it has taken before, so that a later start adds nothing. Posts get this paper's address, so that a
 * moderator can open the story that a comment stands under. Throws where the import is refused.
 */
export const importOnce = async ({ dataFolder, site, url }) => {
  const { run } = await import(new URL('../../server/dist/src/command.js', import.meta.url).href);
  const file = path.join(dataFolder, 'comments.wxr.xml');
  writeFileSync(file, readFileSync(source, 'utf8').replaceAll('<link>https://courant.example/', `<link>${url}/`));
  const lines = [];
  const say = (line) => lines.push(line);
  try {
    const code = await run(['import', 'wxr', file, '--site', site], { SAYSO_DATA: dataFolder }, { say, complain: say, stopped: () => Promise.resolve() });
    if (code !== 0) throw new Error(lines.join('\n'));
  } finally {
    rmSync(file, { force: true });
  }
};
