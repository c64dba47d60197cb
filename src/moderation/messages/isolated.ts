/** Words from a comment inside a sentence of ours: each keeps its own direction, does not turn the sentence's, and stays on one line. */
export const isolated = (words: string, comma = ', '): string => words.split(', ').map((word) => `\u2068${word.replaceAll(' ', '\u00a0')}\u2069`).join(comma);
