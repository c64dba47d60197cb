/** Errors over HTTP: `application/problem+json` (RFC 9457) with a closed set of codes. Both ends use this file. */
import { integer, object, oneOf, optional, string, type Parsed } from '../base/parse.js';

/** Every code that the server may answer with, and the status it goes with: one table for server, client and OpenAPI. */
export const problemStatus = {
  /** The body, a parameter or a header is not what the route takes; `detail` names the place. */
  'bad-request': 400,
  'not-signed-in': 401,
  'origin-not-allowed': 403,
  'forbidden': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  /** The `Idempotency-Key` was used before with other words. */
  'secret-reused': 422,
  'too-large': 413,
  'wrong-content-type': 415,
  /** With `Retry-After` in seconds. */
  'too-fast': 429,
  'internal': 500,
  'not-ready': 503,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export const parseHttpProblem = object({
  type: string({ max: 200 }),
  title: string({ max: 200 }),
  status: integer(400, 599),
  code: oneOf(...(Object.keys(problemStatus) as ProblemCode[])),
  detail: optional(string({ max: 2000 })),
});
export type HttpProblem = Parsed<typeof parseHttpProblem>;
