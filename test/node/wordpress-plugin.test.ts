/** What can be said of the WordPress plug-in without a WordPress. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'wordpress/sayso');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.php'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const skip = spawnSync('php', ['--version']).status === 0 ? false : 'no php here';

describe('the WordPress plug-in', () => {
  it('reads a record by the very functions that the documentation gives', () => {
    const [, documented = ''] = /```php\n<\?php \/\/ consent-record\.php\n([^]*?)```/.exec(readFileSync(path.join(root, 'docs/consent-record.md'), 'utf8')) ?? [];
    assert.notEqual(documented, '');
    assert.ok(read('includes/consent-record.php').endsWith(documented));
  });

  it('says the version of the package', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
    assert.match(read('sayso.php'), new RegExp(`^ \\* Version: ${version}$`, 'm'));
    assert.match(read('sayso.php'), new RegExp(`^const VERSION = '${version}';$`, 'm'));
    assert.match(readFileSync(path.join(folder, 'readme.txt'), 'utf8'), new RegExp(`^Stable tag: ${version}$`, 'm'));
  });

  it('runs nothing when one of its files is asked for by its address', () => {
    for (const file of files) assert.match(read(file), /^defined\('(ABSPATH|WP_UNINSTALL_PLUGIN)'\) \|\| exit;$/m, file);
  });

  it('keeps to what PHP 7.4 can read', () => {
    const newer = /\bmatch\s*\(|\?->|\benum\s+\w|\breadonly\b|str_(contains|starts_with|ends_with)\(|#\[|\bnever\b\s*\{|:\s*\w+\|\w+\s*\{|\.\.\.\s*\)/;
    for (const file of files) assert.doesNotMatch(read(file).replace(/\/\*[^]*?\*\/|\/\/.*$|'(?:[^'\\]|\\.)*'/gm, ''), newer, file);
  });

  it('says in Urdu whatever it says in English, with the same places for what is filled in', () => {
    const literal = String.raw`'((?:[^'\\]|\\.)*)'`;
    const said = new Set(files.flatMap((file) => [...read(file).matchAll(new RegExp(String.raw`(?:\b__|esc_html__|esc_attr__)\(${literal}, 'sayso'\)`, 'g'))].map(([, text]) => text ?? '')));
    const urdu = new Map([...read('languages/ur.php').matchAll(new RegExp(String.raw`^ {4}${literal} => ${literal},$`, 'gm'))].map(([, english, text]) => [english ?? '', text ?? '']));
    assert.ok(said.size > 60);
    assert.deepEqual([...said].filter((text) => !urdu.has(text)), []);
    assert.deepEqual([...urdu.keys()].filter((text) => !said.has(text)), []);
    const places = (text: string): readonly string[] => (text.match(/%(?:\d\$)?s/g) ?? []).sort();
    for (const [english, text] of urdu) assert.deepEqual(places(text), places(english), english);
    assert.deepEqual([...urdu].filter(([english, text]) => !/[\u0600-\u06ff]/.test(text) && english !== 'Content-Security-Policy'), []);
  });

  it('is PHP', { skip }, () => {
    for (const file of files) execFileSync('php', ['-l', path.join(folder, file)], { stdio: 'pipe' });
  });
});
