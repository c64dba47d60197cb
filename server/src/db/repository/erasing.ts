/**
 * Erasure: of one comment, or of all that is held under an address. Content rows go; a tombstone without words or name stands
 * where answers hang on it; answers lose what they repeat. The log keeps ids and statuses, which tell of nobody.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommentStatus } from '@sayso/widgets/comments';
import { withoutTraces } from '../../traces.js';
import type { Connection, Database } from '../database.js';
import { forgetAuthor, withdrawAppeals } from './account-stating.js';
import { placesOf } from './bulk.js';
import { indexHosts, keepSpamHosts } from './hosts.js';
import { forgetMail } from './mail.js';
import { recordChanges, type Change, type Occasion } from './record.js';
import { ofSubject, type Subject } from './subject.js';

interface Standing {
  readonly id: string;
  readonly thread: string;
  readonly root: string;
  readonly status: CommentStatus;
  readonly revision: number;
  readonly reviewed: number;
  readonly name: string;
  readonly website: string;
  readonly text: string;
}

const standingColumns = 'c.id, c.thread, c.root, c.status, c.revision, c.reviewed, w.name, w.website, w.text';

export interface Erasure {
  /** `delete`: words and name go. `anonymise`: the words stay without a name. */
  readonly how: 'delete' | 'anonymise';
  readonly kind: Extract<Occasion['kind'], 'removed-by-author' | 'expired'>;
  readonly at: number;
  /** A fresh random text: the tint must not tell who it was. */
  readonly newSeed: () => string;
  /** As `NewComment.textKey`. */
  readonly textKey: (text: string) => string;
}

/** Comments looked for at once. */
const search = 500;
/** Comments in one transaction: whoever posts meanwhile waits for so many. */
const step = 10;

/** Takes what the answers to a comment repeat of it out of them. */
const cleanAnswers = async (connection: Connection, site: string, erased: Standing, { how, at, textKey }: Erasure): Promise<void> => {
  const answers = await connection.query<Standing>(
    `select ${standingColumns} from comments c join contents w on w.site = c.site and w.comment = c.id where c.site = $1 and c.thread = $2 and c.root = $3 and c.id <> $4 order by c.id`,
    [site, erased.thread, erased.root, erased.id],
  );
  const changes: Change[] = [];
  for (const answer of answers) {
    const text = withoutTraces(answer.text, { name: erased.name, text: how === 'delete' ? erased.text : null });
    if (text === answer.text) continue;
    await connection.query('update comments set revision = revision + 1 where site = $1 and id = $2', [site, answer.id]);
    await connection.query('update contents set text = $3, text_key = $4 where site = $1 and comment = $2', [site, answer.id, text, textKey(text)]);
    await indexHosts(connection, site, answer.id, { website: answer.website, text });
    changes.push({ ...answer, from: answer.status, to: answer.status, revision: answer.revision + 1 });
  }
  await recordChanges(connection, site, { kind: 'traces-removed', at }, changes);
};

/** Inside a transaction that holds the site's lock. */
const eraseOne = async (connection: Connection, site: string, seen: Standing, erasure: Erasure): Promise<void> => {
  const { how, kind, at, newSeed } = erasure;
  const gone = how === 'delete';
  const to = gone ? 'erased' : seen.status;
  await connection.query('update comments set status = $3, revision = revision + 1, seed = $4, badge = null where site = $1 and id = $2', [site, seen.id, to, newSeed()]);
  if (gone) {
    if (kind === 'expired' && seen.status === 'spam' && seen.reviewed === 1) await keepSpamHosts(connection, site, seen.id, at);
    await connection.query('delete from comment_hosts where site = $1 and comment = $2', [site, seen.id]);
    await connection.query('delete from contents where site = $1 and comment = $2', [site, seen.id]);
    await connection.query('delete from comment_rules where site = $1 and comment = $2', [site, seen.id]);
    await connection.query('update decisions set reason_words = null where site = $1 and comment = $2', [site, seen.id]);
  } else {
    await indexHosts(connection, site, seen.id, { website: '', text: seen.text });
    await connection.query(`update contents set name = '', website = '', email = null, author_key = null, device = null, member = 0, confirmed_at = null where site = $1 and comment = $2`, [site, seen.id]);
  }
  await forgetMail(connection, site, seen.id);
  await withdrawAppeals(connection, site, seen.id);
  await recordChanges(connection, site, { kind, at }, [{ ...seen, from: seen.status, to, revision: seen.revision + 1 }]);
  await cleanAnswers(connection, site, seen, erasure);
};

const lock = (connection: Connection, site: string) => connection.query('update sites set seq = seq where site = $1', [site]);

export const erasingQueries = (database: Database) => {
  /**
   * Erases the comments that a query finds, until it finds none; `$1` is the site. A few at a time, and each time the site is left
   * to others for as long as it was held.
   */
  const eraseAll = async (site: string, where: string, values: readonly (string | number)[], erasure: Erasure): Promise<number> => {
    const from = `from comments c join contents w on w.site = c.site and w.comment = c.id where c.site = $1 and ${where}`;
    let erased = 0;
    for (;;) {
      const found = await database.query<{ id: string }>(`select c.id ${from} order by c.created_at, c.id limit ${search}`, [site, ...values]);
      for (let start = 0; start < found.length; start += step) {
        const ids = found.slice(start, start + step).map(({ id }) => id);
        const began = performance.now();
        erased += await database.transaction(async (connection) => {
          await lock(connection, site);
          // Looked at again: nobody changes them now.
          const still = await connection.query<Standing>(`select ${standingColumns} ${from} and c.id in (${placesOf(ids, values.length + 2)}) order by c.created_at, c.id`, [site, ...values, ...ids]);
          for (const seen of still) await eraseOne(connection, site, seen, erasure);
          return still.length;
        });
        await pause(performance.now() - began);
      }
      if (found.length === search) continue;
      if (erased > 0) await database.forget();
      return erased;
    }
  };

  return {
    /** All that is held under an address; gives how many comments it were. A ban stays, as a hash, until its time is over. */
    async eraseSubject(site: string, { email, authorKey }: Subject, erasure: Erasure): Promise<number> {
      const address = email.toLowerCase();
      const count = await eraseAll(site, ofSubject, [address, authorKey], erasure);
      await database.transaction(async (connection) => {
        await connection.query('delete from thread_authors where site = $1 and author_key = $2', [site, authorKey]);
        await connection.query('delete from author_notes where site = $1 and author_key = $2', [site, authorKey]);
        await forgetAuthor(connection, site, authorKey);
        await connection.query('delete from arrivals where site = $1 and author = $2', [site, authorKey]);
        await connection.query('delete from subscriptions where site = $1 and lower(email) = $2', [site, address]);
        await connection.query('delete from mail_queue where site = $1 and lower(recipient) = $2', [site, address]);
        // What was said against a comment stays for the decision; who said it does not.
        await connection.query('update reports set name = null, email = null where site = $1 and lower(email) = $2', [site, address]);
      });
      return count;
    },

    /** Comments in one of these states whose last event is older than a moment. */
    eraseOld: (site: string, statuses: readonly CommentStatus[], before: number, erasure: Erasure): Promise<number> =>
      eraseAll(
        site,
        `c.created_at < $2 and c.status in (${statuses.map((_, index) => `$${index + 3}`).join(', ')})
           and not exists (select 1 from events e where e.site = c.site and e.comment = c.id and e.at >= $2 and e.kind <> 'traces-removed')`,
        [before, ...statuses],
        erasure,
      ),
  };
};
