/**
 * Every row of the consent checklist is held by a test that names it in its title, or by a line in docs/consent-rows.md that says
 * why not. The rows are those that issue and standards name; a new one is added here first.
 */
import { readFileSync } from 'node:fs';
import { globSync } from '../glob.mjs';

const span = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const rows = [...span(1, 7), ...span(10, 26), ...span(30, 33), ...span(40, 46), ...span(50, 54), ...span(60, 71)].map((row) => `C-${String(row).padStart(2, '0')}`);

/** Titles of tests and of the groups that they stand in. */
const titles = ['test', 'server/test'].flatMap((folder) =>
  globSync(folder, '.test.ts').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:test|it|describe)(?:\.\w+)?\(\s*(['"`])([^]*?)\1/g)].map(([, , title]) => title)),
);
const reasons = [...readFileSync('docs/consent-rows.md', 'utf8').matchAll(/^\| (C-\d\d) \| \S/gm)].map(([, row]) => row);

const open = rows.filter((row) => !reasons.includes(row) && !titles.some((title) => title.includes(row)));
console.log(`consent rows: ${rows.length}, by tests ${rows.filter((row) => titles.some((title) => title.includes(row))).length}, with a reason ${reasons.length}`);
if (open.length > 0) {
  console.error(`no test names ${open.join(', ')}. Write it into the title of the test that holds the row, or say why there is none in docs/consent-rows.md.`);
  process.exitCode = 1;
}
