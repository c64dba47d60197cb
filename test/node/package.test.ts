/**
 * The packed tarballs, as a stranger gets them: installed into a plain Node project and bundled by Vite. Needs the npm
 * registry (or its cache) for the packages that ours depend on.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');

describe('the packed tarballs', () => {
  let folder = '';
  let packages: { widgets: string; server: string };
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 240_000 });

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sayso-stranger-'));
    packages = JSON.parse(execFileSync(process.execPath, [path.join(root, 'scripts/pack.mjs'), path.join(folder, 'packages')], { encoding: 'utf8' })) as typeof packages;
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
    const { status, stderr } = run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', packages.widgets, packages.server);
    assert.equal(status, 0, stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('the server names the exact version of the library', () => {
    const installed = JSON.parse(readFileSync(path.join(folder, 'node_modules/@sayso/server/package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const library = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    assert.equal(installed.dependencies['@sayso/widgets'], library.version);
    assert.equal(JSON.stringify(installed).includes('file:'), false);
  });

  test('the pure entry points work in plain Node', () => {
    writeFileSync(
      path.join(folder, 'use.mjs'),
      `import * as all from '@sayso/widgets';
       import { parseDraft, defaultLimits, parseMarkup } from '@sayso/widgets/comments';
       import { evaluate, newsroom } from '@sayso/widgets/moderation';
       import { parsePolicy } from '@sayso/widgets/consent';
       const draft = parseDraft({ name: 'Amina', email: 'amina@example.org', text: 'Well *said*.' }, defaultLimits);
       if (!draft.ok) throw new Error(JSON.stringify(draft));
       console.log(typeof all, parseMarkup(draft.value.text).length, typeof evaluate, newsroom.name, typeof parsePolicy);`,
    );
    const { status, stdout, stderr } = run(process.execPath, 'use.mjs');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^object 1 function newsroom function/);
  });

  test('Vite bundles one element by its import path, with one Lit', () => {
    const source = path.join(folder, 'site');
    mkdirSync(source);
    writeFileSync(path.join(source, 'index.html'), '<!doctype html><script type="module" src="./main.js"></script><sayso-comments thread="a" backend="local"></sayso-comments>');
    writeFileSync(path.join(source, 'main.js'), "import '@sayso/widgets/define/comments';");
    const { status, stderr } = run(process.execPath, path.join(root, 'node_modules/vite/bin/vite.js'), 'build', source, '--logLevel', 'error');
    assert.equal(status, 0, stderr);
    const scripts = readdirSync(path.join(source, 'dist/assets')).filter((name) => name.endsWith('.js'));
    const text = scripts.map((name) => readFileSync(path.join(source, 'dist/assets', name), 'utf8')).join('\n');
    assert.match(text, /sayso-comments/);
    assert.equal(text.match(/litElementVersions/g)?.length, 1, 'each copy of Lit enters itself in its version list once');
  });

  test('TypeScript finds the types of every entry point', () => {
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'), packages.widgets, '--profile', 'esm-only', '--format', 'ascii', '--entrypoints', '.', './comments', './consent', './moderation', './wire', './elements', './define/comments'].flat(), { encoding: 'utf8', cwd: folder });
    assert.equal(status, 0, stdout);
  });

  test('publint has nothing to say', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules/publint/src/cli.js'), packages.widgets, '--strict'], { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });

  test('`npx @sayso/server import wxr` works from the tarball', () => {
    writeFileSync(
      path.join(folder, 'export.xml'),
      `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Tram</title><link>https://news.example/tram</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Bilal</wp:comment_author><wp:comment_author_email>b@example.org</wp:comment_author_email><wp:comment_date_gmt>2026-11-01 10:00:00</wp:comment_date_gmt><wp:comment_content>At last.</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment></item></channel></rss>`,
    );
    const { status, stdout, stderr } = spawnSync('npx', ['--no-install', '@sayso/server', 'import', 'wxr', 'export.xml'], { cwd: folder, encoding: 'utf8', env: { ...process.env, SAYSO_DATA: path.join(folder, 'data') } });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /1 comment/);
  });
});
