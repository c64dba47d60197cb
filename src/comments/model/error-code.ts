/** The code of whatever was thrown. */
import { BackendError, type BackendErrorCode } from './errors.js';

/** What is no error of a backend is an answer that could not be understood. */
export const codeOf = (error: unknown): BackendErrorCode => (error instanceof BackendError ? error.code : 'bad-answer');
