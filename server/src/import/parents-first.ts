/** Puts comments of any order into one in which each follows what it answers. */
export interface Placed {
  readonly sourceId: string;
  /** null at top level. */
  readonly parentSourceId: string | null;
}

/**
 * Holds back only what came before its parent. What answers something that never comes stands at top level, and so does one
 * comment of a circle, so that none is lost.
 */
export const parentsFirst = async function* <T extends Placed>(comments: AsyncIterable<T>): AsyncGenerator<T> {
  const given = new Set<string>();
  const waiting = new Map<string, T[]>();
  const release = function* (first: T): Generator<T> {
    const stack = [first];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      yield next;
      given.add(next.sourceId);
      const freed = waiting.get(next.sourceId) ?? [];
      waiting.delete(next.sourceId);
      stack.push(...freed.reverse());
    }
  };
  for await (const comment of comments) {
    const { parentSourceId: parent } = comment;
    if (parent === null || given.has(parent)) yield* release(comment);
    else waiting.set(parent, [...(waiting.get(parent) ?? []), comment]);
  }
  const held = new Set([...waiting.values()].flat().map(({ sourceId }) => sourceId));
  const orphaned = [...waiting.keys()].filter((parent) => !held.has(parent));
  for (const parent of orphaned) {
    const orphans = waiting.get(parent) ?? [];
    waiting.delete(parent);
    for (const orphan of orphans) yield* release({ ...orphan, parentSourceId: null });
  }
  for (let [circle] = waiting; circle !== undefined; [circle] = waiting) {
    const [parent, [first, ...rest]] = circle;
    if (rest.length === 0) waiting.delete(parent);
    else waiting.set(parent, rest);
    if (first !== undefined) yield* release({ ...first, parentSourceId: null });
  }
};
