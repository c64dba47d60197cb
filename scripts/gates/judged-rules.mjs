/**
 * The last section of docs/moderation-rules.md: what each rule, the preset and the learnt model hold of the comments in
 * ../shared/data. Without arguments it judges and writes the section, with `--check` it judges and compares; either way it fails
 * where the learnt model breaks its promise. Where the data is missing, the section is left as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { folds, judgeAll, tableOf } from '../judge/judge.mjs';
import { beforeMark, mark } from '../judge/section.mjs';
import { sharedData } from '../shared-data.mjs';

const target = 'docs/moderation-rules.md';
/** Issue 5: at least this share of YouTube's spam, at most this share of the honest comments of the four languages. */
const promise = { spam: 0.8, honest: 0.01 };
const honest = ['news comments', 'Urdu', 'Roman Urdu', 'Arabic'];

const page = readFileSync(target, 'utf8');
const folder = sharedData();
if (folder === undefined) {
  console.log('judged-rules: skipped, ../shared/data is not there');
  if (!page.includes(mark)) {
    console.error(`${target} has lost its section of judged rules`);
    process.exitCode = 1;
  }
} else {
  const judged = judgeAll(folder);
  const model = judged.rows.filter(({ what }) => what.startsWith('`learnt`'));
  for (const { what, shares } of model) {
    for (const [index, { name, kind }] of judged.sets.entries()) {
      const broken = kind === 'spam' ? shares[index] < promise.spam : honest.includes(name) && shares[index] > promise.honest;
      if (!broken) continue;
      console.error(`judged-rules: ${what} holds ${(shares[index] * 100).toFixed(2)} % of ${name}`);
      process.exitCode = 1;
    }
  }
  if (model.length === 0) throw new Error('judged-rules: the preset has no learnt rule');

  const section = `${mark}
## Judged on real comments

What is held, by each rule alone and by the preset, of all comments in \`../shared/data\`: the first column should be high, the others low.
\`npm run judge\` prints the table; \`node scripts/gates/judged-rules.mjs\` prints it here.

${tableOf(judged)}

- Nobody's name, address or network is known here, nor what a page's fields or a clock would say: the author has comments published before, in an
  open thread, where nothing else is said. Then these rules of the preset hold none of them: ${judged.silent.join(', ')}.
- \`repeats\` reads each file in its order as if all had come on one day, each video and each file as one thread.
- \`learnt\` speaks from degree ${judged.from} on. No comment is judged by a model that was taught with it or with a near copy: texts that share half of their
  words are in one of the ${folds} folds together. In its first two rows no news comment and no Urdu, Roman Urdu or Arabic one has taught
  anything: so it does to honest words that it never met. A comment that several models judged counts in parts.
`;
  const text = `${beforeMark(page)}${section}`;
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (text !== page) {
    console.error(`${target} is stale: run \`node scripts/gates/judged-rules.mjs\``);
    process.exitCode = 1;
  }
}
