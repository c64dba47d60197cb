/**
 * `npm run bench`: what a reader waits for, beside a hand-written floor and a published peer, in one run on one machine. The
 * promises are ratios; milliseconds are printed so that one can judge the machine. `--write` puts the tables into docs/bench.md,
 * `--check` fails when a promise is broken, `--rounds N` (default 5) takes medians of N. `--long 100,1000` measures threads of
 * these lengths and nothing else, and writes nothing else; `--moderation` the console with 100,000 comments waiting, `--queued N` with N.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../scripts/browser.mjs';
import { counts, longThreads } from './long.mjs';
import { moderation, queued } from './moderation.mjs';
import { onceEach } from './once.mjs';
import { serveBench } from './serve.mjs';

const option = (name) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
};
const rounds = Number(option('--rounds') ?? 5);
const lengths = option('--long')?.split(',').map(Number);
const page = 'docs/bench.md';
const longTitle = '## Long threads';
const queueTitle = '## A long queue';

/** Beside the figures: how many processes wanted one of the two cores before we came. */
const busy = loadavg()[0].toFixed(1);
const executablePath = await chromiumPath();
const launch = () => chromium.launch({ executablePath, args: chromiumArguments });
const browser = await launch();
const said = `Chromium ${browser.version()} on 2 cores, load ${busy} at the start, ${new Date().toISOString().slice(0, 10)}`;
const withSections = (text) => {
  if (process.argv.includes('--write')) writeFileSync(page, text);
};
if (process.argv.includes('--moderation')) {
  const { text, broken } = await moderation(browser, { count: Number(option('--queued') ?? queued), said });
  await browser.close();
  console.log(text);
  for (const each of broken) console.log(`broken promise: ${each}`);
  withSections(`${readFileSync(page, 'utf8').split(queueTitle)[0].trimEnd()}\n\n${text}`);
  process.exit(process.argv.includes('--check') && broken.length > 0 ? 1 : 0);
}
const server = await serveBench();
const once = lengths === undefined ? await onceEach(browser, server, rounds) : undefined;
await browser.close();
const long = await longThreads(launch, server.url, { rounds, only: lengths ?? counts, title: longTitle, said, verbose: process.argv.includes('--verbose') });
await server.close();

const broken = [...(once?.broken ?? []), ...long.broken];
console.log([once?.text, long.text].filter(Boolean).join('\n'));
for (const each of broken) console.log(`broken promise: ${each}`);
if (process.argv.includes('--write')) {
  const first = once
    ? `# What it costs beside others\n\n\`npm run bench -- --write\`, medians of ${rounds}, ${said}. Ratios to a hand-written floor on the same page in the same run.\n\n${once.text}\n`
    : readFileSync(page, 'utf8').split(longTitle)[0];
  const [, queue] = readFileSync(page, 'utf8').split(queueTitle);
  withSections(`${first.trimEnd()}\n\n${long.text}${queue === undefined ? '' : `\n${queueTitle}${queue}`}`);
}
if (process.argv.includes('--check') && broken.length > 0) process.exitCode = 1;
