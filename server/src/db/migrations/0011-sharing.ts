/**
 * What processes that share a PostgreSQL must agree on: how fast a network goes (`pace.ts`), and the day's key under which networks
 * are hashed. Neither is kept for longer than it is needed.
 */
export const sharing: readonly string[] = [
  `create table pace_keys (
    day bigint primary key,
    key text not null
  )`,
  `create table pace_buckets (
    name text not null,
    key text not null,
    at bigint not null,
    level double precision not null,
    allowed bigint not null,
    primary key (name, key)
  )`,
  `create index pace_buckets_at on pace_buckets (at)`,
];
