/** Words that this page has changed, where no plug-in of ours keeps the former ones. */
import type { WordsRecord } from '../../../moderation/model/editing.js';

export interface Reworded {
  readonly batch: string;
  readonly by: string;
  readonly at: number;
  /** As they were kept before and after, to the letter. */
  readonly from: string;
  readonly to: string;
}

/** The last of them; null: none stands. */
export const recordOf = (changes: readonly Reworded[] = []): WordsRecord | null => {
  const last = changes.at(-1);
  return last === undefined ? null : { batch: last.batch, by: last.by, at: last.at, undoable: true };
};
