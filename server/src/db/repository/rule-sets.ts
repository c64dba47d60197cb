/** A site's rules, every version of them. The newest judges; of two who save at the same moment, the key lets one through. */
import type { EditionMark, RuleSet } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import { recordAct } from './auditing.js';

/** One version as it is kept. */
export interface KeptRuleSet {
  readonly version: number;
  /** The rule set as JSON. */
  readonly body: string;
  readonly at: number;
  /** A moderator's name; null: it came with the settings. */
  readonly by: string | null;
  /** A moderator's id. */
  readonly actor: string | null;
}

const mostListed = 100;

const columns = `r.version, r.body, r.at, coalesce(m.name, r.actor) as by_name, r.actor`;
const tables = 'rule_sets r left join moderators m on m.site = r.site and m.id = r.actor';
type Row = Omit<KeptRuleSet, 'by'> & { readonly by_name: string | null };
const kept = ({ by_name: by, ...rest }: Row): KeptRuleSet => ({ ...rest, by });

export const ruleSetQueries = (database: Database) => ({
  /** The number of the version that judges; 0 where none was ever kept. */
  async ruleSetVersion(site: string): Promise<number> {
    const [row] = await database.query<{ version: number | null }>('select max(version) as version from rule_sets where site = $1', [site]);
    return row?.version ?? 0;
  },

  /** One version, or the one that judges; null where there is none. */
  async ruleSet(site: string, version?: number): Promise<KeptRuleSet | null> {
    const [row] = await database.query<Row>(
      `select ${columns} from ${tables} where r.site = $1 and r.version = coalesce($2, (select max(version) from rule_sets where site = $1))`,
      [site, version ?? null],
    );
    return row === undefined ? null : kept(row);
  },

  /** Newest first. */
  async ruleSetEditions(site: string): Promise<readonly EditionMark[]> {
    const rows = await database.query<{ name: string; version: number; at: number; by_name: string | null }>(
      `select r.name, r.version, r.at, coalesce(m.name, r.actor) as by_name from ${tables} where r.site = $1 order by r.version desc limit ${mostListed}`,
      [site],
    );
    return rows.map(({ by_name: by, ...rest }) => ({ ...rest, by }));
  },

  /** Keeps a rule set as the version after `expected`; false where another version came after that. */
  keepRuleSet: (site: string, expected: number, ruleSet: RuleSet, actor: string | null, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const added = await connection.query(
        `insert into rule_sets (site, version, name, body, actor, at)
         select $1, cast($2 as bigint), $3, $4, $5, cast($6 as bigint) from sites
         where site = $1 and $7 = (select coalesce(max(version), 0) from rule_sets where site = $1)
         on conflict do nothing returning version`,
        [site, ruleSet.version, ruleSet.name, JSON.stringify(ruleSet), actor, at, expected],
      );
      if (added.length > 0 && actor !== null) await recordAct(connection, site, { kind: 'rule-set', at, actor, detail: { ruleSet: `${ruleSet.name}@${ruleSet.version}` } });
      return added.length > 0;
    }),
});
