/**
 * `node scripts/pack.mjs FOLDER`: both npm packages as tarballs, ready to publish. The server names the library by its folder
 * in development (`file:..`); packed, it names the exact version. Prints the two paths as JSON.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Copies what a package publishes, writes its manifest as it is published, and packs it. */
const packOne = (from, files, manifest, target) => {
  const stage = mkdtempSync(path.join(tmpdir(), 'sayso-pack-'));
  try {
    for (const file of files) cpSync(path.join(from, file), path.join(stage, file), { recursive: true });
    writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const out = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], { cwd: stage, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return path.join(target, JSON.parse(out)[0].filename);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
};

/** The manifest without what only development needs. */
const published = ({ devDependencies: _development, scripts: _scripts, workspaces: _workspaces, overrides: _overrides, ...rest }) => rest;

export const pack = (target) => {
  mkdirSync(target, { recursive: true });
  const library = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const server = JSON.parse(readFileSync(path.join(root, 'server/package.json'), 'utf8'));
  const serverManifest = published({ ...server, dependencies: { ...server.dependencies, [library.name]: library.version } });
  return {
    widgets: packOne(root, ['dist', 'custom-elements.json', 'README.md', 'LICENSE'], published(library), target),
    server: packOne(path.join(root, 'server'), ['dist/src', 'README.md', 'LICENSE'], serverManifest, target),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(pack(path.resolve(process.argv[2] ?? 'build/packages'))));
