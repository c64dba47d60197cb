/**
 * Statements of reasons and appeals (CM-24, CM-30). `stateReasons` stands in the one place where a comment's status changes, so
 * that nothing is kept from readers without one.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import { appealWindow, isRestricted, restricts, type Appeal, type Restriction, type RestrictionSource } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { newId } from '../ids.js';
import type { Change, Occasion } from './record.js';
import { decodeReasons } from './rows.js';

interface StatementRow {
  readonly id: string;
  readonly at: number;
  readonly from_status: CommentStatus | null;
  readonly to_status: CommentStatus;
  readonly automated: number;
  readonly code: string;
  readonly words: string;
  readonly rules: string;
  readonly source: RestrictionSource;
  readonly noticed: string;
  readonly rule_set: string;
  readonly content_at: number;
  readonly lang: string | null;
  readonly ended_at: number | null;
}

const columns = 'id, at, from_status, to_status, automated, code, words, rules, source, noticed, rule_set, content_at, lang, ended_at';

const toRestriction = (row: StatementRow): Restriction => ({
  id: row.id,
  at: row.at,
  from: row.from_status,
  to: row.to_status,
  automated: row.automated === 1,
  code: row.code,
  words: row.words,
  rules: JSON.parse(row.rules) as readonly string[],
  source: row.source,
  noticed: row.noticed,
  ruleSet: row.rule_set,
  contentAt: row.content_at,
  language: row.lang,
  endedAt: row.ended_at,
});

/** What readers had said against it; a notice weighs more than a flag. */
export const reported = async (connection: Connection, site: string, comment: string) =>
  (
    await connection.query<{ lane: 'house' | 'illegal'; reason: string }>(
      `select lane, reason from reports where site = $1 and comment = $2 order by case when lane = 'illegal' then 0 else 1 end, at desc limit 1`,
      [site, comment],
    )
  )[0];

/** Readers' reasons in the moderators' words. */
const flagCodes: Readonly<Record<string, string>> = { 'spam': 'advertising', 'insult': 'insult', 'hate': 'hate', 'off-topic': 'off-topic', 'private': 'private' };

/** Not of the rule set: what stands beside the rules' reasons on a comment. */
const notRules = new Set(['report', 'verified', 'appeal']);

export const rulesOn = async (connection: Connection, site: string, comment: string): Promise<readonly string[]> => {
  const [row] = await connection.query<{ reasons: string }>('select reasons from contents where site = $1 and comment = $2', [site, comment]);
  return decodeReasons(row?.reasons ?? null).filter(({ rule }) => !notRules.has(rule)).map(({ rule, code }) => `${rule}:${code}`);
};

export const rulesInForce = async (connection: Connection, site: string): Promise<string> => {
  const [row] = await connection.query<{ name: string; version: number }>('select name, version from rule_sets where site = $1 order by version desc limit 1', [site]);
  return row === undefined ? '' : `${row.name}@${row.version}`;
};

const write = async (connection: Connection, site: string, { at, batch }: Occasion, automated: boolean, { id: comment, from, to, detail, reason }: Change): Promise<void> => {
  const said = await reported(connection, site, comment);
  const told = JSON.parse(detail ?? '{}') as { readonly ruleSet?: string; readonly rules?: readonly string[] };
  const rules = automated ? (told.rules ?? []) : await rulesOn(connection, site, comment);
  const ruleSet = told.ruleSet ?? (await rulesInForce(connection, site));
  const code = reason?.code ?? (to === 'spam' ? 'advertising' : said?.lane === 'house' ? (flagCodes[said.reason] ?? 'other') : 'other');
  await connection.query(
    `insert into statements (site, id, comment, at, from_status, to_status, automated, code, words, rules, source, noticed, rule_set, content_at, lang, batch)
     select site, $3, id, cast($4 as bigint), $5, $6, cast($7 as bigint), $8, $9, $10, $11, $12, $13, created_at, lang, $14 from comments where site = $1 and id = $2`,
    [
      site, comment, newId(), at, from, to, Number(automated), code, reason?.words ?? '', JSON.stringify(rules),
      said === undefined ? 'own' : said.lane === 'illegal' ? 'notice' : 'flag', said?.lane === 'illegal' ? said.reason : '', ruleSet, batch ?? null,
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
    `select ${columns} from statements where site = $1 and comment = $2 and withdrawn = 0 order by at desc, case when ended_at is null then 0 else 1 end, id limit 1`,
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
    const rows = await database.query<StatementRow>(`select ${columns} from statements where site = $1 and at >= $2 and at < $3 and withdrawn = 0 order by at, id`, [site, since, until]);
    return rows.map(toRestriction);
  },
});
