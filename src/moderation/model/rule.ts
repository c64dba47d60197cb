/** What a rule is: a name, the shape of its settings, and a judgement. Types and the one helper that rules share. */
import { oneOf, optional, type Parser } from '../../base/parse.js';
import { fold, type Folded } from './fold.js';
import type { Candidate, Facts } from './facts.js';
import { verdictActions, type Span, type VerdictAction } from './verdict.js';

/** What a rule has to say; `evaluate` adds the rule's name. */
export interface Finding {
  readonly code: string;
  readonly action: VerdictAction;
  readonly params: Readonly<Record<string, string | number>>;
  readonly where?: readonly Span[];
}

/** The candidate with its folded fields, each folded at most once however many rules look. */
export interface Subject extends Candidate {
  folded(field: Span['field']): Folded;
}

export interface Rule<S> {
  /** Every code that `judge` may give: the words for each stand in `messages`. */
  readonly codes: readonly string[];
  /** Reads the rule's settings, its own `rule` name among them; a misspelt setting is a problem. */
  readonly parse: Parser<S>;
  /** Says nothing (an empty list) or why. Never throws, asks nobody, knows no clock but `facts.now`. */
  readonly judge: (settings: S, subject: Subject, facts: Facts) => readonly Finding[];
}

/** What a rule does when it speaks; `publish` only notes the reason for the moderator. */
export const parseAction = oneOf(...verdictActions);

/**
 * What every rule may be told besides its own settings. `spares`: to whom it is a note only, `staff` or also whom the rule set's
 * `trust` rule knows well; missing = to nobody. What it would have said is kept all the same.
 */
export const common = { action: parseAction, spares: optional(oneOf('staff', 'trusted')) } as const;

/** Places told per reason; `params` tell the whole count. `parseReason` takes up to 200. */
export const mostPlaces = 100;

export const subjectOf = (candidate: Candidate): Subject => {
  const cache = new Map<string, Folded>();
  return {
    ...candidate,
    folded(field) {
      let folded = cache.get(field);
      if (folded === undefined) cache.set(field, (folded = fold(candidate[field])));
      return folded;
    },
  };
};
