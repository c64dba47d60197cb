/** Why a moderator turned a comment away: a code of a short list, in every language, and words of their own beside it. */

export const decisionReasons = ['advertising', 'insult', 'hate', 'off-topic', 'private', 'false', 'unlawful', 'unreadable', 'other'] as const;
export type DecisionReasonCode = (typeof decisionReasons)[number];

export interface DecisionReason {
  readonly code: DecisionReasonCode;
  /** The moderator's own words, as plain text; absent: none. */
  readonly words?: string;
}

/** Longest own words, in UTF-16 units. */
export const longestReason = 500;
