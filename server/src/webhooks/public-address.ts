/**
 * Which addresses a request of ours may go to (S-27): public ones. A name is resolved once, all of its addresses are looked at, and
 * the connection is made to those and no others, so that a name which changes its mind leads nowhere.
 */
import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface Reach {
  /** Addresses of this very machine are allowed too: for development and tests. */
  readonly local: boolean;
}

/** Where IPv6 addresses of the world begin; whatever lies elsewhere is somebody's own, or leads back into IPv4. */
const world = ipaddr.parseCIDR('2000::/3');

/** Public by its range, yet a cloud's own machine answers there. */
const withinClouds = new Set(['168.63.129.16']);

/** An IPv4 address inside of an IPv6 one is judged as what it is; what may lead to one by a gateway (NAT64, 6to4, Teredo) is not public. */
export const mayReach = (address: string, { local }: Reach): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  const range = plain.range();
  if (range === 'loopback') return local;
  return range === 'unicast' && (plain.kind() === 'ipv4' || plain.match(world)) && !withinClouds.has(plain.toString());
};

/** The address that a URL names by itself, without brackets; null where it is a name. */
export const literalOf = (hostname: string): string | null => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
};

/** Thrown where a request would go to somewhere that is not public. */
export class NotPublic extends Error {
  readonly code = 'address-not-public';
}

export type Resolve = (hostname: string, options: { readonly all: true }, done: (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => void) => void;

const system: Resolve = (hostname, options, done) => dns.lookup(hostname, options, done);

/** For `http.request`: gives a name's addresses if every one of them may be reached. */
export const lookupWithin =
  (reach: Reach, resolve: Resolve = system): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      const wanted = options.family === 4 || options.family === 6 ? found.filter(({ family }) => family === options.family) : found;
      const [first] = wanted;
      if (first === undefined || !found.every(({ address }) => mayReach(address, reach))) return done(new NotPublic('sayso: a webhook leads to an address that is not public'), []);
      return options.all === true ? done(null, [...wanted]) : done(null, first.address, first.family);
    });
