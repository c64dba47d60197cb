/** Which rules spoke on which comment, so that a list by rule is read by index. */
import type { Reason } from '@sayso/widgets/moderation';
import type { Connection } from '../database.js';

/** Inside the transaction that writes the reasons: what stood there before goes. */
export const indexRules = async (
  connection: Connection,
  site: string,
  { id, createdAt }: { readonly id: string; readonly createdAt: number },
  reasons: readonly Reason[],
): Promise<void> => {
  await connection.query('delete from comment_rules where site = $1 and comment = $2', [site, id]);
  for (const rule of new Set(reasons.map((reason) => reason.rule))) {
    await connection.query('insert into comment_rules (site, rule, created_at, comment) values ($1, $2, $3, $4)', [site, rule, createdAt, id]);
  }
};
