/** What an answer that is none of those promised means; fetched with the first of them. */
import type { BackendErrorCode } from '../../comments/model/errors.js';

const meaningOf: Readonly<Record<number, BackendErrorCode>> = { 401: 'not-allowed', 403: 'not-allowed', 404: 'not-found', 413: 'too-large', 429: 'server-error' };

/** `body`: a problem document of our server, or whatever stands in front of it. */
export const codeOf = (status: number, body: unknown): BackendErrorCode => {
  const code = (body as { readonly code?: unknown } | null | undefined)?.code;
  return code === 'secret-reused' ? code : (meaningOf[status] ?? (code === undefined ? 'bad-answer' : 'not-allowed'));
};
