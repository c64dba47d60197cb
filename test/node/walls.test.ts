/** A wall is proved by planting a wrong import and seeing it refused. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const root = path.resolve(import.meta.dirname, '../../..');
const eslint = new ESLint({ cwd: root });

/** Lints a text as if it stood at a path of the project; the messages, a line each. */
const lint = async (file: string, text: string): Promise<string> => {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map((each) => each.message).join('\n');
};

const planted: readonly [file: string, text: string, expected: RegExp][] = [
  ['src/base/x.ts', "import '../i18n/locale.js';", /base knows nothing/],
  ['src/comments/model/x.ts', "import '../../consent/model/policy.js';", /may not import src\/consent\/model\/policy\.ts/],
  ['src/comments/model/x.ts', "import '../../moderation/model/verdict.js';", /may not import/],
  ['src/comments/model/x.ts', "import 'lit';", /may not import the package "lit"/],
  ['src/comments/model/x.ts', 'export const t = Date.now();', /Pass `now` or `newId` in|pass `now`/i],
  ['src/moderation/model/x.ts', 'export const t = Math.random();', /given its clock/],
  ['src/comments/runtime/x.ts', "import '../../backends/http/http-backend.js';", /knows no concrete backend/],
  ['src/comments/elements/x.ts', "import '../../consent/runtime/contract.js';", /the other product/],
  ['src/consent/elements/banner/x.ts', "import 'lit';", /plain custom element/],
  ['src/consent/elements/banner/x.ts', "import '../../../ui/tokens.js';", /plain custom element/],
  ['src/backends/http/x.ts', "import '../local/local-backend.js';", /no element, store or other backend/],
  ['src/ui/x.ts', "import '../comments/model/comment.js';", /no feature in it/],
  ['src/wire/x.ts', "import '../comments/runtime/outbox.js';", /wire turns models into JSON/],
  ['src/comments/messages/x.ts', "import '../model/comment.js';", /messages are words/],
  ['src/comments/elements/x.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; export { unsafeHTML };", /HTML sink/],
  ['src/ui/x.ts', "export const f = (e: Element) => { e.innerHTML = ''; };", /innerHTML is an HTML sink/],
  ['src/ui/x.ts', "import { css } from 'lit'; export const s = css`a { color: light-dark(red, blue); }`;", /above the floor/],
  ['src/ui/x.ts', "import { css } from 'lit'; export const s = css`a { margin-left: 4px; }`;", /physical side/],
  ['server/src/x.ts', "import '../../src/base/result.js';", /public names/],
  ['server/src/x.ts', "import '@sayso/widgets/elements';", /pure parts/],
  ['server/src/x.ts', 'export const e = process.env;', /Only main\.ts/],
];

for (const [file, text, expected] of planted) {
  test(`the linter refuses ${JSON.stringify(text)} in ${file}`, async () => assert.match(await lint(file, text), expected));
}

test('the linter lets a right import through', async () => {
  assert.equal(await lint('src/moderation/model/x.ts', "import type { Comment } from '../../comments/model/comment.js';\nexport type C = Comment;\n"), '');
});

test('C-02: the linter refuses every way to storage outside the few files that are to keep something', async () => {
  const ways = ['localStorage.length', 'window.sessionStorage.length', 'indexedDB.databases()', 'caches.keys()', 'document.cookie', 'navigator.storage.getDirectory()', 'navigator.serviceWorker.ready', 'window.name', 'globalThis.localStorage.length'];
  for (const way of ways) {
    assert.match(await lint('src/consent/elements/banner/x.ts', `export const x = ${way};`), /C-02/, way);
    assert.equal(await lint('src/consent/runtime/storage/x.ts', `export const x = ${way};`), '', way);
  }
  assert.match(await lint('src/consent/model/x.ts', 'export const x = document.cookie;'), /C-02/);
});

for (const [what, text, expected] of [
  ['document', 'export const d = document;', /TS2584|TS2304/],
  ['fetch', "export const f = fetch('x');", /TS2304|TS2552|TS2584/],
  ['a file outside the pure folders', "import '../../ui/plain/define.js';", /TS6307/],
] as const) {
  test(`the compiler refuses ${what} in pure code`, () => {
    const folder = mkdtempSync(path.join(root, 'src/base/.wall-'));
    try {
      const file = path.join(folder, 'planted.ts');
      writeFileSync(file, text);
      writeFileSync(
        path.join(folder, 'tsconfig.json'),
        JSON.stringify({ extends: '../../tsconfig.pure.json', compilerOptions: { rootDir: '../../..', outDir: 'out', tsBuildInfoFile: 'out/info' }, include: ['planted.ts', '../universal.d.ts'] }),
      );
      let out = '';
      try {
        execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
      } catch (error) {
        out = (error as { stdout: string }).stdout;
      }
      assert.match(out, expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
