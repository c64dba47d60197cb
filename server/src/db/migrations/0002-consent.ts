/**
 * Receipts of consent: what was chosen, by hash, and the words and policies that the hashes stand for. No reader, no address, no
 * time finer than a day. A text stands under its own SHA-256 and is never changed: another text is another row (C-51).
 */
export const consent: readonly string[] = [
  `create table consent_texts (
    site text not null references sites,
    hash text not null,
    text text not null,
    day bigint not null,
    primary key (site, hash)
  )`,
  // granted, refused: lists of ids, as JSON.
  `create table consent_receipts (
    site text not null references sites,
    hash text not null,
    event text not null check (event in ('given', 'withdrawn')),
    granted text not null,
    refused text not null,
    notice text not null,
    policy text not null,
    revision bigint not null,
    day bigint not null,
    primary key (site, hash)
  )`,
];
