/**
 * Statements of reasons on how an author is treated, and the one appeal on each (CM-24, CM-30). Written where a standing changes, so
 * that none stands without. The author reads it by the receipt of a comment of theirs.
 */
import { appealWindow, standingKinds, type AccountRestriction, type Appeal, type AppealOutcome, type AuthorAppeal, type DecisionReason, type StandingKind } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { newId } from '../ids.js';
import { placesOf } from './bulk.js';
import { takeNumbers } from './record.js';
import { reported, rulesInForce, rulesOn, sourceOf, toldColumns, toTold, type ToldRow } from './told.js';

interface AccountRow extends ToldRow {
  readonly kind: StandingKind;
  readonly until: number | null;
  readonly asked_at: number | null;
  readonly answered_at: number | null;
  readonly outcome: Appeal['outcome'];
}

const columns = `${toldColumns}, s.kind, s.until, s.asked_at, s.answered_at, s.outcome`;

/** One whose time is over has ended, whether or not anybody has written it down yet. */
const toRestriction = (row: AccountRow, now: number): AccountRestriction => ({
  ...toTold(row), kind: row.kind, until: row.until, endedAt: row.ended_at ?? (row.until !== null && row.until <= now ? row.until : null),
});

/** Of a statement `s`: its author asks for another look, and nobody has answered. */
export const openAppeal = 's.asked_at is not null and s.answered_at is null';

/** An appeal on an author is told among the events, at the comment where it was asked: nothing that readers see has changed. */
const tell = async (connection: Connection, site: string, kind: 'appealed' | 'decided', comment: string, { at, actor }: { readonly at: number; readonly actor: string | null }, code: string): Promise<void> => {
  const seq = await takeNumbers(connection, site, 1);
  await connection.query(
    `insert into events (site, seq, at, kind, comment, thread, from_status, to_status, revision, actor, detail)
     select site, cast($3 as bigint), cast($4 as bigint), $5, id, thread, null, $5, revision, $6, $7 from comments where site = $1 and id = $2`,
    [site, comment, seq, at, kind, actor, JSON.stringify({ account: code })],
  );
};

export interface Deciding {
  readonly key: string;
  readonly actor: string;
  readonly at: number;
}

/** What an author asks is answered, where they ask. */
const answer = async (connection: Connection, site: string, { key, actor, at }: Deciding, outcomeOf: (kind: StandingKind) => 'upheld' | 'reversed'): Promise<void> => {
  const asked = await connection.query<{ id: string; kind: StandingKind; asked_of: string }>(
    `select s.id, s.kind, s.asked_of from account_statements s where s.site = $1 and s.author_key = $2 and ${openAppeal} order by s.at, s.id`,
    [site, key],
  );
  for (const { id, kind, asked_of } of asked) {
    await connection.query('update account_statements set answered_at = $3, outcome = $4 where site = $1 and id = $2', [site, id, at, outcomeOf(kind)]);
    await tell(connection, site, 'decided', asked_of, { at, actor }, outcomeOf(kind));
  }
};

/** What was set stays: the answer to an appeal, inside the transaction that holds the site's lock. */
export const uphold = (connection: Connection, site: string, deciding: Deciding): Promise<void> => answer(connection, site, deciding, () => 'upheld');

/** Why an author stands so until now; absent: they stand as anybody. */
const reasonOf = async (connection: Connection, site: string, key: string): Promise<DecisionReason | undefined> => {
  const [row] = await connection.query<{ code: string; words: string }>('select code, words from account_statements where site = $1 and author_key = $2 and ended_at is null', [site, key]);
  return row === undefined ? undefined : ({ code: row.code, ...(row.words === '' ? {} : { words: row.words }) } as DecisionReason);
};

export interface AuthorDecision extends Deciding {
  /** The comment of theirs at which it was decided. */
  readonly of: string;
  readonly standing: { readonly kind: StandingKind; readonly until: number | null } | null;
  readonly reason: DecisionReason | undefined;
}

/** With a change of standing, inside its transaction: what was told before ends, and what restricts the author now is told. */
export const stateOnAuthor = async (connection: Connection, site: string, { of, standing, reason, ...deciding }: AuthorDecision): Promise<void> => {
  const { key, at } = deciding;
  const why = reason ?? (await reasonOf(connection, site, key));
  await answer(connection, site, deciding, (kind) => (standing === null || standingKinds.indexOf(standing.kind) > standingKinds.indexOf(kind) ? 'reversed' : 'upheld'));
  await connection.query('update account_statements set ended_at = case when until <= $3 then until else $3 end where site = $1 and author_key = $2 and ended_at is null', [site, key, at]);
  // What is over before it begins restricts nobody.
  if (standing === null || (standing.until !== null && standing.until <= at)) return;
  const { source, noticed } = sourceOf(await reported(connection, site, of));
  await connection.query(
    `insert into account_statements (site, id, author_key, at, kind, until, code, words, rules, source, noticed, rule_set, content_at, lang)
     select site, $3, $4, cast($5 as bigint), $6, cast($7 as bigint), $8, $9, $10, $11, $12, $13, created_at, lang from comments where site = $1 and id = $2`,
    [
      site, of, newId(), key, at, standing.kind, standing.until, why?.code ?? 'other', why?.words ?? '', JSON.stringify(await rulesOn(connection, site, of)), source, noticed, await rulesInForce(connection, site),
    ],
  );
};

