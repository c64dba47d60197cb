/** What a reader has decided. Made only by `decide.ts`; kept in one cookie, `sayso`. */

export interface ConsentRecord {
  /** The policy revision it was given under; 0 while only single services were allowed and the notice itself is unanswered. */
  readonly revision: number;
  /** Days since 1970-01-01 (UTC): a day is all that is kept, so that a refusal carries no identifier (C-42). */
  readonly day: number;
  /**
   * Digest of the policy text that it was last kept under (`Policy.digest`), 0 where that is not known: where it fits today's text,
   * this very text was found good before, and the head stub need not check it again.
   */
  readonly digest: number;
  /** Per purpose: the fingerprint of its services when asked, and which of them were granted. */
  readonly purposes: ReadonlyMap<string, PurposeAnswer>;
  /**
   * Answers in the cookie that fit no purpose of today's policy (its services changed, or it went): they grant nothing, but
   * whether one of them was a yes decides if the reader is asked again (C-43).
   */
  readonly lapsed: { readonly granted: number; readonly refused: number };
}

export interface PurposeAnswer {
  /** 24 bits over the purpose's id and its services' ids and order: a mismatch with the policy grants nothing. */
  readonly fingerprint: number;
  /** Ids of granted services, for purposes without services the purpose's own id. */
  readonly granted: ReadonlySet<string>;
}
