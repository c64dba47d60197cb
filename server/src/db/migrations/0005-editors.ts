/**
 * The editors' side of a thread, and two more orders. closes_at, opened_at, published_at: see `ClosingFacts`. pinned: ids as
 * JSON. edition: counts up at each change, so that readers' kept pages are known to be old.
 */
export const editors: readonly string[] = [
  `alter table threads add column closes_at bigint`,
  `alter table threads add column opened_at bigint`,
  `alter table threads add column published_at bigint`,
  `alter table threads add column closed_note text`,
  `alter table threads add column question text`,
  `alter table threads add column pinned text not null default '[]'`,
  `alter table threads add column edition bigint not null default 0`,
  // Readers who recommend the comment that opens the branch.
  `alter table branches add column score bigint not null default 0`,
  `create index branches_best on branches (site, thread, score, created_at, root) where published > 0`,
  `create index branches_discussed on branches (site, thread, published, created_at, root) where published > 0`,
];
