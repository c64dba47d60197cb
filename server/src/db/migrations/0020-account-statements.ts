/**
 * Statements of reasons on authors (`author_standings`): what was set for whoever has this key, decided by a person at one of their
 * comments. until: the end that was set with it; ended_at: when it was lifted, changed, or over. asked_*: the one appeal, asked at a
 * comment of theirs. words, asked_words: a moderator's and the author's own; they go when the person is erased.
 */
export const accountStatements: readonly string[] = [
  `create table account_statements (
    site text not null,
    id text not null,
    author_key text not null,
    at bigint not null,
    kind text not null check (kind in ('banned', 'muted', 'pre-moderated')),
    until bigint,
    code text not null,
    words text not null,
    rules text not null,
    source text not null check (source in ('notice', 'flag', 'own')),
    noticed text not null,
    rule_set text not null,
    content_at bigint not null,
    lang text,
    ended_at bigint,
    asked_at bigint,
    asked_of text,
    asked_words text,
    answered_at bigint,
    outcome text check (outcome in ('upheld', 'reversed')),
    primary key (site, id)
  )`,
  // One stands, as one standing does.
  `create unique index account_statements_standing on account_statements (site, author_key) where ended_at is null`,
  `create index account_statements_authors on account_statements (site, author_key, at)`,
  `create index account_statements_times on account_statements (site, at)`,
  `create index account_statements_asked on account_statements (site, asked_of) where asked_of is not null`,
];
