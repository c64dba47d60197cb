/**
 * Where things stand in a JSON text: for telling whoever wrote it by hand the line of a fault. `JSON.parse` says no place that
 * all browsers agree on; this reads the same grammar, remembers each value's place by its path (`rules[3].words[0]`), and tells
 * the first fault. A field that stands twice is a fault too: one of the two would be ignored without a word.
 */

/** In UTF-16 units: `[start, end)`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What was missing at the place of a fault. `twice`: a field's name that stood there before. */
export type JsonFaultCode = 'value' | 'text' | 'comma' | 'colon' | 'name' | 'twice' | 'nothing-more' | 'less-deep';

export type JsonRead =
  | { readonly kind: 'value'; readonly value: unknown; readonly places: ReadonlyMap<string, Place> }
  | { readonly kind: 'fault'; readonly code: JsonFaultCode; readonly at: number };

/** Nothing that is written by hand lies deeper. */
const deepest = 40;

const blank = /[ \t\r\n]*/y;
/** What may be a text; whether it is one is for `JSON.parse` to say. */
const text = /"(?:[^"\\\n]+|\\.)*"/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Fault extends Error {
  constructor(
    readonly code: JsonFaultCode,
    readonly at: number,
  ) {
    super(code);
  }
}

class Reader {
  readonly places = new Map<string, Place>();
  at = 0;
  constructor(readonly source: string) {}

  /** Passes over what matches here; '' where nothing does. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
  /** Passes over one sign, with the blanks around it. */
  sign(sign: string): boolean {
    this.take(blank);
    if (this.source[this.at] !== sign) return false;
    this.at++;
    this.take(blank);
    return true;
  }
  text(code: JsonFaultCode): string {
    const start = this.at;
    const found = this.take(text);
    if (found === '') throw new Fault(this.source[start] === '"' ? 'text' : code, start);
    try {
      return JSON.parse(found) as string;
    } catch {
      throw new Fault('text', start);
    }
  }
  value(path: string, depth: number): void {
    this.take(blank);
    const start = this.at;
    if (depth > deepest) throw new Fault('less-deep', start);
    const first = this.source[start];
    if (first === '{') this.members(path, depth);
    else if (first === '[') this.items(path, depth);
    else if (first === '"') this.text('value');
    else if (this.take(plain) === '') throw new Fault('value', start);
    this.places.set(path, { start, end: this.at });
  }
  members(path: string, depth: number): void {
    const names = new Set<string>();
    this.sign('{');
    if (this.sign('}')) return;
    do {
      const start = this.at;
      const name = this.text('name');
      if (names.has(name)) throw new Fault('twice', start);
      names.add(name);
      if (!this.sign(':')) throw new Fault('colon', this.at);
      this.value(path === '' ? name : `${path}.${name}`, depth + 1);
    } while (this.sign(','));
    this.end('}');
  }
  items(path: string, depth: number): void {
    this.sign('[');
    if (this.sign(']')) return;
    let index = 0;
    do this.value(`${path}[${index++}]`, depth + 1);
    while (this.sign(','));
    this.end(']');
  }
  /** The bracket that closes, without the blanks behind it. */
  end(bracket: string): void {
    this.take(blank);
    if (this.source[this.at] !== bracket) throw new Fault('comma', this.at);
    this.at++;
  }
}

/** Reads a JSON text. Never throws. */
export const readJsonPlaces = (source: string): JsonRead => {
  const reader = new Reader(source);
  try {
    reader.value('', 0);
    const end = reader.at;
    reader.take(blank);
    if (reader.at < source.length) throw new Fault('nothing-more', reader.at);
    reader.at = end;
    return { kind: 'value', value: JSON.parse(source) as unknown, places: reader.places };
  } catch (error) {
    return error instanceof Fault ? { kind: 'fault', code: error.code, at: error.at } : { kind: 'fault', code: 'value', at: 0 };
  }
};

/** The place of a path, or of the nearest thing around it where it is not there (a field that is missing). */
export const placeOfPath = (places: ReadonlyMap<string, Place>, path: string): Place => {
  for (let near = path; near !== ''; near = near.replace(/(?:^|\.)[^.[]*$|\[\d+\]$/, '')) {
    const place = places.get(near);
    if (place !== undefined) return place;
  }
  return places.get('') ?? { start: 0, end: 0 };
};

/** The line of a place, from 1. */
export const lineOf = (source: string, at: number): number => source.slice(0, at).split('\n').length;
