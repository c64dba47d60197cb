/** The record's own cookie: synchronous, and readable by the site's server. It is the truth; all else is history. */
import { recordName } from '../../model/record-code.js';
import type { RecordStorage } from './storage.js';
import { expireEverywhere } from './places.js';

/** Reads all cookies of the record's name: one may stand on another domain or path and hide the real one. */
export const readRecordCookies = (): readonly string[] => {
  try {
    return document.cookie.split('; ').flatMap((pair) => (pair.startsWith(`${recordName}=`) ? pair.slice(recordName.length + 1) : []));
  } catch {
    // Storage is blocked (a sandboxed frame, a browser setting): as if nothing had been decided.
    return [];
  }
};

/**
 * `Path=/; SameSite=Lax`, `Secure` on https, for this host only unless a shared domain is declared (C-45).
 * @param domain shared cookie domain of the policy
 */
export const cookieStorage = (domain?: string): RecordStorage => ({
  read: readRecordCookies,
  write(value, days) {
    try {
      if (readRecordCookies().some((other) => other !== value)) expireEverywhere(recordName);
      const shared = domain === undefined ? '' : `; Domain=${domain}`;
      const secure = location.protocol === 'https:' ? '; Secure' : '';
      document.cookie = `${recordName}=${value}; Max-Age=${days * 86_400}; Path=/; SameSite=Lax${shared}${secure}`;
      return readRecordCookies().includes(value);
    } catch {
      return false;
    }
  },
});
