/**
 * What every keeper of comments promises, as one suite, by what it states of itself: `local`, `http` (against the real server) and
 * `wordpress` (on a real one) run it unchanged, and so will the next one. It uses mocha's or node:test's words, whichever is handed in, and
 * throws plain errors.
 */
import { newsroom } from '../../src/moderation/model/presets/newsroom.js';
import type { RuleSet } from '../../src/moderation/model/rule-set.js';
import { authors } from './authors.js';
import { deciding } from './deciding.js';
import { following } from './following.js';
import { listing } from './listing.js';
import { ownWords } from './own-words.js';
import { reading } from './reading.js';
import { receipts } from './receipts.js';
import { replying } from './replying.js';
import { reporting } from './reporting.js';
import { rewording } from './rewording.js';
import { savedLists } from './saved-lists.js';
import { sweeping } from './sweeping.js';
import { threads } from './threads.js';
import { undoing } from './undoing.js';
import { voting } from './voting.js';
import { writing } from './writing.js';
import { same } from './checks.js';
import { Site, type BackendUnderTest, type Part, type Stated } from './site.js';

export type { BackendUnderTest, Stated } from './site.js';

/** The newsroom's, but for its pace: the suite posts faster than people do. */
export const rulesUnderTest: RuleSet = { ...newsroom, rules: newsroom.rules.filter(({ rule }) => rule !== 'pace') };

export interface Words {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
}

const parts: readonly (readonly [what: string, ...Part[]])[] = [
  ['keeps comments', reading, writing, receipts, following],
  ['lets authors change their own', ownWords],
  ['lets moderators decide', deciding, undoing, listing, sweeping, replying, rewording],
  ['lets editors run a newsroom', threads, authors, savedLists],
  ['lets readers take part', voting, reporting],
];

/** What it says of itself. */
const statedBy = async ({ comments, moderation, thread }: Site): Promise<readonly string[]> => {
  await moderation.moderator();
  const { info } = await comments.load({ thread, sort: 'newest', limit: 1 });
  const { live, receipts: byReceipt, edit, delete: remove, traps = true } = comments.capabilities;
  return [
    ...Object.entries({ live, receipts: byReceipt, edit, delete: remove, traps }).filter(([, can]) => can).map(([name]) => name),
    ...moderation.capabilities,
    ...['reported', 'unreviewed'].filter((name) => moderation.queues?.some((each) => each === name) ?? true).map((name) => `list-${name}`),
    ...(info.offers ?? []),
    ...(info.sorts ?? []).filter((sort) => sort === 'best' || sort === 'discussed').map((sort) => `sort-${sort}`),
  ].sort();
};

/** @param states all that the backend states; a test of its own holds it to that. */
export const describeBackend = (name: string, states: readonly Stated[], make: () => Promise<BackendUnderTest>, { describe, it }: Words): void => {
  /** Runs a test on a site of its own. */
  const on = (title: string, needs: readonly Stated[], body: (site: Site) => Promise<void>): void => {
    if (!needs.every((each) => states.includes(each))) return;
    it(title, async () => {
      const under = await make();
      try {
        await body(new Site(under));
      } finally {
        await under.end();
      }
    });
  };

  describe(`${name} states what it can do`, () => {
    on('exactly what it is asked here', [], async (site) => same(await statedBy(site), [...states].sort(), 'stated'));
  });
  for (const [what, ...some] of parts) {
    // A group without a test is none.
    const needed: Parameters<typeof on>[] = [];
    for (const part of some) part((...test) => void needed.push(test));
    if (needed.some(([, needs]) => needs.every((each) => states.includes(each)))) describe(`${name} ${what}`, () => needed.forEach((test) => on(...test)));
  }
};
