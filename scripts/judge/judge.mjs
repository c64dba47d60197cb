/**
 * What each rule, the newsroom preset and the learnt model would have done to every comment of ../shared/data, as rows of one
 * table. Seeded: the same code and data give the same numbers.
 */
import { evaluate } from '../../build/src/moderation/model/evaluate.js';
import { featuresOf } from '../../build/src/moderation/model/learnt/features.js';
import { teach, untaught } from '../../build/src/moderation/model/learnt/learnt.js';
import { opinionOf } from '../../build/src/moderation/model/learnt/opinion.js';
import { newsroom } from '../../build/src/moderation/model/presets/newsroom.js';
import { repeatKey } from '../../build/src/moderation/model/repeat-key.js';
import { quietFacts } from '../../build/test/moderation/vectors.js';
import { corpora } from './corpora.mjs';
import { foldsOf, shuffled } from './folds.mjs';
import { blockList } from './lists.mjs';

const seed = 20781;
export const folds = 5;

const factsOf = (comment, more = {}) => ({ ...quietFacts, sameText: comment.sameText, ...more });
const judged = (ruleSet, comment, facts) => evaluate(ruleSet, { name: 'Reader', website: '', text: comment.text }, facts);
const heldBy = (ruleSet, comment, facts) => judged(ruleSet, comment, facts).action !== 'publish';
const alone = (rule) => ({ name: 'alone', version: 1, rules: [rule] });

/** How often the same words came before, as if all had come on one day in the order of the file; and what the model reads of them. */
const prepared = (comments) => {
  const inThread = new Map();
  const onSite = new Map();
  return comments.map((comment) => {
    const key = repeatKey(comment.text);
    const here = `${comment.thread} ${key}`;
    const sameText = { inThread: inThread.get(here) ?? 0, onSiteToday: onSite.get(key) ?? 0 };
    inThread.set(here, sameText.inThread + 1);
    onSite.set(key, sameText.onSiteToday + 1);
    return { ...comment, sameText, features: featuresOf({ text: comment.text, website: '' }) };
  });
};

/**
 * The opinion on every comment by a model that saw neither it nor a near copy: `teaches(corpus, index)` is the fold that a
 * comment is held out of, or null where it never teaches; those that never teach are judged by every fold's model.
 */
const crossJudged = (sets, foldOf, count) => {
  const opinions = sets.map(({ comments }) => comments.map(() => []));
  for (let fold = 0; fold < count; fold++) {
    const examples = sets.flatMap(({ comments }, at) =>
      comments.filter((_, index) => foldOf[at][index] !== null && foldOf[at][index] !== fold),
    );
    const model = teach(untaught(), shuffled(examples, seed));
    for (const [at, { comments }] of sets.entries()) {
      for (const [index, { features }] of comments.entries()) {
        if (foldOf[at][index] === null || foldOf[at][index] === fold) opinions[at][index].push(opinionOf(model, features));
      }
    }
  }
  return opinions;
};

/** Splits a list of values over the sets that it was joined from. */
const splitOver = (sets, values) => {
  let at = 0;
  return sets.map(({ comments }) => values.slice(at, (at += comments.length)));
};

/** Of each corpus, how many comments a judgement holds; a comment judged by several models counts in part. */
const shares = (sets, held) => sets.map(({ comments }, at) => comments.reduce((sum, comment, index) => sum + held(comment, at, index), 0) / comments.length);

export const judgeAll = (folder) => {
  const sets = corpora(folder).map((set) => ({ ...set, comments: prepared(set.comments) }));
  const rows = [];
  const row = (what, held) => rows.push({ what, shares: shares(sets, held) });

  for (const rule of newsroom.rules) {
    if (rule.rule === 'learnt') continue;
    const newcomer = rule.rule === 'first-time';
    const facts = newcomer ? { author: { ...quietFacts.author, publishedBefore: 0 } } : {};
    row(`\`${rule.rule}\`${newcomer ? ', a newcomer' : ''}`, (comment) => Number(heldBy(alone(rule), comment, factsOf(comment, facts))));
  }
  const silent = [...new Set(rows.filter(({ shares: each }) => each.every((share) => share === 0)).map(({ what }) => what))];
  rows.splice(0, rows.length, ...rows.filter(({ what }) => !silent.includes(what)));
  const words = newsroom.rules.find((each) => each.rule === 'words');
  const unmasked = alone({ ...words, disguised: true });
  row('`words` with `"disguised": true`', (comment) => Number(heldBy(unmasked, comment, factsOf(comment))));
  // To show what such a list does to honest comments.
  const listed = { rule: 'words', list: 'public', words: blockList(folder), action: 'hold' };
  row('`words` with the public block list (65,371 terms; not in the preset)', (comment) => Number(heldBy(alone(listed), comment, factsOf(comment))));
  row('… and `"disguised": true`', (comment) => Number(heldBy(alone({ ...listed, disguised: true }), comment, factsOf(comment))));

  const youtube = sets.slice(0, 2);
  const ofYoutube = splitOver(youtube, foldsOf(youtube.flatMap(({ comments }) => comments.map(({ text }) => text)), folds, seed));
  const videos = [...new Set(youtube.flatMap(({ comments }) => comments.map(({ thread }) => thread)))];
  const never = sets.slice(2).map(({ comments }) => comments.map(() => null));
  const rule = newsroom.rules.find((each) => each.rule === 'learnt');
  const by = (opinions, ruleSet) => (comment, at, index) =>
    opinions[at][index].reduce((sum, learnt) => sum + Number(heldBy(ruleSet, comment, factsOf(comment, { learnt }))), 0) / opinions[at][index].length;

  const strange = crossJudged(sets, [...ofYoutube, ...never], folds);
  row(`\`learnt\`, taught by YouTube's other ${folds - 1} folds alone`, by(strange, alone(rule)));
  row("`learnt`, taught by YouTube's other three videos alone", by(crossJudged(sets, [...youtube.map(({ comments }) => comments.map(({ thread }) => videos.indexOf(thread))), ...never], videos.length), alone(rule)));
  const mixed = splitOver(sets, foldsOf(sets.flatMap(({ comments }) => comments.map(({ text }) => text)), folds, seed));
  row(`\`learnt\`, taught by the other ${folds - 1} folds of all six`, by(crossJudged(sets, mixed, folds), alone(rule)));

  const plain = sets.map(({ comments }) => comments.map((comment) => heldBy(newsroom, comment, factsOf(comment))));
  row('newsroom, a known author, nothing learnt yet', (_, at, index) => Number(plain[at][index]));
  // Of several reasons the strictest counts, so what one rule holds the preset holds.
  row('newsroom, a known author, learnt as in the first row of `learnt`', (comment, at, index) => (plain[at][index] ? 1 : by(strange, alone(rule))(comment, at, index)));
  row('newsroom, a newcomer', (comment) => Number(heldBy(newsroom, comment, factsOf(comment, { author: { ...quietFacts.author, publishedBefore: 0 } }))));
  return { sets: sets.map(({ name, kind, comments }) => ({ name, kind, count: comments.length })), rows, silent, from: rule.from };
};

const percent = (share) => `${(share * 100).toFixed(2)} %`;

export const tableOf = ({ sets, rows }) =>
  [
    `| held of … | ${sets.map(({ name, count }) => `${name} (${count.toLocaleString('en')})`).join(' | ')} |`,
    `|---|${sets.map(() => '---:').join('|')}|`,
    ...rows.map(({ what, shares: values }) => `| ${what} | ${values.map(percent).join(' | ')} |`),
  ].join('\n');
