/**
 * Two more kinds of events: an author changed the words, or took the comment away. The table is made anew, because SQLite cannot
 * change a check that stands.
 */
export const editing: readonly string[] = [
  `create table events_anew (
    site text not null references sites,
    seq bigint not null,
    at bigint not null,
    kind text not null check (kind in ('posted', 'imported', 'decided', 'undone', 'edited', 'removed-by-author')),
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
];
