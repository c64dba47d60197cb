/**
 * A reader's text as a small tree: paragraphs, quotes, code, lists; emphasis, strong, code, links, breaks. There is no HTML in
 * it and none can come out: what looks like a tag is text (S-01). docs/markup.md tells readers and editors the same.
 *
 * `parseMarkup` never throws, takes linear time, nests to a fixed depth, and loses no word: what is not markup stays text.
 */
import { parseInline, type Inline } from './markup-inline.js';

export type { Inline } from './markup-inline.js';

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  /** `info` is what stands behind the opening fence, mostly a language; '' where nothing does. */
  | { readonly kind: 'code'; readonly text: string; readonly info: string }
  /** `start` is the number that the writer gave to the first item; 1 where not ordered. */
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly Block[])[] };

/** Quotes and lists nest this deep; what stands deeper is text. */
export const maxBlockDepth = 8;

const fence = /^ {0,3}```([^`]*)$/u;
const fenceEnd = /^ {0,3}``` *$/u;
const quoted = /^ {0,3}> ?/u;
const item = /^ {0,3}(?:([-*])|(0|[1-9]\d{0,8})\.) +(?=\S)/u;
const blank = /^\s*$/u;

interface Item {
  readonly ordered: boolean;
  readonly number: number;
  readonly width: number;
}

const itemAt = (line: string): Item | null => {
  const found = item.exec(line);
  if (found === null) return null;
  return { ordered: found[1] === undefined, number: Number(found[2] ?? 1), width: found[0].length };
};

/** One run over the lines of one level. `at` is the line that is to be read next. */
class Lines {
  at = 0;
  /** Once a fence was found without its end, no later one needs to be looked for. */
  private fenceMayEnd = true;
  constructor(
    private readonly lines: readonly string[],
    private readonly depth: number,
  ) {}

  read(): readonly Block[] {
    const blocks: Block[] = [];
    while (this.at < this.lines.length) {
      if (blank.test(this.lines[this.at] ?? '')) this.at++;
      else blocks.push(this.code() ?? this.quote() ?? this.list() ?? this.paragraph());
    }
    return blocks;
  }

  private code(): Block | null {
    const opening = fence.exec(this.lines[this.at] ?? '');
    if (opening === null || !this.fenceMayEnd) return null;
    let end = this.at + 1;
    while (end < this.lines.length && !fenceEnd.test(this.lines[end] ?? '')) end++;
    if (end >= this.lines.length) {
      this.fenceMayEnd = false;
      return null;
    }
    const text = this.lines.slice(this.at + 1, end).join('\n');
    this.at = end + 1;
    return { kind: 'code', text, info: (opening[1] ?? '').trim() };
  }

  private quote(): Block | null {
    if (this.depth >= maxBlockDepth || !quoted.test(this.lines[this.at] ?? '')) return null;
    const inner: string[] = [];
    for (; this.at < this.lines.length && quoted.test(this.lines[this.at] ?? ''); this.at++) {
      inner.push((this.lines[this.at] ?? '').replace(quoted, ''));
    }
    return { kind: 'quote', children: new Lines(inner, this.depth + 1).read() };
  }

  private list(): Block | null {
    const first = itemAt(this.lines[this.at] ?? '');
    if (first === null || this.depth >= maxBlockDepth) return null;
    const items: (readonly Block[])[] = [];
    for (let next: Item | null = first; next !== null && this.continues(first, next, items.length); next = itemAt(this.lines[this.at] ?? '')) {
      items.push(this.item(next.width));
    }
    return { kind: 'list', ordered: first.ordered, start: first.number, items };
  }

  /** Numbers are the writer's words: an item joins a list only where counting on gives the number that was written. */
  private continues(first: Item, next: Item, count: number): boolean {
    return next.ordered === first.ordered && (!first.ordered || next.number === first.number + count);
  }

  private item(width: number): readonly Block[] {
    const inner = [(this.lines[this.at] ?? '').slice(width)];
    for (this.at++; /^ {2,}\S/u.test(this.lines[this.at] ?? ''); this.at++) {
      const line = this.lines[this.at] ?? '';
      inner.push(line.slice(Math.min(width, line.length - line.trimStart().length)));
    }
    return new Lines(inner, this.depth + 1).read();
  }

  private paragraph(): Block {
    const start = this.at;
    for (this.at++; this.at < this.lines.length && !this.interrupts(this.lines[this.at] ?? ''); this.at++);
    const lines = this.lines.slice(start, this.at).map((line) => line.trim());
    return { kind: 'paragraph', children: parseInline(lines.join('\n')) };
  }

  /** "1984. A good year" at the start of a line inside a sentence is no list: only 1 begins one there. */
  private interrupts(line: string): boolean {
    if (blank.test(line)) return true;
    if (this.fenceMayEnd && fence.test(line)) return true;
    if (this.depth >= maxBlockDepth) return false;
    const entry = itemAt(line);
    return quoted.test(line) || (entry !== null && entry.number === 1);
  }
}

/** Reads a comment's text; an empty one gives no blocks. */
export const parseMarkup = (text: string): readonly Block[] => new Lines(text.replace(/\r\n?/gu, '\n').split('\n'), 0).read();

const inlineText = (children: readonly Inline[]): string =>
  children.map((child) => ('children' in child ? inlineText(child.children) : child.kind === 'break' ? '\n' : child.text)).join('');

/** The words without the markup, for previews and for announcing; blocks on lines of their own. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return inlineText(block.children);
        case 'quote':
          return plainText(block.children);
        case 'code':
          return block.text;
        case 'list':
          return block.items.map((each) => plainText(each)).join('\n');
      }
    })
    .join('\n');
