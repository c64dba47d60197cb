/** What a reader has decided. Made only by `decide.ts`; kept in one cookie, `sayso`. */

export interface ConsentRecord {
  /** The policy revision it was given under. */
  readonly revision: number;
  /** Days since 1970-01-01 (UTC): a day is all that is kept, so that a refusal carries no identifier (C-42). */
  readonly day: number;
  /** Per purpose: the fingerprint of its services when asked, and which of them were granted. */
  readonly purposes: ReadonlyMap<string, PurposeAnswer>;
}

export interface PurposeAnswer {
  /** 24 bits over the purpose's id and its services' ids and order: a mismatch with the policy grants nothing. */
  readonly fingerprint: number;
  /** Ids of granted services, for purposes without services the purpose's own id. */
  readonly granted: ReadonlySet<string>;
}
