/**
 * What our templates use of lit-html, for the bundle of script tags: values between nodes and in attributes, `?`, `.` and `@`,
 * lists that keep their elements. The language is lit-html's own; test/ui/lean/html.test.ts holds both to one contract
 * (decision 0016). Left out is what no template of ours needs: directives, element bindings, server rendering.
 */
import { stepsOf } from './template.js';

export const nothing = Symbol();
/** As it was: the place keeps what it shows. */
export const noChange = Symbol();

/** A class, so that no answer of a server can pass for a template. */
class Template {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Template => new Template(strings, values);
export { html as svg };

class List {
  readonly items: readonly unknown[];
  readonly keyOf: (item: never, index: number) => unknown;
  readonly draw: (item: never) => unknown;
  constructor(items: readonly unknown[], keyOf: List['keyOf'], draw: List['draw']) {
    this.items = items;
    this.keyOf = keyOf;
    this.draw = draw;
  }
}

/** `each(items, keyOf, draw)`: keys are unique, and what has the same key keeps its elements. */
export const each = (items: List['items'], keyOf: List['keyOf'], draw: List['draw']): List => new List(items, keyOf, draw);

/** Takes its own out of a template's values. */
type Part = (values: readonly unknown[]) => void;

const attributePart = (element: Element, name: string, texts: readonly string[], first: number, host: unknown): Part => {
  const [kind] = name;
  const bare = name.slice(1);
  // A value alone keeps its type.
  const isAlone = texts.join() === ',';
  let before: unknown = nothing;
  if (kind === '@') element.addEventListener(bare, (event) => (before as ((event: Event) => void) | null)?.call(host ?? element, event));
  return (values) => {
    const value = isAlone ? values[first] : texts.reduce((all, text, index) => `${all}${values[first + index - 1] ?? ''}${text}`);
    if (value === before) return;
    before = value;
    if (kind === '.') (element as unknown as Record<string, unknown>)[bare] = value;
    else if (kind === '?') element.toggleAttribute(bare, Boolean(value));
    else if (kind !== '@') {
      if (value === nothing) element.removeAttribute(name);
      else element.setAttribute(name, String(value ?? ''));
    }
  };
};

const nodesFrom = (first: ChildNode | null, end: ChildNode | null): readonly ChildNode[] => {
  const nodes: ChildNode[] = [];
  for (let at = first; at !== end; at = (at as ChildNode).nextSibling) nodes.push(at as ChildNode);
  return nodes;
};

/** What stands behind `start`, up to `end` or the end of the parent. */
class Place {
  readonly start: ChildNode;
  readonly #end: ChildNode | null;
  readonly #host: unknown;
  /** One of these is shown, or none. */
  #text: Text | undefined;
  #strings: readonly string[] | undefined;
  #entries: Map<unknown, Place> | undefined;
  #parts: readonly Part[] = [];

  constructor(start: ChildNode, end: ChildNode | null, host: unknown) {
    this.start = start;
    this.#end = end;
    this.#host = host;
  }

  set(value: unknown): void {
    if (value === noChange) return;
    if (value instanceof Template) this.#setTemplate(value);
    else if (value instanceof List) this.#setList(value);
    else if (Array.isArray(value)) this.#setList(new List(value, (_, index) => index, (item) => item));
    else {
      const words = value === nothing ? '' : String(value ?? '');
      if (!this.#text || words === '') {
        this.#clear();
        if (words !== '') this.#insert((this.#text = new Text(words)));
      } else if (this.#text.data !== words) this.#text.data = words;
    }
  }

  #setTemplate({ strings, values }: Template): void {
    if (strings === this.#strings) return this.#update(values);
    this.#clear();
    this.#strings = strings;
    const made = document.createDocumentFragment();
    const parts: Part[] = [];
    let at: DocumentFragment | Element = made;
    let next = 0;
    for (const [words, ends, tag, attributes, isEmpty] of stepsOf(strings)) {
      if (words)
        words.forEach((text, index) => {
          const behind = new Text(text);
          if (index > 0) {
            const before = new Comment();
            const from = next++;
            at.append(before, behind);
            const place = new Place(before, behind, this.#host);
            parts.push((values) => place.set(values[from]));
          } else at.append(behind);
        });
      else if (ends) at = at.parentNode as DocumentFragment | Element;
      else {
        const element: Element = document.createElementNS(tag === 'svg' ? 'http://www.w3.org/2000/svg' : ((at as Partial<Element>).namespaceURI ?? 'http://www.w3.org/1999/xhtml'), tag as string);
        at.append(element);
        for (const [name, texts] of attributes) {
          if (texts.length > 1) parts.push(attributePart(element, name, texts, next, this.#host));
          else element.setAttribute(name, texts[0] as string);
          next += texts.length - 1;
        }
        if (!isEmpty) at = element;
      }
    }
    this.#parts = parts;
    this.#update(values);
    this.#insert(made);
  }

  #update(values: readonly unknown[]): void {
    for (const part of this.#parts) part(values);
  }

  #setList({ items, keyOf, draw }: List): void {
    if (!this.#entries) this.#clear();
    const present = this.#entries ?? new Map<unknown, Place>();
    this.#entries = new Map();
    const keys = items.map(keyOf as (item: unknown, index: number) => unknown);
    const kept = new Set(keys);
    for (const [key, entry] of present) if (!kept.has(key)) for (const node of entry.#all) node.remove();
    // From the last to the first: each knows what stands behind it.
    let next = this.#end;
    for (let index = items.length; index-- > 0; ) {
      const key = keys[index];
      let entry = present.get(key);
      if (!entry) entry = new Place(this.#insert(new Comment(), next), this.#insert(new Comment(), next), this.#host);
      // Only what does not stand there already is moved.
      else if (entry.#end?.nextSibling !== next) for (const node of entry.#all) this.#insert(node, next);
      entry.set(draw(items[index] as never));
      this.#entries.set(key, entry);
      next = entry.start;
    }
  }

  /** An entry's nodes, both ends among them. */
  get #all(): readonly ChildNode[] {
    return nodesFrom(this.start, (this.#end as ChildNode).nextSibling);
  }

  #insert<N extends Node>(node: N, before = this.#end): N {
    return (this.start.parentNode as ParentNode).insertBefore(node, before);
  }

  #clear(): void {
    for (const node of nodesFrom(this.start.nextSibling, this.#end)) node.remove();
    this.#text = this.#strings = this.#entries = undefined;
  }
}

const roots = new WeakMap<Node, Place>();

/** Draws behind what stands in the container, the first time; then changes what it drew. `host` is what listeners run as. */
export const render = (value: unknown, container: HTMLElement | DocumentFragment, { host }: { readonly host?: unknown } = {}): void => {
  let place = roots.get(container);
  if (!place) roots.set(container, (place = new Place(container.appendChild(new Comment()), null, host)));
  place.set(value);
};
