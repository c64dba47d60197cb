/**
 * Every row of a checklist is held by a test that names it in its title, or by a line in docs that says why not. Each gate of
 * rows brings the rows that issue and standards name; a new one is added there first.
 */
import { readFileSync } from 'node:fs';
import { globSync } from './glob.mjs';

/** `span('C', 1, 3)`: C-01, C-02, C-03. */
export const span = (letters, from, to = from) => Array.from({ length: to - from + 1 }, (_, index) => `${letters}-${String(from + index).padStart(2, '0')}`);

/** Titles of tests and of the groups that they stand in. */
const readTitles = () =>
  ['test', 'server/test'].flatMap((folder) =>
    globSync(folder, '.ts').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:test|it|describe|using)(?:\.\w+)?\(\s*(['"`])([^]*?)\1/g)].map(([, , title]) => title)),
  );

/** @param {{ name: string, rows: readonly string[], reasons: string }} checklist `reasons`: a file with lines `| row | why |` */
export const checkRows = ({ name, rows, reasons }) => {
  const titles = readTitles();
  const excused = [...readFileSync(reasons, 'utf8').matchAll(/^\| ([A-Z]+-\d\d) \| \S/gm)].map(([, row]) => row);
  const isTested = (row) => titles.some((title) => title.includes(row));
  const open = rows.filter((row) => !excused.includes(row) && !isTested(row));
  const needless = excused.filter((row) => !rows.includes(row) || isTested(row));
  console.log(`${name}: ${rows.length}, by tests ${rows.filter(isTested).length}, with a reason ${excused.length}`);
  if (open.length > 0) console.error(`no test names ${open.join(', ')}. Write it into the title of the test that holds the row, or say why there is none in ${reasons}.`);
  if (needless.length > 0) console.error(`${reasons} excuses ${needless.join(', ')}, which a test names or which is no row of this list. Take the line out.`);
  if (open.length + needless.length > 0) process.exitCode = 1;
};
