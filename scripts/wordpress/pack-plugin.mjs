/**
 * `node scripts/wordpress/pack-plugin.mjs`: the WordPress plug-in with the files that pages load, as a folder and a zip under
 * build/wordpress, over what is already built. Prints their paths as JSON.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipOf } from './zip.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Resolves to { folder, zip }. */
export const packPlugin = (target = path.join(root, 'build/wordpress')) => {
  const source = path.join(root, 'wordpress/sayso');
  const files = path.join(root, 'dist/cdn');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const main = readFileSync(path.join(source, 'sayso.php'), 'utf8');
  const said = [/^ \* Version: (.+)$/m, /^const VERSION = '(.+)';$/m].map((pattern) => pattern.exec(main)?.[1]);
  if (said.some((each) => each !== version)) throw new Error(`wordpress/sayso/sayso.php says ${said.join(' and ')}, package.json says ${version}: write the same in all three.`);
  if (!existsSync(path.join(files, 'sayso.js'))) throw new Error('dist/cdn is missing: npm run build.');
  const folder = path.join(target, 'sayso');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(source, folder, { recursive: true });
  cpSync(files, path.join(folder, 'assets', version), { recursive: true });
  const zip = path.join(target, 'sayso.zip');
  writeFileSync(zip, zipOf(folder));
  return { folder, zip };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(packPlugin()));
