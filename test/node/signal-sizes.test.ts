/** What a page pays for each signal that its policy names, in bytes of brotli, as it stands in dist/cdn. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const folder = path.resolve(import.meta.dirname, '../../../dist/cdn');

/** What every page with an extra has anyway. */
const shared = /^sayso-(core|manager|extras|policy|policy-extras|plain)\.js$/;

/** A file and what comes with it alone. */
const closure = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file) || shared.test(file)) return seen;
  seen.add(file);
  for (const [, imported] of readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+)"/g)) closure(imported ?? '', seen);
  return seen;
};
const sizeOf = (file: string): number => [...closure(file)].reduce((sum, each) => sum + brotliCompressSync(readFileSync(path.join(folder, each))).length, 0);

const budgets: Readonly<Record<string, number>> = {
  google: 1000,
  microsoft: 1000,
  meta: 1000,
  tiktok: 1000,
  wordpress: 1000,
  tcf: 1000,
  // The laws of all places, and what a signal means under each.
  outlook: 1250,
  'opt-out': 1250 + 600,
  // With its English words.
  'signal-status': 1100,
};

for (const [name, budget] of Object.entries(budgets)) {
  const file = `sayso-${name}.js`;
  test(`${file} costs at most ${budget} bytes with all that comes for it alone`, { skip: !existsSync(path.join(folder, file)) && 'dist/cdn is not built' }, (context) => {
    const size = sizeOf(file);
    context.diagnostic(`${name}: ${size} B (${[...closure(file)].join(', ')})`);
    assert.ok(size <= budget, `${size} B`);
  });
}
