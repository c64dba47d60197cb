/**
 * What is held under an address can be found by it, shown and erased. privacy_links: the mailed link, and the short session that it
 * becomes; of both tokens only the hash. decided_told: the decision on a notice was mailed to who gave it.
 */
export const privacy: readonly string[] = [
  `create index contents_emails on contents (site, lower(email)) where email is not null`,
  `create index reports_emails on reports (site, lower(email)) where email is not null`,
  `create table privacy_links (
    site text not null references sites,
    token_hash text not null,
    kind text not null check (kind in ('link', 'session')),
    email text not null,
    expires_at bigint not null,
    primary key (site, token_hash)
  )`,
  `alter table reports add column decided_told bigint not null default 0`,
  `create index reports_to_tell on reports (site, comment) where lane = 'illegal' and email is not null and decided_told = 0`,
];
