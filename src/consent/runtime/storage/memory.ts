/** Keeps the record for this page only: tests, previews, and the stand-in where a browser refuses to keep anything. */
import type { RecordStorage } from './storage.js';

/** @param kept what `write` answers: false stands for a browser that refuses */
export const memoryRecordStorage = (kept = true, values: readonly string[] = []): RecordStorage => {
  let held = values;
  return {
    read: () => held,
    write(value) {
      if (kept) held = [value];
      return kept;
    },
  };
};
