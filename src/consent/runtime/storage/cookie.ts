/** The record's own cookie: synchronous, and readable by the site's server. It is the truth; all else is history. */
import { recordName } from '../../model/record-code.js';

/** Reads all cookies of the record's name: one may stand on another domain or path and hide the real one. */
export const readRecordCookies = (): readonly string[] => {
  try {
    return document.cookie.split('; ').flatMap((pair) => (pair.startsWith(`${recordName}=`) ? pair.slice(recordName.length + 1) : []));
  } catch {
    // Storage is blocked (a sandboxed frame, a browser setting): as if nothing had been decided.
    return [];
  }
};
