/**
 * Readers recommend comments and report them. `events` is made anew once more without a list of kinds: the types hold it
 * (`Occasion` in repository/record.ts), and the next kind needs no new table.
 */
export const takingPart: readonly string[] = [
  `create table events_anew (
    site text not null references sites,
    seq bigint not null,
    at bigint not null,
    kind text not null,
    comment text not null,
    thread text not null,
    from_status text,
    to_status text not null,
    revision bigint not null,
    actor text,
    batch text,
    detail text,
    primary key (site, seq)
  )`,
  `insert into events_anew (site, seq, at, kind, comment, thread, from_status, to_status, revision, actor, batch, detail)
    select site, seq, at, kind, comment, thread, from_status, to_status, revision, actor, batch, detail from events`,
  `drop table events`,
  `alter table events_anew rename to events`,
  `create index events_threads on events (site, thread, seq)`,
  `create index events_comments on events (site, comment, seq)`,
  // One row per reader who recommends a comment: of the secret that the browser made for it only the SHA-256.
  `create table votes (
    site text not null,
    comment text not null,
    secret_hash text not null,
    at bigint not null,
    primary key (site, comment, secret_hash),
    foreign key (site, comment) references comments
  )`,
  `alter table comments add column votes bigint not null default 0`,
  // Counts the changes, so that a kept page of the thread is known to be old.
  `alter table threads add column vote_changes bigint not null default 0`,
  // lane: against the house rules, or illegal (Art. 16 DSA). reason: a code of the lane's list. Name and e-mail of who gives
  // notice leave this table only for the people who decide.
  `create table reports (
    site text not null,
    number text not null,
    secret_hash text not null,
    body_hash text not null,
    comment text not null,
    revision bigint not null,
    lane text not null check (lane in ('house', 'illegal')),
    reason text not null,
    words text not null,
    location text not null,
    name text,
    email text,
    good_faith bigint not null check (good_faith in (0, 1)),
    at bigint not null,
    primary key (site, number),
    unique (site, secret_hash),
    foreign key (site, comment) references comments
  )`,
  `create index reports_comments on reports (site, comment, at)`,
];
