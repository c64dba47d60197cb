/** Every command in the README is run by a test or by CI; this list says by which, and a new command has to join it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** command → the file that runs it, and what that file must hold */
const provedBy: Readonly<Record<string, readonly [file: string, holds: RegExp]>> = {
  'npm ci && npm start': ['test/e2e/start.test.ts', /demo\/start\.mjs/],
  'npm cit': ['.ci/run', /npm cit/],
  'npx @sayso/server': ['server/test/main.test.ts', /main\.js/],
  'DATABASE_URL=postgres://… npx @sayso/server': ['server/test/main.test.ts', /DATABASE_URL/],
  'npx @sayso/server import wxr export.xml    # or disqus, isso, commento, remark42': ['test/node/package.test.ts', /'@sayso\/server', 'import', 'wxr', 'export\.xml'/],
};

describe('the README', () => {
  const commands = [...read('README.md').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split('\n').filter((line) => line.trim() !== ''));

  test('has commands', () => assert.ok(commands.length >= 5));
  for (const command of commands) {
    test(`\`${command}\` is run by a test or by CI`, () => {
      const proof = provedBy[command];
      assert.ok(proof, `add ${command} to provedBy`);
      assert.match(read(proof[0]), proof[1]);
    });
  }
  for (const [, target] of read('README.md').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
    test(`the link to ${target} leads somewhere`, () => assert.ok(existsSync(path.join(root, target!))));
  }
});
