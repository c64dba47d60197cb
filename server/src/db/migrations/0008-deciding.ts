/**
 * What moderators decide on and how it is counted. Lists are read by index and counted by `queue_counts`, never by counting rows:
 * a queue may hold a hundred thousand. `open_reports`: reports since somebody last let the comment stand. `reviewed`: a person has
 * decided on these very words, and it was not taken back.
 */
export const deciding: readonly string[] = [
  // The number of the event that told of it: which of two came first is not for clocks to say.
  `alter table reports add column seq bigint not null default 0`,
  `update reports set seq = coalesce((select max(e.seq) from events e
    where e.site = reports.site and e.comment = reports.comment and e.kind = 'reported' and e.at = reports.at), 0)`,
  `alter table comments add column open_reports bigint not null default 0`,
  `alter table comments add column reviewed bigint not null default 0`,
  `update comments set open_reports = (select count(*) from reports r where r.site = comments.site and r.comment = comments.id and r.seq >
    coalesce((select max(d.seq) from decisions d
      where d.site = comments.site and d.comment = comments.id and d.undone_at is null and d.to_status = 'published'), 0))
    where exists (select 1 from reports r where r.site = comments.site and r.comment = comments.id)`,
  `update comments set reviewed = 1 where exists (select 1 from decisions d
    where d.site = comments.site and d.comment = comments.id and d.undone_at is null and d.seq >
      coalesce((select max(e.seq) from events e where e.site = comments.site and e.comment = comments.id and e.kind = 'edited'), 0))`,
  `create table queue_counts (
    site text not null references sites,
    status text not null,
    reported bigint not null,
    reviewed bigint not null,
    n bigint not null,
    primary key (site, status, reported, reviewed)
  )`,
  `insert into queue_counts (site, status, reported, reviewed, n)
    select site, status, flag, reviewed, count(*) from
      (select site, status, case when open_reports > 0 then 1 else 0 end as flag, reviewed from comments) each_one
    group by site, status, flag, reviewed`,
  `create index comments_reported on comments (site, created_at, id) where status = 'published' and open_reports > 0`,
  `create index comments_unreviewed on comments (site, created_at, id) where status = 'published' and reviewed = 0`,
  `create index comments_of_thread on comments (site, thread, status, created_at, id)`,
  `create index comments_of_language on comments (site, lang, status, created_at, id)`,
  // Which rules spoke on which comment: the words of the reasons stay in contents.
  `create table comment_rules (
    site text not null,
    rule text not null,
    created_at bigint not null,
    comment text not null,
    primary key (site, rule, created_at, comment),
    foreign key (site, comment) references comments
  )`,
  `create index comment_rules_comments on comment_rules (site, comment)`,
  ...['links', 'words', 'repeats', 'first-time', 'closed-thread', 'trap', 'verified'].map(
    (rule) => `insert into comment_rules (site, rule, created_at, comment) select c.site, '${rule}', c.created_at, c.id
      from comments c join contents w on w.site = c.site and w.comment = c.id where w.reasons like '%"rule":"${rule}"%'`,
  ),
  // Why somebody decided so: a code of our list, and words of their own.
  `alter table decisions add column reason text`,
  `alter table decisions add column reason_words text`,
  // What follows from a decision outside of the site, once it can no longer be taken back with nobody the wiser.
  `create table effects (
    site text not null,
    batch text not null,
    comment text not null,
    due_at bigint not null,
    primary key (site, batch, comment),
    foreign key (site, batch, comment) references decisions
  )`,
  `create index effects_due on effects (due_at)`,
  // until: null for as long as nobody lifts it.
  `create table author_standings (
    site text not null references sites,
    author_key text not null,
    kind text not null check (kind in ('banned', 'muted', 'pre-moderated')),
    until bigint,
    actor text not null,
    at bigint not null,
    primary key (site, author_key)
  )`,
  `create table author_notes (
    site text not null references sites,
    id text not null,
    author_key text not null,
    text text not null,
    actor text not null,
    at bigint not null,
    primary key (site, id)
  )`,
  `create index author_notes_authors on author_notes (site, author_key, at)`,
  // A moderator's own named lists, as JSON.
  `create table saved_filters (
    site text not null references sites,
    moderator text not null,
    filters text not null,
    primary key (site, moderator)
  )`,
];
