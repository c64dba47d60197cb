/**
 * A site's rules as a file that moderators change. Every version stays, because verdicts name the one that spoke. actor null: it
 * came with the settings or with a newer sayso.
 */
export const ruleSets: readonly string[] = [
  `create table rule_sets (
    site text not null references sites,
    version bigint not null,
    name text not null,
    body text not null,
    actor text,
    at bigint not null,
    primary key (site, version)
  )`,
];
