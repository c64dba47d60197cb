/** Work on a list, a few at a time: a host that runs PHP has a handful of workers, and readers want some of them. */

/** Decisions and questions that are on their way at once. */
export const atOnce = 4;

/** Results in the order of the list; the first fault ends it, once what is under way has ended. */
export const inTurns = async <T, R>(list: readonly T[], work: (each: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < list.length) {
      const at = next++;
      results[at] = await work(list[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, hand));
  return results;
};
