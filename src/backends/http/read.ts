/** For moderators' pages, which take the server's own parsers along: an answer parsed, or a coded error. */
import type { Parser } from '../../base/parse.js';
import { BackendError } from '../../comments/model/errors.js';

/** The parsed body, or `bad-answer` naming the place that was wrong. */
export const read = <T>(parse: Parser<T>, body: unknown): T => {
  const parsed = parse(body);
  if (parsed.ok) return parsed.value;
  const { path, expected, found } = parsed.error;
  throw new BackendError('bad-answer', `the server's answer at "${path}": expected ${expected}, found ${found}`);
};