/** A comment goes, or its author's name: what was asked at it is asked no more, and can be asked elsewhere. */
export const withdrawAppeals = async (connection: Connection, site: string, comment: string): Promise<void> => {
  await connection.query(
    `update account_statements set asked_at = null, asked_of = null, asked_words = null where site = $1 and asked_of = $2 and answered_at is null`,
    [site, comment],
  );
  await connection.query('update account_statements set asked_of = null, asked_words = null where site = $1 and asked_of = $2', [site, comment]);
};

/** A person is forgotten: no words of anybody's stay, and of what is over, no hash either. What holds on stays as a ban does. */
export const forgetAuthor = async (connection: Connection, site: string, key: string): Promise<void> => {
  await connection.query(`update account_statements set words = '', asked_words = null where site = $1 and author_key = $2`, [site, key]);
  await connection.query(`update account_statements set author_key = '' where site = $1 and author_key = $2 and ended_at is not null`, [site, key]);
};

export interface AccountStated {
  readonly restriction: AccountRestriction;
  readonly appeal: Appeal | null;
  readonly mayAppeal: boolean;
}

/** Anybody may type an address: whoever typed it only after a statement `s`, and has not shown that it is theirs, is told nothing of it. */
const isTold = '(c.created_at <= s.at or w.confirmed_at is not null or w.member = 1)';

/** Of a comment's author: the statement that holds, or held last. */
const latest = async (connection: Connection, site: string, comment: string): Promise<AccountRow | undefined> =>
  (
    await connection.query<AccountRow>(
      `select ${columns} from contents w join comments c on c.site = w.site and c.id = w.comment
         join account_statements s on s.site = w.site and s.author_key = w.author_key and ${isTold}
       where w.site = $1 and w.comment = $2 order by s.at desc, case when s.ended_at is null then 0 else 1 end, s.id limit 1`,
      [site, comment],
    )
  )[0];

const toStated = (row: AccountRow, now: number): AccountStated => {
  const restriction = toRestriction(row, now);
  return {
    restriction,
    appeal: row.asked_at === null ? null : { at: row.asked_at, decidedAt: row.answered_at, outcome: row.outcome },
    mayAppeal: row.asked_at === null && restriction.endedAt === null && now < restriction.at + appealWindow,
  };
};

export const accountStatingQueries = (database: Database) => ({
  /** What the author of a comment is told of how they are treated; null where nothing was ever set. */
  async accountStatementOn(site: string, comment: string, now: number): Promise<AccountStated | null> {
    const row = await latest(database, site, comment);
    return row === undefined ? null : toStated(row, now);
  },

  /** Of the comments with these secrets the newest at which their author, known by this key, is told how they are treated now; null: none. */
  async accountStatementPlace(site: string, authorKey: string | null, secretHashes: readonly string[]): Promise<string | null> {
    if (authorKey === null || secretHashes.length === 0) return null;
    const [row] = await database.query<{ id: string }>(
      `select c.id from receipts r join contents w on w.site = r.site and w.comment = r.comment join comments c on c.site = w.site and c.id = w.comment
         join account_statements s on s.site = w.site and s.author_key = w.author_key and s.ended_at is null and ${isTold}
       where r.site = $1 and w.author_key = $2 and r.secret_hash in (${placesOf(secretHashes, 3)}) order by c.created_at desc, c.id desc limit 1`,
      [site, authorKey, ...secretHashes],
    );
    return row?.id ?? null;
  },

  /** The author of a comment asks for another look at how they are treated, once per statement. It stands among what was reported until it is answered. */
  appealAccount: (site: string, comment: string, words: string, at: number): Promise<AppealOutcome> =>
    database.transaction(async (connection): Promise<AppealOutcome> => {
      await connection.query('update sites set seq = seq where site = $1', [site]);
      const row = await latest(connection, site, comment);
      if (row?.asked_at != null) return { kind: 'asked-before', at: row.asked_at };
      if (row === undefined || !toStated(row, at).mayAppeal) return { kind: 'nothing' };
      await connection.query('update account_statements set asked_at = $3, asked_of = $4, asked_words = $5 where site = $1 and id = $2', [site, row.id, at, comment, words]);
      await tell(connection, site, 'appealed', comment, { at, actor: null }, row.kind);
      return { kind: 'received', at };
    }),

  /** Every statement on an author of a time, oldest first. */
  async accountStatements(site: string, since: number, until: number, now: number): Promise<readonly AccountRestriction[]> {
    const rows = await database.query<AccountRow>(`select ${columns} from account_statements s where s.site = $1 and s.at >= $2 and s.at < $3 order by s.at, s.id`, [site, since, until]);
    return rows.map((row) => toRestriction(row, now));
  },
});

/** What an author asks, for the moderator who opens their file. */
export const askedBy = async (connection: Connection, site: string, key: string): Promise<AuthorAppeal | undefined> =>
  (
    await connection.query<AuthorAppeal>(
      `select s.kind, coalesce(s.asked_words, '') as words, s.asked_at as at from account_statements s where s.site = $1 and s.author_key = $2 and ${openAppeal} order by s.at desc limit 1`,
      [site, key],
    )
  )[0];
