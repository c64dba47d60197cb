/**
 * The half of the markup that stands inside a line: *emphasis*, **strong**, `code`, links, breaks. One pass from left to
 * right over a stack of open marks; a mark that nothing closes is text again. The stack is bounded, so time is linear.
 */
import { maxAddressLength, parseAddress } from './address.js';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `host` is shown wherever the words do not already say where the link leads. */
  | { readonly kind: 'link'; readonly href: string; readonly host: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

type LinkNode = Extract<Inline, { kind: 'link' }>;

interface Frame {
  readonly kind: 'root' | 'emphasis' | 'strong' | 'bracket';
  /** What was written to open it; text again when nothing closes it. */
  readonly mark: string;
  /** A bracket around a link cannot become a link itself. */
  active: boolean;
  readonly children: Inline[];
}

/** Open marks at one time; a mark beyond is text. */
const maxOpen = 16;
const ordinary = /[^\\*`[\]\nhH]+/uy;
const startsAddress = /https?:\/\//iuy;
const addressEnd = /[\s<>"]/gu;
/** Inside a bracket the address ends with it, else "[see https://a.example](…)" could not be written. */
const addressEndInBracket = /[\s<>"\]]/gu;
/** What people put after an address and do not mean as part of it, in Latin and Arabic writing. */
const trailing = /[.,;:!?'*_~\]”’»…۔،؛؟]/u;
const wordCharacter = /[\p{L}\p{N}]/u;
const asciiWord = /[A-Za-z0-9]/u;

class InlineReader {
  private at = 0;
  private readonly stack: Frame[] = [{ kind: 'root', mark: '', active: false, children: [] }];
  private codeMayEnd = true;
  /** Autolinks as they were made, so that a link around one can take it apart again. */
  private readonly autolinks = new WeakSet<Inline>();

  constructor(private readonly source: string) {}

  read(): readonly Inline[] {
    while (this.at < this.source.length) this.step();
    this.flattenTo(1);
    return this.top.children;
  }

  private get top(): Frame {
    return this.stack[this.stack.length - 1] as Frame;
  }

  private step(): void {
    ordinary.lastIndex = this.at;
    const plain = ordinary.exec(this.source);
    if (plain !== null) return this.text(plain[0]);
    switch (this.source[this.at]) {
      case '\n':
        this.top.children.push({ kind: 'break' });
        this.at++;
        return;
      case '\\':
        return this.escape();
      case '`':
        return this.code();
      case '*':
        return this.stars();
      case '[':
        return this.openBracket();
      case ']':
        return this.closeBracket();
      default:
        return this.address();
    }
  }

  /** Takes characters that are no markup; neighbours become one node. */
  private text(taken: string): void {
    this.at += taken.length;
    this.append(taken);
  }

  private append(text: string): void {
    const last = this.top.children.at(-1);
    if (last?.kind === 'text') this.top.children[this.top.children.length - 1] = { kind: 'text', text: last.text + text };
    else if (text !== '') this.top.children.push({ kind: 'text', text });
  }

  private escape(): void {
    const next = this.source[this.at + 1];
    if (next === '*' || next === '`' || next === '[') {
      this.at++;
      this.text(next);
    } else this.text('\\');
  }

  private code(): void {
    const end = this.codeMayEnd ? this.source.indexOf('`', this.at + 1) : -1;
    if (end === -1) this.codeMayEnd = false;
    if (end <= this.at + 1) return this.text(end === -1 ? '`' : '``');
    this.top.children.push({ kind: 'code', text: this.source.slice(this.at + 1, end) });
    this.at = end + 1;
  }

  private stars(): void {
    let count = 1;
    while (this.source[this.at + count] === '*') count++;
    const before = this.source[this.at - 1] ?? ' ';
    const after = this.source[this.at + count] ?? ' ';
    // "2*3*4" is arithmetic; a star between letters of a script without blanks may well be meant.
    const inWord = asciiWord.test(before) && asciiWord.test(after);
    if (count > 3 || inWord) return this.text('*'.repeat(count));
    this.at += count;
    let left = /\s/u.test(before) ? count : this.close(count);
    if (left > 0 && !/\s/u.test(after)) left = this.open(left);
    this.append('*'.repeat(left));
  }

  /** Closes what is open, the innermost first; returns how many stars are left over. */
  private close(count: number): number {
    for (let left = count; left > 0; ) {
      const wanted = this.innermost((frame) => frame.kind === 'emphasis' || (frame.kind === 'strong' && left >= 2));
      if (wanted === -1) return left;
      this.flattenTo(wanted + 1);
      const { kind, mark, children } = this.stack.pop() as Frame;
      this.top.children.push({ kind: kind as 'emphasis' | 'strong', children });
      left -= mark.length;
    }
    return 0;
  }

  private open(count: number): number {
    if (this.stack.length + 1 >= maxOpen) return count;
    if (count >= 2) this.stack.push({ kind: 'strong', mark: '**', active: false, children: [] });
    if (count !== 2) this.stack.push({ kind: 'emphasis', mark: '*', active: false, children: [] });
    return 0;
  }

  private openBracket(): void {
    if (this.stack.length >= maxOpen) return this.text('[');
    this.at++;
    this.stack.push({ kind: 'bracket', mark: '[', active: true, children: [] });
  }

  private closeBracket(): void {
    const index = this.innermost((frame) => frame.kind === 'bracket');
    if (index === -1) return this.text(']');
    this.flattenTo(index + 1);
    const frame = this.top;
    const target = frame.active && frame.children.length > 0 ? this.target() : null;
    if (target === null) {
      // The bracket is done with: what stood in it stays text, and the next "]" looks further out.
      this.flattenTo(index);
      return this.text(']');
    }
    this.stack.pop();
    this.top.children.push({ kind: 'link', href: target.href, host: target.host, children: this.withoutAutolinks(frame.children) });
    for (const outer of this.stack) outer.active = false;
    this.at = target.end;
  }

  /** Reads "(https://…)" behind a "]"; parentheses inside may nest once, as in encyclopedias' addresses. */
  private target(): { readonly href: string; readonly host: string; readonly end: number } | null {
    if (this.source[this.at + 1] !== '(') return null;
    const start = this.at + 2;
    let nested = 0;
    for (let end = start; end - start <= maxAddressLength && end < this.source.length; end++) {
      const character = this.source[end] as string;
      if (/[\s<>]/u.test(character)) return null;
      if (character === '(' && ++nested > 1) return null;
      if (character === ')' && nested-- === 0) {
        const address = parseAddress(this.source.slice(start, end));
        return address === null ? null : { ...address, end: end + 1 };
      }
    }
    return null;
  }

  private address(): void {
    startsAddress.lastIndex = this.at;
    const before = this.source[this.at - 1];
    if (!startsAddress.test(this.source) || (before !== undefined && wordCharacter.test(before))) {
      return this.text(this.source[this.at] as string);
    }
    const ending = this.innermost((frame) => frame.kind === 'bracket') === -1 ? addressEnd : addressEndInBracket;
    ending.lastIndex = this.at;
    const written = trimmed(this.source.slice(this.at, ending.exec(this.source)?.index ?? this.source.length));
    const address = parseAddress(written);
    if (address === null) return this.text(written);
    const link: LinkNode = { kind: 'link', ...address, children: [{ kind: 'text', text: written }] };
    this.autolinks.add(link);
    this.top.children.push(link);
    this.at += written.length;
  }

  private withoutAutolinks(children: readonly Inline[]): readonly Inline[] {
    return children.flatMap((child): readonly Inline[] => {
      if (child.kind === 'link') return this.autolinks.has(child) ? child.children : [child];
      return 'children' in child ? [{ ...child, children: this.withoutAutolinks(child.children) }] : [child];
    });
  }

  private innermost(wanted: (frame: Frame) => boolean): number {
    for (let index = this.stack.length - 1; index > 0; index--) if (wanted(this.stack[index] as Frame)) return index;
    return -1;
  }

  /** Turns open marks back into text until so many frames are left. */
  private flattenTo(count: number): void {
    while (this.stack.length > count) {
      const { mark, children } = this.stack.pop() as Frame;
      this.append(mark);
      for (const child of children) {
        if (child.kind === 'text') this.append(child.text);
        else this.top.children.push(child);
      }
    }
  }
}

const count = (text: string, character: string): number => text.split(character).length - 1;

/** An address without the punctuation behind it; a closing parenthesis stays where it was opened inside. */
const trimmed = (text: string): string => {
  let end = text.length;
  let surplus = count(text, ')') - count(text, '(');
  for (; end > 0; end--) {
    const last = text[end - 1] as string;
    if (last === ')' && surplus > 0) surplus--;
    else if (!trailing.test(last)) break;
  }
  return text.slice(0, end);
};

export const parseInline = (source: string): readonly Inline[] => new InlineReader(source).read();
