/** Words from a comment inside a sentence of ours: each keeps its own direction and does not turn the sentence's. */
export const isolated = (words: string, comma = ', '): string => words.split(', ').map((word) => `\u2068${word}\u2069`).join(comma);
