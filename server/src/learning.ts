/**
 * Each site's learnt model at work: read for every comment that comes in, taught by decisions once nobody can take them back quietly.
 * The database has the model; a process keeps the last one it read and asks only whether it is still so.
 */
import { featuresOf, learntToJson, opinionOf, parseLearnt, teach, untaught, type Candidate, type Learnt, type Opinion } from '@sayso/widgets/moderation';
import type { Repository } from './db/repository.js';
import type { KeptModel } from './db/repository/learning.js';
import type { Log } from './log.js';
import type { Site } from './site.js';

interface Read {
  readonly turn: number;
  readonly model: Learnt;
}
const lastRead = new WeakMap<Repository, Map<string, Read>>();

const readsOf = (repository: Repository): Map<string, Read> => {
  let reads = lastRead.get(repository);
  if (reads === undefined) lastRead.set(repository, (reads = new Map<string, Read>()));
  return reads;
};

/** A text that cannot be read is of another version of the model: its site learns anew. */
const parsed = (text: string): Learnt => {
  if (text === '') return untaught();
  const model = parseLearnt(JSON.parse(text));
  return model.ok ? model.value : untaught();
};

const remembered = (repository: Repository, site: string, { turn, model }: KeptModel): Learnt => {
  const before = readsOf(repository).get(site);
  if (before?.turn === turn) return before.model;
  const read = { turn, model: parsed(model) };
  readsOf(repository).set(site, read);
  return read.model;
};

/** A site's model as it is now. */
export const learntOf = async (repository: Repository, site: string): Promise<Learnt> => {
  const turn = await repository.learntTurn(site);
  const before = readsOf(repository).get(site);
  return before?.turn === turn ? before.model : remembered(repository, site, await repository.learntModel(site));
};

/** What a site's model says of some words. */
export const opinionOn = async (repository: Repository, site: string, words: Pick<Candidate, 'text' | 'website'>): Promise<Opinion> =>
  opinionOf(await learntOf(repository, site), featuresOf(words));

export interface LearningParts {
  readonly repository: Repository;
  readonly sites: ReadonlyMap<string, Site>;
  readonly log: Log;
  readonly now: () => number;
}

/** Decisions that teach in one transaction: posts wait for it no longer than some hundredths of a second. */
const mostAtOnce = 50;

/** One round: every settled decision of every site teaches, once. Gives how many there were. */
export const learnFromSettled = async ({ repository, sites, log, now }: LearningParts, signal: AbortSignal): Promise<number> => {
  let all = 0;
  for (const site of sites.keys()) {
    while (!signal.aborted && (await repository.anythingSettled(site, now()))) {
      let taught = 0;
      const taken = await repository.learnSettled(site, now(), mostAtOnce, (before, lessons) => {
        taught = lessons.length;
        // The turn that was read is the one before the transaction's own.
        const model = remembered(repository, site, { turn: before.turn - 1, model: before.model });
        return JSON.stringify(learntToJson(teach(model, lessons.map(({ label, ...words }) => ({ label, features: featuresOf(words) })))));
      });
      all += taken;
      log('info', 'learnt', { site, decisions: taken, taught });
    }
  }
  return all;
};
