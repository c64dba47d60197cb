/**
 * Where a comment's links lead: to hosts on a list, or to hosts that this site's own moderators have met in spam before.
 *
 * - Catches: a listed host and everything under it ("shop.bad.example"), in the text and the website field, with and without
 *   scheme; hosts that came in spam as often as `spamBefore` and more often than in published comments.
 * - Misses: shortened addresses, whose end nobody sees; a new host; a host spelt out.
 * - False alarms: a large host that many share (a video site, a shop's market place) once spammers have used it. Put it on `good`.
 */
import { integer, list, object, oneOf, optional, string, type Parsed } from '../../../base/parse.js';
import { hostsIn, type HostPlace } from '../hosts.js';
import { common, mostPlaces, type Finding, type Rule } from '../rule.js';

const hostList = optional(list(string({ min: 1, max: 253 }), 100_000));
const parse = object(
  {
    rule: oneOf('hosts'),
    bad: hostList,
    good: hostList,
    /** In how many comments that were marked as spam it has stood; missing = not asked. */
    spamBefore: optional(integer(1, 10_000)),
    ...common,
  },
  true,
);

const setOf = new WeakMap<readonly string[], ReadonlySet<string>>();
const asSet = (hosts: readonly string[]): ReadonlySet<string> => {
  let made = setOf.get(hosts);
  if (made === undefined) setOf.set(hosts, (made = new Set(hosts.map((each) => each.toLowerCase().replace(/^www\./, '')))));
  return made;
};

/** Is it, or something that it stands under, on the list? */
const listed = (host: string, hosts: readonly string[] = []): boolean => {
  const set = asSet(hosts);
  for (let at = 0; at !== -1; ) {
    if (set.has(host.slice(at))) return true;
    const dot = host.indexOf('.', at);
    at = dot === -1 ? -1 : dot + 1;
  }
  return false;
};

export const hosts: Rule<Parsed<typeof parse>> = {
  codes: ['listed-host', 'host-known-from-spam'],
  parse,
  judge({ bad, good, spamBefore, action }, subject, facts) {
    const found = hostsIn(subject).filter(({ host }) => !listed(host, good));
    const tell = (code: string, places: readonly HostPlace[]): readonly Finding[] =>
      places.length === 0
        ? []
        : [{ code, action, params: { hosts: [...new Set(places.map(({ host }) => host))].join(', ').slice(0, 300) }, where: places.slice(0, mostPlaces).map(({ where }) => where) }];
    const seen = found.filter(({ host }) => {
      const record = facts.hosts !== undefined && Object.hasOwn(facts.hosts, host) ? facts.hosts[host] : undefined;
      return record !== undefined && spamBefore !== undefined && record.spam >= spamBefore && record.spam > record.published;
    });
    return [...tell('listed-host', found.filter(({ host }) => listed(host, bad))), ...tell('host-known-from-spam', seen)];
  },
};
