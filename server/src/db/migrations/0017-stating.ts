/**
 * Statements of reasons and appeals. A statement is written with the change of status that it explains. batch, ended_batch: the
 * decisions that made and ended it, so that an undo restores exactly what was. withdrawn: the decision was taken back. words: a
 * moderator's own, for the author; they go when the comment is erased.
 */
export const stating: readonly string[] = [
  `create table statements (
    site text not null,
    id text not null,
    comment text not null,
    at bigint not null,
    from_status text,
    to_status text not null,
    automated bigint not null check (automated in (0, 1)),
    code text not null,
    words text not null,
    rules text not null,
    source text not null check (source in ('notice', 'flag', 'own')),
    noticed text not null,
    rule_set text not null,
    content_at bigint not null,
    lang text,
    batch text,
    ended_at bigint,
    ended_batch text,
    withdrawn bigint not null default 0 check (withdrawn in (0, 1)),
    primary key (site, id),
    foreign key (site, comment) references comments
  )`,
  `create index statements_comments on statements (site, comment, at)`,
  `create index statements_times on statements (site, at)`,
  // One per comment: once is the rule.
  `create table appeals (
    site text not null,
    comment text not null,
    statement text not null,
    words text not null,
    at bigint not null,
    decided_at bigint,
    outcome text check (outcome in ('upheld', 'reversed')),
    batch text,
    primary key (site, comment),
    foreign key (site, statement) references statements
  )`,
  `create index appeals_times on appeals (site, at)`,
];
