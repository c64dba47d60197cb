/**
 * Comments of the last hour, counted by author, network and site, and tickets that were used. Inside the transaction that stores the
 * comment, so that every process sees the same: of two by one author or one network at the same moment the second waits for the first.
 */
import type { Facts, Pace } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';

export interface Arrival {
  /** ms since 1970. */
  readonly at: number;
  /** Whom the author is known by; null: by nothing. */
  readonly author: string | null;
  /** Keyed hash of the network; null: not known. */
  readonly network: string | null;
  /** A ticket that is good but for having been used, perhaps. */
  readonly ticket: { readonly id: string; readonly expiresAt: number } | null;
}

/** What came before it. */
export interface Met {
  readonly pace: NonNullable<Facts['pace']>;
  /** Comments of strangers within `surgeLength`. */
  readonly strangers: number;
  readonly ticketUsed: boolean;
}

/** ms within which strangers count as many at once. */
export const surgeLength = 600_000;
const minute = 60_000;
const hour = 3_600_000;
/** Counting stops here. */
const mostCounted = 10_000;

const paceOf = async (connection: Connection, site: string, where: string, value: readonly string[], at: number): Promise<Pace> => {
  const [row] = await connection.query<{ latest: number | null; hourly: number; recent: number | null }>(
    `select max(at) as latest, count(*) as hourly, sum(case when at > $2 then 1 else 0 end) as recent
     from (select at from arrivals where site = $1 and at > $3 ${where} order by at desc limit ${mostCounted}) a`,
    [site, at - minute, at - hour, ...value],
  );
  const latest = row?.latest ?? null;
  return { sinceLast: latest === null ? null : Math.max(0, at - latest), lastMinute: row?.recent ?? 0, lastHour: row?.hourly ?? 0 };
};

const strangersSince = async (connection: Connection, site: string, since: number): Promise<number> =>
  (await connection.query<{ n: number }>(`select count(*) as n from (select 1 as one from arrivals where site = $1 and at > $2 and stranger = 1 limit ${mostCounted}) a`, [site, since]))[0]?.n ?? 0;

/** What came before a comment. It takes its turn: nobody with the same author or network is counted before this transaction ends. */
export const meet = async (connection: Connection, site: string, { at, author, network, ticket }: Arrival): Promise<Met> => {
  // In one order everywhere, so that two never wait for each other crosswise.
  for (const key of [author === null ? null : `author ${author}`, network === null ? null : `network ${network}`]) {
    if (key !== null) await connection.query('insert into arrival_turns (site, key, at) values ($1, $2, $3) on conflict (site, key) do update set at = excluded.at', [site, key, at]);
  }
  const spent =
    ticket === null ||
    (await connection.query('insert into spent_tickets (site, ticket, expires_at) values ($1, $2, $3) on conflict do nothing returning ticket', [site, ticket.id, ticket.expiresAt])).length > 0;
  return {
    pace: {
      ...(author === null ? {} : { author: await paceOf(connection, site, 'and author = $4', [author], at) }),
      ...(network === null ? {} : { network: await paceOf(connection, site, 'and network = $4', [network], at) }),
      site: await paceOf(connection, site, '', [], at),
    },
    strangers: await strangersSince(connection, site, at - surgeLength),
    ticketUsed: !spent,
  };
};

export const recordArrival = (connection: Connection, site: string, { at, author, network }: Arrival, stranger: boolean) =>
  connection.query('insert into arrivals (site, at, author, network, stranger) values ($1, $2, $3, $4, $5)', [site, at, author, network, stranger ? 1 : 0]);

export const arrivalQueries = (database: Database) => ({
  /** Comments of strangers within `surgeLength` before a moment. */
  strangersBefore: (site: string, at: number): Promise<number> => strangersSince(database, site, at - surgeLength),

  /** Takes away what no rule looks at any more, as often as `jobs` says; gives how many rows it were. */
  forgetArrivals: (site: string, now: number): Promise<number> =>
    database.transaction(async (connection) => {
      const old = await connection.query('delete from arrivals where site = $1 and at <= $2 returning at', [site, now - hour]);
      const turns = await connection.query('delete from arrival_turns where site = $1 and at <= $2 returning at', [site, now - hour]);
      const tickets = await connection.query('delete from spent_tickets where site = $1 and expires_at <= $2 returning ticket', [site, now]);
      return old.length + turns.length + tickets.length;
    }),
});
