/** Tells developers that something is wrong, without every page paying for the words. */
import type { ComplaintCode } from './complaints.js';

/** `detail` is what was found. Where even the words do not load, nothing is said. */
export const complain = (code: ComplaintCode, detail = ''): void => {
  import('./complaints.js').then(
    ({ say }) => say(code, detail),
    () => undefined,
  );
};
