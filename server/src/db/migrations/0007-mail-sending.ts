/**
 * Mails are sent. The queue is made anew: a mail need not be about a comment, its templates are held by the types
 * (`MailTemplate`), and a process that sends one says until when it is its own, so that no other sends it too.
 */
export const mailSending: readonly string[] = [
  `create table mail_queue_anew (
    site text not null references sites,
    id text not null,
    template text not null,
    recipient text not null,
    comment text,
    about text,
    token text not null,
    created_at bigint not null,
    not_before bigint not null,
    expires_at bigint not null,
    attempts bigint not null default 0,
    claimed_until bigint not null default 0,
    primary key (site, id),
    foreign key (site, comment) references comments
  )`,
  `insert into mail_queue_anew (site, id, template, recipient, comment, about, token, created_at, not_before, expires_at, attempts)
    select site, id, template, recipient, comment, about, token, created_at, not_before, expires_at, attempts from mail_queue`,
  `drop table mail_queue`,
  `alter table mail_queue_anew rename to mail_queue`,
  `create index mail_queue_due on mail_queue (not_before)`,
  `create index mail_queue_recipients on mail_queue (site, recipient, created_at)`,
  `create index mail_queue_comments on mail_queue (site, comment)`,
];
