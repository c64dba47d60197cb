/** Exports of our own that came back: the numbers that were set aside for each one's log, so that a second run goes on with the same. */
export const moving: readonly string[] = [
  `create table import_runs (
    site text not null references sites,
    export text not null,
    base bigint not null,
    numbers bigint not null,
    primary key (site, export)
  )`,
];
