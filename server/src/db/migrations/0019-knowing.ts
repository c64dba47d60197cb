/**
 * What the rules may know beyond the words. device: which browser it was, as a random id that a receipt hands on to the next
 * comment; erased with the words. The hosts that comments lead to stand by the comment, so that what was decided on it, or taken
 * back, is what is known of them.
 */
export const knowing: readonly string[] = [
  `alter table contents add column device text`,
  `create index contents_devices on contents (site, device) where device is not null`,
  `create table comment_hosts (
    site text not null,
    host text not null,
    comment text not null,
    primary key (site, host, comment),
    foreign key (site, comment) references comments
  )`,
  `create index comment_hosts_comments on comment_hosts (site, comment)`,
  // What is left of spam whose time is over: where it led to, and how often; at: the last time.
  `create table spam_hosts (
    site text not null references sites,
    host text not null,
    n bigint not null,
    at bigint not null,
    primary key (site, host)
  )`,
  // One row per comment that came within the last hour, and no word of which. network: as in pace_buckets.
  `create table arrivals (
    site text not null references sites,
    at bigint not null,
    author text,
    network text,
    stranger bigint not null check (stranger in (0, 1))
  )`,
  `create index arrivals_times on arrivals (site, at)`,
  `create index arrivals_strangers on arrivals (site, at) where stranger = 1`,
  `create index arrivals_authors on arrivals (site, author, at) where author is not null`,
  `create index arrivals_networks on arrivals (site, network, at) where network is not null`,
  // Whoever comes for a key waits here for the one before: two at the same moment are counted one after the other.
  `create table arrival_turns (
    site text not null references sites,
    key text not null,
    at bigint not null,
    primary key (site, key)
  )`,
  `create index arrival_turns_times on arrival_turns (site, at)`,
  // Tickets that came with a comment; one is good once.
  `create table spent_tickets (
    site text not null references sites,
    ticket text not null,
    expires_at bigint not null,
    primary key (site, ticket)
  )`,
];
