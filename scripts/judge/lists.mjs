/**
 * What a long word list costs: the public block list of 65,371 terms on comments of 2,000 characters, cut from all of ../shared/data, so
 * that every script and language is among them. Folding the words is part of it. Times are this machine's, of each comment the best of
 * five looks: what else the machine does meanwhile is not the list's.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate } from '../../build/src/moderation/model/evaluate.js';
import { quietFacts } from '../../build/test/moderation/vectors.js';
import { corpora } from './corpora.mjs';

export const listLength = 2000;
const warmUp = 300;
const looks = 5;

export const blockList = (folder) =>
  readFileSync(path.join(folder, 'lists/splorp-comment-blocklist.txt'), 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '' && line.length <= 500);

/** Pieces of so many characters, no letter cut in two, from all corpora in turn. */
const pieces = (folder) => {
  const streams = corpora(folder).map(({ comments }) => comments.map(({ text }) => text).join(' '));
  const out = [];
  for (let at = 0; streams.some((stream) => at + listLength <= stream.length); at += listLength) {
    for (const stream of streams) if (at + listLength <= stream.length) out.push(stream.slice(at, at + listLength).toWellFormed());
  }
  return out;
};

/** Each with the ms that building took, and of one comment the median, the 99th of a hundred and the longest. */
export const timeLists = (folder) => {
  const texts = pieces(folder);
  return [false, true].map((disguised) => {
    // A list of its own: it is built at the first look.
    const ruleSet = { name: 'timed', version: 1, rules: [{ rule: 'words', list: 'public', words: blockList(folder), ...(disguised ? { disguised } : {}), action: 'hold' }] };
    const look = (text) => {
      const began = performance.now();
      evaluate(ruleSet, { name: 'Reader', website: '', text }, quietFacts);
      return performance.now() - began;
    };
    const built = look('a');
    for (let turn = 0; turn < warmUp; turn++) look(texts[turn % texts.length]);
    const times = texts.map((text) => Math.min(...Array.from({ length: looks }, () => look(text)))).sort((a, b) => a - b);
    const share = (part) => times[Math.floor((times.length - 1) * part)];
    return { disguised, terms: ruleSet.rules[0].words.length, comments: texts.length, built, p50: share(0.5), p99: share(0.99), most: share(1) };
  });
};

const ms = (value) => `${value.toFixed(2)} ms`;

export const listTable = (rows) =>
  [
    `| list of ${rows[0].terms.toLocaleString('en')} terms, comments of ${listLength.toLocaleString('en')} characters (${rows[0].comments.toLocaleString('en')}) | built once in | p50 | p99 | longest |`,
    '|---|---:|---:|---:|---:|',
    ...rows.map(({ disguised, built, p50, p99, most }) => `| ${disguised ? 'with `"disguised": true`' : 'plain'} | ${built.toFixed(0)} ms | ${ms(p50)} | ${ms(p99)} | ${ms(most)} |`),
  ].join('\n');

// `node scripts/judge/lists.mjs` times alone.
if (process.argv[1]?.endsWith('lists.mjs')) {
  const { sharedData } = await import('../shared-data.mjs');
  const folder = sharedData();
  console.log(folder === undefined ? 'skipped: ../shared/data is not there' : listTable(timeLists(folder)));
}
