/** `npm run build`: types and JavaScript by tsc, then Rollup, then the types beside dist/esm, then server and tests. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from './glob.mjs';

const run = (command, ...args) => execFileSync(process.execPath, [command, ...args], { stdio: 'inherit' });
const tsc = 'node_modules/typescript/bin/tsc';
const only = process.argv.slice(2);
const wants = (part) => only.length === 0 || only.includes(part);

run(tsc, '-b', 'src/tsconfig.pure.json', 'src/tsconfig.json');
if (wants('dist')) {
  rmSync('dist', { recursive: true, force: true });
  run('node_modules/rollup/dist/bin/rollup', '-c', '--silent');
  for (const file of globSync('build/src', '.d.ts')) {
    const target = file.replace('build/src', 'dist/esm');
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}
if (wants('server')) run(tsc, '-b', 'server');
if (wants('test')) run(tsc, '-b', 'test');
