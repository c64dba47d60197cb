/**
 * Statements of reasons and appeals (CM-24, CM-30). `stateReasons` stands in the one place where a comment's status changes, so
 * that nothing is kept from readers without one.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import { appealWindow, isRestricted, restricts, type Appeal, type Restriction } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { newId } from '../ids.js';
import type { Change, Occasion } from './record.js';
import { reported, rulesInForce, rulesOn, sourceOf, toldColumns, toTold, type ToldRow } from './told.js';

interface StatementRow extends ToldRow {
  readonly from_status: CommentStatus | null;
  readonly to_status: CommentStatus;
  readonly automated: number;
}

const columns = `${toldColumns}, s.from_status, s.to_status, s.automated`;

const toRestriction = (row: StatementRow): Restriction => ({ ...toTold(row), from: row.from_status, to: row.to_status, automated: row.automated === 1 });

/** Readers' reasons in the moderators' words. */
const flagCodes: Readonly<Record<string, string>> = { 'spam': 'advertising', 'insult': 'insult', 'hate': 'hate', 'off-topic': 'off-topic', 'private': 'private' };

const write = async (connection: Connection, site: string, { at, batch }: Occasion, automated: boolean, { id: comment, from, to, detail, reason }: Change): Promise<void> => {
  const said = await reported(connection, site, comment);
  const told = JSON.parse(detail ?? '{}') as { readonly ruleSet?: string; readonly rules?: readonly string[] };
  const rules = automated ? (told.rules ?? []) : await rulesOn(connection, site, comment);
  const ruleSet = told.ruleSet ?? (await rulesInForce(connection, site));
  const { source, noticed } = sourceOf(said);
  const code = reason?.code ?? (to === 'spam' ? 'advertising' : said?.lane === 'house' ? (flagCodes[said.reason] ?? 'other') : 'other');
  await connection.query(
    `insert into statements (site, id, comment, at, from_status, to_status, automated, code, words, rules, source, noticed, rule_set, content_at, lang, batch)
     select site, $3, id, cast($4 as bigint), $5, $6, cast($7 as bigint), $8, $9, $10, $11, $12, $13, created_at, lang, $14 from comments where site = $1 and id = $2`,
    [
      site, comment, newId(), at, from, to, Number(automated), code, reason?.words ?? '', JSON.stringify(rules), source, noticed, ruleSet, batch ?? null,
    ],
  );
};

/** What undo does to statements and appeals: those of the batch are withdrawn, those that it ended stand again. */
const takeBack = async (connection: Connection, site: string, comment: string, batch: string): Promise<void> => {
  await connection.query('update statements set withdrawn = 1, ended_at = at where site = $1 and comment = $2 and batch = $3', [site, comment, batch]);
  await connection.query('update statements set ended_at = null, ended_batch = null where site = $1 and comment = $2 and ended_batch = $3', [site, comment, batch]);
  await connection.query('update appeals set decided_at = null, outcome = null, batch = null where site = $1 and comment = $2 and batch = $3', [site, comment, batch]);
};

/** After a change of status, inside its transaction: what was told before ends, and what keeps the comment from readers is told. */
export const stateReasons = async (connection: Connection, site: string, occasion: Occasion, change: Change): Promise<void> => {
  const { kind, at, batch } = occasion;
  const { id, from, to } = change;
  // An import brings what was decided elsewhere; while an author asks for another look, the first decision holds.
  if (from === to || kind === 'imported' || kind === 'appealed') return;
  if (kind === 'undone' && batch !== undefined) return takeBack(connection, site, id, batch);
  if (from !== null) {
    await connection.query('update statements set ended_at = $3, ended_batch = $4 where site = $1 and comment = $2 and ended_at is null', [site, id, at, batch ?? null]);
    if (kind === 'decided' && to !== 'held') {
      await connection.query('update appeals set decided_at = $3, outcome = $4, batch = $5 where site = $1 and comment = $2 and decided_at is null', [
        site, id, at, to === 'published' ? 'reversed' : 'upheld', batch ?? null,
      ]);
    }
  }
  if (to === 'erased') {
    await connection.query(`update statements set words = '' where site = $1 and comment = $2`, [site, id]);
    await connection.query(`update appeals set words = '' where site = $1 and comment = $2`, [site, id]);
  }
  if (restricts(from, to)) await write(connection, site, occasion, kind !== 'decided', change);
};

export interface Stated {
  readonly restriction: Restriction;
  readonly appeal: Appeal | null;
  readonly mayAppeal: boolean;
}

/** The statement that holds, or held last; null where nothing was ever kept from readers. */
export const latestStatement = async (connection: Connection, site: string, comment: string): Promise<Restriction | null> => {
  const [row] = await connection.query<StatementRow>(
    `select ${columns} from statements s where s.site = $1 and s.comment = $2 and s.withdrawn = 0 order by s.at desc, case when s.ended_at is null then 0 else 1 end, s.id limit 1`,
    [site, comment],
  );
  return row === undefined ? null : toRestriction(row);
};

export const statingQueries = (database: Database) => ({
  /** What an author is told of their comment; null where nothing was ever kept from readers. */
  async statementOn(site: string, comment: string, now: number): Promise<Stated | null> {
    const restriction = await latestStatement(database, site, comment);
    if (restriction === null) return null;
    const [appeal] = await database.query<{ at: number; decided_at: number | null; outcome: Appeal['outcome'] }>(
      'select at, decided_at, outcome from appeals where site = $1 and comment = $2',
      [site, comment],
    );
    return {
      restriction,
      appeal: appeal === undefined ? null : { at: appeal.at, decidedAt: appeal.decided_at, outcome: appeal.outcome },
      mayAppeal: appeal === undefined && restriction.endedAt === null && isRestricted(restriction.to) && now < restriction.at + appealWindow,
    };
  },

  /** Every statement of a time that was not taken back, oldest first. */
  async statements(site: string, since: number, until: number): Promise<readonly Restriction[]> {
    const rows = await database.query<StatementRow>(`select ${columns} from statements s where s.site = $1 and s.at >= $2 and s.at < $3 and s.withdrawn = 0 order by s.at, s.id`, [site, since, until]);
    return rows.map(toRestriction);
  },
});
