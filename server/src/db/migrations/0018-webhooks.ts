/**
 * What is told to other servers. webhooks: up to which number of the log a hook has been given its deliveries, how the last try went,
 * and until when the other side is left alone because it did not answer. webhook_deliveries: what is still to be told, as ids: words are read when it is sent, so an erasure reaches them too.
 */
export const webhooks: readonly string[] = [
  `create table webhooks (
    site text not null references sites,
    name text not null,
    seq bigint not null,
    last_at bigint,
    last_code text,
    delivered_at bigint,
    given_up bigint not null default 0,
    failures bigint not null default 0,
    paused_until bigint not null default 0,
    primary key (site, name)
  )`,
  // batch: of the decision that it tells of. claimed_until: a process that sends one says until when it is its own.
  `create table webhook_deliveries (
    site text not null,
    id text not null,
    hook text not null,
    type text not null,
    comment text not null,
    batch text,
    seq bigint not null,
    at bigint not null,
    not_before bigint not null,
    expires_at bigint not null,
    attempts bigint not null default 0,
    claimed_until bigint not null default 0,
    primary key (site, id),
    foreign key (site, hook) references webhooks
  )`,
  `create index webhook_deliveries_due on webhook_deliveries (site, hook, not_before)`,
];
