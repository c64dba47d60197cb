/**
 * `npm run judge`: what each moderation rule, the newsroom preset and the learnt model hold of every comment in ../shared/data.
 * The first column is to be high, all others low. docs/moderation-rules.md keeps the table (`scripts/gates/judged-rules.mjs`). Then what a
 * long word list costs; alone: `node scripts/judge/lists.mjs`.
 */
import { judgeAll, tableOf } from './judge/judge.mjs';
import { listTable, timeLists } from './judge/lists.mjs';
import { sharedData } from './shared-data.mjs';

const folder = sharedData();
if (folder === undefined) console.log('skipped: ../shared/data is not there');
else {
  console.log(tableOf(judgeAll(folder)));
  console.log(`\n${listTable(timeLists(folder))}`);
}
