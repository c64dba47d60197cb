/**
 * How fast one network may post: a bucket that fills with time. Networks are known by a hash under a key that is made at start
 * and never stored, so that nothing on the disk tells who wrote from where (CM-04). Kept in memory: a restart forgets it, and
 * two processes count apart (issue 6 puts it into the database).
 */
import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

export interface Pace {
  /** Takes one. 0: go on; else the seconds until the next is free. */
  take(network: string): number;
}

interface Bucket {
  level: number;
  at: number;
}

const mostNetworks = 100_000;

export const createPace = (burst: number, secondsPerComment: number, now: () => number): Pace => {
  const buckets = new Map<string, Bucket>();
  return {
    take(network) {
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

/** Votes and reports of one network: what a house of readers does, and no machine of one. */
export const createPaces = (now: () => number) => ({
  votes: createPace(60, 2, now),
  votesOnOne: createPace(20, 300, now),
  reports: createPace(6, 60, now),
});

/** Tries to sign in: what a forgetful person does, and no list of passwords (S-18). */
export interface DoorPaces {
  readonly fromNetwork: Pace;
  /** Of one address, or one person's second step, from wherever. */
  readonly forPerson: Pace;
  /** Mails that somebody asks for, by the address they go to. */
  readonly mails: Pace;
}

export const createDoorPaces = (now: () => number): DoorPaces => ({
  fromNetwork: createPace(20, 30, now),
  forPerson: createPace(6, 60, now),
  mails: createPace(3, 1200, now),
});

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

/** Hashes networks under a key of this process. */
export const createNetworkHash = (): ((address: string) => string) => {
  const key = randomBytes(32);
  return (address) => createHmac('sha256', key).update(networkOf(address)).digest('base64url');
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
