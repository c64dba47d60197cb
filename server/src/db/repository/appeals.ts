/** An author asks for another look at what was kept from readers, once per comment (CM-30). */
import { appealWindow, isRestricted, type AppealOutcome } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import { recordChanges } from './record.js';
import { decodeReasons, encodeReasons } from './rows.js';
import { indexRules } from './rule-index.js';
import { latestStatement } from './stating.js';

export const appealQueries = (database: Database) => ({
  /** An author asks for another look, once: the comment waits again, with the mark and their words on top of its reasons. */
  appeal: (site: string, comment: string, words: string, at: number): Promise<AppealOutcome> =>
    database.transaction(async (connection): Promise<AppealOutcome> => {
      const [before] = await connection.query<{ at: number }>('select at from appeals where site = $1 and comment = $2', [site, comment]);
      if (before !== undefined) return { kind: 'asked-before', at: before.at };
      const restriction = await latestStatement(connection, site, comment);
      if (restriction === null || restriction.endedAt !== null || !isRestricted(restriction.to) || at >= restriction.at + appealWindow) return { kind: 'nothing' };
      const [moved] = await connection.query<{ thread: string; root: string; revision: number; created_at: number }>(
        `update comments set status = 'held' where site = $1 and id = $2 and status = $3 returning thread, root, revision, created_at`,
        [site, comment, restriction.to],
      );
      if (moved === undefined) return { kind: 'nothing' };
      const asked = await connection.query('insert into appeals (site, comment, statement, words, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning at', [
        site, comment, restriction.id, words, at,
      ]);
      if (asked.length === 0) throw new Error('sayso: an appeal came twice at one moment');
      const [content] = await connection.query<{ reasons: string }>('select reasons from contents where site = $1 and comment = $2', [site, comment]);
      const mark = { rule: 'appeal', code: 'appealed', action: 'hold', params: new Map([['words', words], ['decision', restriction.code]]) } as const;
      const reasons = [mark, ...decodeReasons(content?.reasons ?? null)].slice(0, 200);
      await connection.query('update contents set reasons = $3 where site = $1 and comment = $2', [site, comment, encodeReasons(reasons)]);
      const { created_at: createdAt, ...where } = moved;
      await indexRules(connection, site, { id: comment, createdAt }, reasons);
      await recordChanges(connection, site, { kind: 'appealed', at }, [{ id: comment, ...where, from: restriction.to, to: 'held' }]);
      return { kind: 'received', at };
    }),
});
