/** What statements of reasons on comments and on authors have in common: their columns, and where they find what stands in them. */
import type { Restriction, RestrictionSource } from '@sayso/widgets/moderation';
import type { Connection } from '../database.js';
import { decodeReasons } from './rows.js';

export interface ToldRow {
  readonly id: string;
  readonly at: number;
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

/** Of a statement `s`, as a `ToldRow` has them. */
export const toldColumns = 's.id, s.at, s.code, s.words, s.rules, s.source, s.noticed, s.rule_set, s.content_at, s.lang, s.ended_at';

export const toTold = (row: ToldRow): Omit<Restriction, 'from' | 'to' | 'automated'> => ({
  id: row.id,
  at: row.at,
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

/** A reader's report or notice, as far as a statement tells of it. */
export interface Said {
  readonly lane: 'house' | 'illegal';
  readonly reason: string;
}

/** What readers had said against it; a notice weighs more than a flag. */
export const reported = async (connection: Connection, site: string, comment: string): Promise<Said | undefined> =>
  (
    await connection.query<Said>(
      `select lane, reason from reports where site = $1 and comment = $2 order by case when lane = 'illegal' then 0 else 1 end, at desc limit 1`,
      [site, comment],
    )
  )[0];

/** What made somebody look, and the reason of a notice. */
export const sourceOf = (said: Said | undefined): { readonly source: RestrictionSource; readonly noticed: string } => {
  if (said === undefined) return { source: 'own', noticed: '' };
  return said.lane === 'illegal' ? { source: 'notice', noticed: said.reason } : { source: 'flag', noticed: '' };
};

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
