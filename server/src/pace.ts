/**
 * How fast one network may post: a bucket that fills with time. Networks are known by a hash under a key that changes every day, so
 * that nothing tells for long who wrote from where (CM-04): with SQLite both are in memory and a restart forgets them; processes that
 * share a PostgreSQL share key and buckets there, and both are deleted.
 */
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Database } from './db/database.js';
import type { NewId } from './db/ids.js';

export interface Pace {
  /** Takes one. 0: go on; else the seconds until the next is free. */
  take(network: string): Promise<number>;
}

/** `name` tells the buckets of one pace from those of another. */
export type MakePace = (name: string, burst: number, secondsPerOne: number) => Pace;

interface Bucket {
  level: number;
  at: number;
}

const mostNetworks = 100_000;

export const createPace = (burst: number, secondsPerComment: number, now: () => number): Pace => {
  const buckets = new Map<string, Bucket>();
  return {
    async take(network) {
      const at = now();
      const bucket = buckets.get(network) ?? { level: burst, at };
      bucket.level = Math.min(burst, bucket.level + (at - bucket.at) / (secondsPerComment * 1000));
      bucket.at = at;
      // Taken out and put back, so that the map's order is the order of last use and the first is the one to forget.
      buckets.delete(network);
      buckets.set(network, bucket);
      const [oldest] = buckets.keys();
      if (buckets.size > mostNetworks && oldest !== undefined) buckets.delete(oldest);
      if (bucket.level < 1) return Math.max(1, Math.ceil((1 - bucket.level) * secondsPerComment));
      bucket.level -= 1;
      return 0;
    },
  };
};

export const pacesInMemory = (now: () => number): MakePace => (_, burst, seconds) => createPace(burst, seconds, now);

/** Where several processes share a database they share the buckets: each take is one statement. */
export const pacesInDatabase = (database: Pick<Database, 'query'>, now: () => number): MakePace => (name, burst, seconds) => ({
  async take(network) {
    const full = 'cast($4 as double precision)';
    const filled = `(b.level + ($3 - b.at) / cast($5 as double precision))`;
    const level = `(case when ${filled} > ${full} then ${full} else ${filled} end)`;
    const [row] = await database.query<{ level: number; allowed: number }>(
      `insert into pace_buckets as b (name, key, at, level, allowed) values ($1, $2, $3, ${full} - 1, 1)
       on conflict (name, key) do update set at = excluded.at, allowed = case when ${level} >= 1 then 1 else 0 end,
         level = case when ${level} >= 1 then ${level} - 1 else ${level} end
       returning level, allowed`,
      [name, network, now(), burst, seconds * 1000],
    );
    return row === undefined || row.allowed === 1 ? 0 : Math.max(1, Math.ceil((1 - row.level) * seconds));
  },
});

/** Tries to sign in: what a forgetful person does, and no list of passwords (S-18). */
export interface DoorPaces {
  readonly fromNetwork: Pace;
  /** Of one address, or one person's second step, from wherever. */
  readonly forPerson: Pace;
  /** Mails that somebody asks for, by the address they go to. */
  readonly mails: Pace;
}

export const createDoorPaces = (make: MakePace): DoorPaces => ({
  fromNetwork: make('door-network', 20, 30),
  forPerson: make('door-person', 6, 60),
  mails: make('door-mails', 3, 1200),
});

/** Votes and reports of one network: what a house of readers does, and no machine of one. */
export const createPaces = (make: MakePace) => ({
  votes: make('votes', 60, 2),
  votesOnOne: make('votes-on-one', 20, 300),
  reports: make('reports', 6, 60),
});

const day = 86_400_000;
/** Longer than any bucket takes to be full again, in ms. */
const bucketsKept = 2 * 3_600_000;

export interface NetworkHash {
  (address: string): string;
  /** Gets the keys of today and tomorrow, and deletes what is over. Call it before the first hash and every few minutes. */
  refresh(): Promise<void>;
}

/** Keys of the day: made here for one process, kept in the database where several must agree. */
export const createNetworkHash = (database: Pick<Database, 'engine' | 'query' | 'transaction'>, now: () => number, newId: NewId): NetworkHash => {
  const keys = new Map<number, string>();
  const shared = (today: number): Promise<void> =>
    database.transaction(async (connection) => {
      for (const each of [today, today + 1]) {
        await connection.query('insert into pace_keys (day, key) values ($1, $2) on conflict do nothing', [each, newId() + newId()]);
      }
      await connection.query('delete from pace_keys where day < $1', [today]);
      await connection.query('delete from pace_buckets where at < $1', [now() - bucketsKept]);
      for (const row of await connection.query<{ day: number; key: string }>('select day, key from pace_keys')) keys.set(row.day, row.key);
    });
  const keyOf = (today: number): string => {
    const known = keys.get(today);
    if (known !== undefined) return known;
    const fresh = newId() + newId();
    keys.set(today, fresh);
    return fresh;
  };
  const hash = (address: string): string => createHmac('sha256', keyOf(Math.floor(now() / day))).update(networkOf(address)).digest('base64url');
  const refresh = async (): Promise<void> => {
    const today = Math.floor(now() / day);
    if (database.engine === 'postgres') await shared(today);
    for (const each of keys.keys()) if (each < today) keys.delete(each);
  };
  return Object.assign(hash, { refresh });
};

/** The network of an address: /24 of IPv4, /48 of IPv6. */
const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};

/** The address that a request came from: the peer, or what the last trusted proxy says of it (S-19). */
export const clientAddress = (peer: string, forwarded: string | null, trustedProxies: readonly string[]): string => {
  let address = peer;
  const chain = (forwarded ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
  const plain = (text: string): string => text.replace(/^::ffff:(?=\d+\.)/i, '');
  while (trustedProxies.includes(plain(address))) {
    const before = chain.pop();
    if (before === undefined) break;
    address = before;
  }
  return address;
};
