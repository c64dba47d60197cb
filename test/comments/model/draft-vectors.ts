/** Drafts as JSON, for every place that judges them. */
import { defaultLimits, parseDraft, type Draft, type DraftLimits, type Problem } from '../../../src/comments/model/draft.js';

type Judgement = { readonly draft: Draft } | { readonly problems: readonly Problem[] };
export interface DraftVector {
  readonly name: string;
  readonly input: unknown;
  readonly limits?: DraftLimits;
  readonly expected: Judgement;
}
export interface DraftVectors {
  readonly cases: readonly DraftVector[];
}

export const judgeDraft = ({ input, limits = defaultLimits }: DraftVector): Judgement => {
  const draft = parseDraft(input, limits);
  return draft.ok ? { draft: draft.value } : { problems: draft.error };
};
