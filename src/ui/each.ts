/**
 * A list whose entries keep their elements: one that comes or goes leaves the others, their focus and the reader's place alone.
 * In the spirit of Lit's `repeat`, which finds the fewest moves whatever happens; here entries mostly come and go, and a third of
 * the bytes does.
 */
import { noChange } from 'lit';
import { directive, Directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

type Entries = [items: readonly unknown[], keyOf: (item: never) => unknown, draw: (item: never) => unknown];

class Each extends Directive {
  #parts = new Map<unknown, ChildPart>();

  override render(..._of: Entries): unknown {
    return noChange;
  }

  override update(container: ChildPart, [items, keyOf, draw]: Entries): unknown {
    const present = this.#parts;
    this.#parts = new Map();
    const keys = new Set(items.map((item) => keyOf(item as never)));
    for (const [key, part] of present) {
      if (keys.has(key)) continue;
      removePart(part);
      // Lit leaves the marker behind it, which would stand between neighbours.
      (part.endNode as ChildNode).remove();
    }
    let next: ChildPart | undefined;
    for (const item of [...items].reverse()) {
      const key = keyOf(item as never);
      // Moves only what does not stand there already.
      const part = insertPart(container, next, present.get(key));
      setChildPartValue(part, draw(item as never));
      this.#parts.set(key, (next = part));
    }
    return noChange;
  }
}

/** `each(items, keyOf, draw)`: keys are unique; stands alone in its place of a template, always. */
export const each = directive(Each) as <T>(items: readonly T[], keyOf: (item: T) => unknown, draw: (item: T) => unknown) => DirectiveResult;
