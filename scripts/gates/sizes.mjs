/**
 * The size gate: what each visit downloads, in bytes of brotli, as a table. The size of a set is every chunk compressed alone,
 * following static imports. `--check` fails when a row is over its budget; a row whose chunk does not exist yet is skipped,
 * and says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const folder = 'dist/cdn';

/** What is promised: entries, what they may leave out, and the budget in bytes. */
const budgets = [
  { what: 'head stub', entries: ['sayso-head.js'], budget: 2300 },
  { what: 'a returning reader, with the privacy button', entries: ['sayso.js', 'sayso-core.js'], budget: 3990 },
  { what: 'first visit: show and answer the banner', entries: ['sayso.js', 'sayso-manager.js', 'sayso-banner.js'], budget: 8260 },
  { what: '… with the largest other layout', entries: ['sayso.js', 'sayso-manager.js', 'sayso-banner.js', 'sayso-center.js'], budget: 8855 },
  { what: 'reading a thread, core apart', entries: ['sayso-comments.js'], without: ['sayso-core.js'], budget: 14_130 },
  { what: '… and writing a comment (at most 20,000)', entries: ['sayso-comments.js', 'sayso-writing.js'], without: ['sayso-core.js'], budget: 19_875 },
  { what: 'an index page that counts, core apart', entries: ['sayso-comment-count.js'], without: ['sayso-core.js'], budget: 2765 },
  { what: 'an embed, core and manager apart', entries: ['sayso-embed.js'], without: ['sayso-core.js', 'sayso-manager.js'], budget: 8325 },
  { what: 'the preferences, core and manager apart', entries: ['sayso-preferences.js'], without: ['sayso-core.js', 'sayso-manager.js'], budget: 11_420 },
];

const read = (file) => readFileSync(path.join(folder, file), 'utf8');
const sizeOf = (file) => brotliCompressSync(read(file)).length;

/** A chunk and all that it imports statically. */
const closure = (file, seen = new Set()) => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, imported] of read(file).matchAll(/(?:^|[;}\n])(?:import|export)\s*(?:[^"'()]*?from)?\s*["']\.\/([^"']+)["']/g)) closure(imported, seen);
  return seen;
};
const closureOf = (entries) => new Set(entries.flatMap((each) => [...closure(each)]));

let over = 0;
const rows = [];
for (const { what, entries, without = [], budget } of budgets) {
  const missing = entries.find((each) => !existsSync(path.join(folder, each)));
  if (missing) {
    rows.push([what, '–', String(budget), `skipped: ${missing} is not built yet`]);
    continue;
  }
  const apart = closureOf(without);
  const files = [...closureOf(entries)].filter((each) => !apart.has(each));
  const size = files.reduce((sum, each) => sum + sizeOf(each), 0);
  if (size > budget) over++;
  rows.push([what, String(size), String(budget), `${size > budget ? 'OVER: ' : ''}${files.map((each) => `${each.replace(/^sayso-|\.js$/g, '')} ${sizeOf(each)}`).join(' + ')}`]);
}

const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length), 'budget'.length));
for (const row of [['bytes of brotli', 'size', 'budget', 'made of'], ...rows]) {
  console.log(row.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column] ?? 0))).join('  '));
}
if (over > 0 && process.argv.includes('--check')) {
  console.error(`sizes: ${over} over budget. Move what is rarely needed behind an import(), or raise the budget in scripts/gates/sizes.mjs and say why.`);
  process.exitCode = 1;
}
