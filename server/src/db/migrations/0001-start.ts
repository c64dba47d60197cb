/**
 * The first schema. Every table carries its site. `events` is the truth and holds no personal data; `contents` holds what a
 * person may ask to have erased, and nothing else does; the rest are projections, written in the same transaction.
 *
 * A text module rather than a `.sql` file, because the compiler does not copy those.
 */
export const start: readonly string[] = [
  // seq: the last number given out. The row stays locked until commit, so that no stream ever skips a late one.
  `create table sites (
    site text primary key,
    seq bigint not null default 0,
    created_at bigint not null
  )`,
  // Secrets of a site, made once: the key under which e-mail addresses and texts are hashed.
  `create table site_keys (
    site text not null references sites,
    name text not null,
    value text not null,
    primary key (site, name)
  )`,
  `create table threads (
    site text not null references sites,
    thread text not null,
    url text not null,
    title text not null,
    state text not null default 'open' check (state in ('open', 'closed')),
    closed_because text check (closed_because in ('by-editor', 'too-old')),
    closed_at bigint,
    published bigint not null default 0 check (published >= 0),
    seq bigint not null default 0,
    created_at bigint not null,
    primary key (site, thread)
  )`,
  // root: the comment that opens the branch.
  `create table comments (
    site text not null references sites,
    id text not null,
    thread text not null,
    parent text,
    root text not null,
    status text not null check (status in ('published', 'held', 'spam', 'rejected', 'removed', 'erased')),
    revision bigint not null default 1,
    created_at bigint not null,
    edited_at bigint,
    seq bigint not null,
    seed text not null,
    badge text check (badge in ('staff', 'author')),
    lang text,
    dir text check (dir in ('ltr', 'rtl')),
    page_url text not null,
    page_title text not null,
    primary key (site, id)
  )`,
  // One row per top-level comment, by which a thread is paged. published: in the whole branch, its root included. A table of
  // its own, touched only under the site's lock, so that it never waits for a comment that another transaction decides on.
  `create table branches (
    site text not null,
    root text not null,
    thread text not null,
    created_at bigint not null,
    published bigint not null default 0 check (published >= 0),
    primary key (site, root)
  )`,
  `create index branches_pages on branches (site, thread, created_at, root) where published > 0`,
  `create index comments_branches on comments (site, root, created_at)`,
  `create index comments_queues on comments (site, status, created_at, id)`,
  // reasons: of the rules, with the words they matched; so they are erased with the words.
  `create table contents (
    site text not null,
    comment text not null,
    name text not null,
    website text not null,
    text text not null,
    email text,
    author_key text,
    text_key text not null,
    reasons text not null,
    primary key (site, comment),
    foreign key (site, comment) references comments
  )`,
  `create index contents_authors on contents (site, author_key) where author_key is not null`,
  `create index contents_texts on contents (site, text_key)`,
  // A random tint per thread and author, never made from the address (CM-03).
  `create table thread_authors (
    site text not null,
    thread text not null,
    author_key text not null,
    seed text not null,
    primary key (site, thread, author_key)
  )`,
  // Receipt and idempotency key in one: the browser keeps the secret, the server its SHA-256.
  `create table receipts (
    site text not null,
    secret_hash text not null,
    body_hash text not null,
    comment text not null,
    primary key (site, secret_hash),
    foreign key (site, comment) references comments
  )`,
  `create table events (
    site text not null references sites,
    seq bigint not null,
    at bigint not null,
    kind text not null check (kind in ('posted', 'imported', 'decided', 'undone')),
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
  `create index events_threads on events (site, thread, seq)`,
  `create index events_comments on events (site, comment, seq)`,
  // The last decisions that people took; undone_at says that it was taken back.
  `create table decisions (
    site text not null,
    batch text not null,
    comment text not null,
    action text not null,
    actor text not null,
    at bigint not null,
    undo_until bigint not null,
    from_status text not null,
    to_status text not null,
    seq bigint not null,
    undone_at bigint,
    primary key (site, batch, comment),
    foreign key (site, comment) references comments
  )`,
  `create index decisions_comments on decisions (site, comment, seq)`,
  `create table moderators (
    site text not null references sites,
    id text not null,
    name text not null,
    created_at bigint not null,
    primary key (site, id)
  )`,
  `create table sign_in_links (
    site text not null,
    token_hash text not null,
    moderator text not null,
    expires_at bigint not null,
    used_at bigint,
    primary key (site, token_hash),
    foreign key (site, moderator) references moderators
  )`,
  `create table sessions (
    site text not null,
    token_hash text not null,
    moderator text not null,
    expires_at bigint not null,
    primary key (site, token_hash),
    foreign key (site, moderator) references moderators
  )`,
  // What an import has brought already, by its place in the source: a second run finds it here and leaves it.
  `create table imported (
    site text not null,
    source text not null,
    source_id text not null,
    comment text not null,
    primary key (site, source, source_id),
    foreign key (site, comment) references comments
  )`,
];
