/**
 * Moderators become people with roles. Who was there before came by the console's link and is an owner. email: in small letters;
 * null for who only ever comes by such a link. totp_step: the last step of the clock whose code was spent. subject: who they are
 * at the paper's OpenID provider.
 */
export const people: readonly string[] = [
  `alter table moderators add column email text`,
  `alter table moderators add column role text not null default 'owner' check (role in ('viewer', 'moderator', 'editor', 'owner'))`,
  `alter table moderators add column password text`,
  `alter table moderators add column totp text`,
  `alter table moderators add column totp_step bigint not null default 0`,
  `alter table moderators add column subject text`,
  `alter table moderators add column disabled_at bigint`,
  `alter table moderators add column digest bigint not null default 1`,
  `alter table moderators add column digest_at bigint not null default 0`,
  `create unique index moderators_emails on moderators (site, email) where email is not null`,
  `create unique index moderators_subjects on moderators (site, subject) where subject is not null`,
  // Each works once in place of a code; the row goes with it.
  `create table recovery_codes (
    site text not null,
    moderator text not null,
    code_hash text not null,
    primary key (site, moderator, code_hash),
    foreign key (site, moderator) references moderators
  )`,
  // browser: a family and a system, so that their owner knows them again; '' where unknown.
  `alter table sessions add column created_at bigint not null default 0`,
  `alter table sessions add column used_at bigint not null default 0`,
  `alter table sessions add column browser text not null default ''`,
  `create index sessions_moderators on sessions (site, moderator)`,
  // purpose: 'sign-in' lets in, 'join' lets set a password first.
  `alter table sign_in_links add column purpose text not null default 'sign-in' check (purpose in ('sign-in', 'join'))`,
];
