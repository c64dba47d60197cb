/** Refusals over HTTP: `application/problem+json` with the closed set of codes that the wire knows. */
import { problemStatus, type HttpProblem, type ParseProblem, type ProblemCode } from '@sayso/widgets/wire';

const titles: Readonly<Record<ProblemCode, string>> = {
  'bad-request': 'The request is not what this address takes',
  'not-signed-in': 'Sign in first',
  'origin-not-allowed': 'This page may not do that',
  'forbidden': 'That is not allowed',
  'not-found': 'There is nothing here',
  'method-not-allowed': 'This address does not take that method',
  'secret-reused': 'The Idempotency-Key was used before with other words',
  'too-large': 'More than this address takes',
  'wrong-content-type': 'This address takes another Content-Type',
  'too-fast': 'Too many at once; ask again later',
  'internal': 'The server has failed',
  'not-ready': 'The server is not ready; ask again later',
};

/** Thrown by routes; `app.onError` turns it into the answer. `detail` never repeats what a request carried. */
export class HttpError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
  ) {
    super(code);
  }
}

/** The refusal of a value that a parser did not take: its place and what belongs there, not what came. */
export const badRequest = (problem: ParseProblem): HttpError =>
  new HttpError('bad-request', `${problem.path || 'the body'}: expected ${problem.expected}`);

export const problemResponse = (code: ProblemCode, detail?: string, headers: Readonly<Record<string, string>> = {}): Response => {
  const body: HttpProblem = { type: 'about:blank', title: titles[code], status: problemStatus[code], code, ...(detail === undefined ? {} : { detail }) };
  return new Response(JSON.stringify(body), {
    status: problemStatus[code],
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
};
