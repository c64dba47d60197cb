/** What a server may import, and what needs a page and says so. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../..');
const address = (file: string): string => pathToFileURL(path.join(root, 'build/src', file)).href;
/** Imports modules in a Node of their own, and prints globals that appeared. */
const script = (files: readonly string[]): string =>
  `const before = new Set(Reflect.ownKeys(globalThis)); for (const file of ${JSON.stringify(files.map(address))}) await import(file); console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)))`;
const list = (folder: string): string[] =>
  readdirSync(path.join(root, 'build/src', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(folder, file));

test('models, wire, base and words import in plain Node', () => {
  const files = ['base', 'i18n', 'wire', 'consent/model', 'comments/model', 'moderation/model', 'consent/messages', 'comments/messages', 'moderation/messages'].flatMap(list);
  assert.ok(files.length > 40, `${files.length} files`);
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script(files)], { encoding: 'utf8' }).trim(), '[]');
});

test('runtimes, backends and element classes import in plain Node, and the consent manager puts nothing there until it is asked for', () => {
  const files = [...['consent/runtime', 'comments/runtime', 'moderation/runtime', 'backends'].flatMap(list), 'exports/elements.js', 'exports/index.js'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script(files)], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.doesNotMatch(stdout, /sayso/);
});

for (const file of ['exports/drop-in.js', 'exports/head.js', ...list('exports/define')]) {
  test(`${file} says that it needs a browser`, async () => {
    await assert.rejects(
      async () => import(address(file)),
      (error: Error) => {
        assert.match(error.message, /sayso \[needs-browser\]/);
        return true;
      },
    );
  });
}
