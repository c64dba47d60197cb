/**
 * What happened is written once and never changed (S-28): the engine itself refuses a change of `events` and `rule_sets`. Two things
 * a site's retention may do (CM-16): forget who it was, which leaves what was done, and let rows go that are older than a year by
 * the database's own clock.
 */
import type { Engine } from './index.js';

/** ms; a little less than a year of 365 days, so that a job that runs daily never waits another day. */
const year = 364 * 24 * 60 * 60 * 1000;

/** Everything of an event but who it was. */
const columns = ['site', 'seq', 'at', 'kind', 'comment', 'thread', 'from_status', 'to_status', 'revision', 'batch', 'detail'];

/** Of an update: more than the name is taken away. `differs`: as the engine says it of two values that may be null. */
const changes = (table: string, differs: string): string =>
  table === 'events' ? `when (new.actor is not null or ${columns.map((column) => `new.${column} ${differs} old.${column}`).join(' or ')})` : '';

const sqlite = (table: string): readonly string[] => [
  `create trigger ${table}_stay before update on ${table} ${changes(table, 'is not')} begin select raise(abort, 'append-only: ${table}'); end`,
  `create trigger ${table}_are_kept before delete on ${table} when old.at > cast(strftime('%s', 'now') as integer) * 1000 - ${year}
    begin select raise(abort, 'append-only: ${table}'); end`,
];

const postgres = (table: string): readonly string[] => [
  `create trigger ${table}_stay before update on ${table} for each row ${changes(table, 'is distinct from')} execute function sayso_refuse()`,
  `create trigger ${table}_are_kept before delete on ${table} for each row
    when (old.at > extract(epoch from now()) * 1000 - ${year}) execute function sayso_refuse()`,
  `create trigger ${table}_are_not_emptied before truncate on ${table} for each statement execute function sayso_refuse()`,
];

export const auditing = (engine: Engine): readonly string[] => [
  `create index events_times on events (site, at, seq)`,
  ...(engine === 'sqlite'
    ? []
    : [`create function sayso_refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only: %', tg_table_name; end $$`]),
  ...['events', 'rule_sets'].flatMap(engine === 'sqlite' ? sqlite : postgres),
];
