/**
 * The work that a ticket asks for: a number behind it that makes SHA-256 of `seal.number` begin with so many zero bits. Done while its
 * reader writes, in small pieces, so that no key press waits. By hand, because the browser's own SHA-256 answers each of thousands of
 * questions by a promise.
 */

/** The first 32 bits of the fractions of roots of the first primes, by which SHA-256 is defined. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
const primes: number[] = [];
for (let each = 2; primes.length < 64; each++) if (primes.every((prime) => each % prime > 0)) primes.push(each);
const start = primes.slice(0, 8).map((prime) => fraction(prime ** 0.5));
const rounds = primes.map((prime) => fraction(prime ** (1 / 3)));

/** The first 32 bits of SHA-256 of a text of at most 55 ASCII characters. */
export const firstWord = (text: string): number => {
  const words = new Int32Array(64);
  for (let at = 0; at <= text.length; at++) words[at >> 2] = (words[at >> 2] as number) | ((at < text.length ? text.charCodeAt(at) : 128) << (24 - (at % 4) * 8));
  words[15] = text.length * 8;
  const state = [...start];
  const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));
  for (let at = 0; at < 64; at++) {
    if (at > 15) {
      const [early, late] = [words[at - 15] as number, words[at - 2] as number];
      words[at] = (words[at - 16] as number) + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + (words[at - 7] as number) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    }
    const [a, b, c, , e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[at] as number) + (words[at] as number);
    state.pop();
    state.unshift((first + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0);
    state[4] = ((state[4] as number) + first) | 0;
  }
  return ((state[0] as number) + (start[0] as number)) | 0;
};

/** Numbers tried between two breaths: some milliseconds. */
const piece = 1000;

/** `work`: the bits that are asked for. */
export const withWork = async ({ ticket, work: bits }: { readonly ticket: string; readonly work: number }): Promise<string> => {
  const seal = ticket.slice(ticket.lastIndexOf('.') + 1);
  for (let tried = 0; ; tried++) {
    if (Math.clz32(firstWord(`${seal}.${tried}`)) >= bits) return `${ticket}.${tried}`;
    if (tried % piece === piece - 1) await new Promise((resolve) => setTimeout(resolve));
  }
};
