/** How the world can break between a page and whatever keeps its comments. A closed set: each has words in `messages`. */
export const backendErrorCodes = [
  /** The network is not there. What was written is kept and sent later. */
  'offline',
  /** No answer within the time allowed (30 s). */
  'timeout',
  /** 5xx: the server says that it is broken. */
  'server-error',
  /** An answer that is not what was promised: HTML instead of JSON, a field missing, a hostile body. */
  'bad-answer',
  /** 401 or 403: this page's origin or this person may not do it. */
  'not-allowed',
  /** 404: no such site or comment. */
  'not-found',
  /** 409 or 422: the same secret was used with other words. */
  'secret-reused',
  /** 413: more than the server takes. */
  'too-large',
  /** The browser refuses to store (private mode, full disk); only where the backend is `local`. */
  'storage',
] as const;
export type BackendErrorCode = (typeof backendErrorCodes)[number];

/** Thrown by backends; `detail` is for developers and never shown to readers. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code: BackendErrorCode;
  readonly detail: string;
  constructor(code: BackendErrorCode, detail: string) {
    super(`sayso: ${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
  /** May the same request succeed later without anybody changing anything? */
  get retryable(): boolean {
    return ['offline', 'timeout', 'server-error', 'bad-answer'].includes(this.code);
  }
}
