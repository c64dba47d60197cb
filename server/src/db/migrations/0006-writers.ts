/**
 * Who writes, and whom replies are told by e-mail. `confirmed_at`: the address of that comment was proven to be its writer's.
 * `mail_queue` holds what is to be sent, with the link's token, until it has been sent; everywhere else a token is a hash.
 */
export const writers: readonly string[] = [
  `alter table contents add column confirmed_at bigint`,
  `alter table contents add column member bigint not null default 0`,
  // about: the reply that a mail tells of. Nothing is sent before not_before or after expires_at.
  `create table mail_queue (
    site text not null references sites,
    id text not null,
    template text not null check (template in ('confirm-comment', 'confirm-notify', 'reply')),
    recipient text not null,
    comment text not null,
    about text,
    token text not null,
    created_at bigint not null,
    not_before bigint not null,
    expires_at bigint not null,
    attempts bigint not null default 0,
    primary key (site, id),
    foreign key (site, comment) references comments
  )`,
  `create index mail_queue_due on mail_queue (not_before)`,
  `create index mail_queue_recipients on mail_queue (site, recipient, created_at)`,
  `create index mail_queue_comments on mail_queue (site, comment)`,
  `create table mail_links (
    site text not null references sites,
    token_hash text not null,
    purpose text not null check (purpose in ('confirm', 'unsubscribe')),
    comment text not null,
    created_at bigint not null,
    expires_at bigint,
    used_at bigint,
    primary key (site, token_hash),
    foreign key (site, comment) references comments
  )`,
  `create index mail_links_comments on mail_links (site, comment)`,
  // One row per comment whose author wants to be told of replies; ending it deletes the row, the address with it.
  `create table subscriptions (
    site text not null references sites,
    comment text not null,
    email text not null,
    author_key text not null,
    state text not null check (state in ('pending', 'confirmed')),
    created_at bigint not null,
    confirmed_at bigint,
    primary key (site, comment),
    foreign key (site, comment) references comments
  )`,
  // A reply that is approved twice is told once.
  `create table replies_told (
    site text not null references sites,
    comment text not null,
    about text not null,
    primary key (site, comment, about)
  )`,
];
