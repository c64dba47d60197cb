/**
 * Reads a JSON document of any size as a stream: the items of its outer array, or the members of its outer object and, where a
 * member is an array, that array's items one by one. Only one item is in memory. What is no JSON is refused with its line.
 */
import { ImportRefusal } from './refusal.js';
import { textOf, UnreadableText } from './text-of.js';

export interface JsonItem {
  /** The member it stands in; '' where the document is an array. */
  readonly key: string;
  readonly value: unknown;
  /** Where it begins. */
  readonly line: number;
}

type Place = 'start' | 'key' | 'colon' | 'value' | 'item' | 'inside' | 'after' | 'end';

const blank = (letter: string): boolean => letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t';

/** Where in the words the engine stopped, from its message; 0 where it does not say. */
const offsetOf = (error: unknown): number => Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0);

const linesIn = (text: string): number => text.split('\n').length - 1;

class JsonScanner {
  readonly ready: JsonItem[] = [];
  private place: Place = 'start';
  private line = 1;
  private key = '';
  private outer: 'array' | 'object' = 'array';
  private inArray = false;
  /** A comma came: something must follow. */
  private owed = false;
  private words = '';
  private begun = 1;
  private depth = 0;
  private inText = false;
  private escaped = false;

  refuse(reason: string, line = this.line): never {
    throw new ImportRefusal(reason, line);
  }

  write(text: string): void {
    for (let index = 0; index < text.length; index++) {
      const letter = text[index] ?? '';
      if (this.place === 'inside') index = this.collect(text, index);
      else if (!blank(letter) && !(letter === '\ufeff' && this.place === 'start')) this.meet(letter);
      else if (letter === '\n') this.line++;
    }
  }

  end(): void {
    if (this.place === 'start') this.refuse('the file is empty');
    if (this.place !== 'end') this.refuse('the file ends in the middle');
  }

  private meet(letter: string): void {
    switch (this.place) {
      case 'start':
        if (letter !== '[' && letter !== '{') this.refuse('this is not a JSON export');
        this.outer = letter === '[' ? 'array' : 'object';
        this.inArray = letter === '[';
        this.place = letter === '[' ? 'item' : 'key';
        return;
      case 'key':
        if (letter === '}' && !this.owed) return this.endOuter();
        if (letter !== '"') this.refuse('expected the name of a member');
        return this.begin(letter);
      case 'colon':
        if (letter !== ':') this.refuse('expected ":"');
        this.place = 'value';
        return;
      case 'value':
        if (letter === '[') {
          this.inArray = true;
          this.owed = false;
          this.place = 'item';
          return;
        }
        return this.begin(letter);
      case 'item':
        if (letter === ']' && !this.owed) return this.endArray();
        return this.begin(letter);
      case 'after':
        if (letter === ',') {
          this.owed = true;
          this.place = this.inArray ? 'item' : 'key';
          return;
        }
        if (this.inArray && letter === ']') return this.endArray();
        if (!this.inArray && letter === '}') return this.endOuter();
        return this.refuse(`expected "," or "${this.inArray ? ']' : '}'}"`);
      default:
        this.refuse('something stands behind the end');
    }
  }

  private endArray(): void {
    this.inArray = false;
    if (this.outer === 'array') this.endOuter();
    else this.place = 'after';
  }

  private endOuter(): void {
    this.place = 'end';
  }

  private isKey = false;
  private begin(letter: string): void {
    if (letter === ']' || letter === '}' || letter === ',' || letter === ':') this.refuse(`"${letter}" stands where a value must`);
    this.isKey = this.place === 'key';
    this.place = 'inside';
    this.words = letter;
    this.begun = this.line;
    this.inText = letter === '"';
    this.escaped = false;
    this.depth = letter === '{' || letter === '[' ? 1 : 0;
  }

  /** Takes letters until the value is whole; gives the index of the last one taken. */
  private collect(text: string, from: number): number {
    let index = from;
    for (; index < text.length; index++) {
      const letter = text[index] ?? '';
      if (letter === '\n') this.line++;
      if (this.inText) {
        if (this.escaped) this.escaped = false;
        else if (letter === '\\') this.escaped = true;
        else if (letter === '"') {
          this.inText = false;
          if (this.depth === 0) return this.whole(text.slice(from, index + 1), index);
        }
      } else if (letter === '"') this.inText = true;
      else if (letter === '{' || letter === '[') this.depth++;
      else if (letter === '}' || letter === ']') {
        if (this.depth === 0) return this.whole(text.slice(from, index), index - 1);
        if (--this.depth === 0) return this.whole(text.slice(from, index + 1), index);
      } else if (this.depth === 0 && (letter === ',' || blank(letter))) {
        if (letter === '\n') this.line--;
        return this.whole(text.slice(from, index), index - 1);
      }
    }
    this.words += text.slice(from);
    return index;
  }

  private whole(rest: string, index: number): number {
    const words = this.words + rest;
    this.words = '';
    let value: unknown;
    try {
      value = JSON.parse(words);
    } catch (error) {
      this.refuse('this is no JSON', this.begun + linesIn(words.slice(0, offsetOf(error))));
    }
    this.owed = false;
    if (this.isKey) {
      this.key = String(value);
      this.place = 'colon';
    } else {
      this.ready.push({ key: this.key, value, line: this.begun });
      this.place = 'after';
    }
    return index;
  }

  /** The line that has been reached. */
  get at(): number {
    return this.line;
  }
}

/** Throws `ImportRefusal`. */
export const jsonItems = async function* (file: string): AsyncGenerator<JsonItem> {
  const scanner = new JsonScanner();
  try {
    for await (const text of textOf(file)) {
      scanner.write(text);
      yield* scanner.ready.splice(0);
    }
  } catch (error) {
    if (error instanceof UnreadableText) throw new ImportRefusal(error.message, scanner.at);
    throw error;
  }
  scanner.end();
  yield* scanner.ready.splice(0);
};

/** One JSON value per line; empty lines are passed over. Throws `ImportRefusal`. */
export const jsonLines = async function* (file: string): AsyncGenerator<{ readonly value: unknown; readonly line: number }> {
  let line = 0;
  let rest = '';
  const read = (words: string): readonly { readonly value: unknown; readonly line: number }[] => {
    line++;
    if (words.trim() === '') return [];
    try {
      return [{ value: JSON.parse(words) as unknown, line }];
    } catch {
      throw new ImportRefusal('this is no JSON', line);
    }
  };
  try {
    for await (const text of textOf(file)) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const words of lines) yield* read(words);
    }
  } catch (error) {
    if (error instanceof UnreadableText) throw new ImportRefusal(error.message, line + 1);
    throw error;
  }
  yield* read(rest);
};
