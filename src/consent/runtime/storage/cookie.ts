/** The record's own cookie: synchronous, and readable by the site's server. It is the truth; all else is history. */
import { recordName } from '../../model/record-code.js';
import type { RecordStorage } from './storage.js';

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
export const cookieStorage = (domain?: string): RecordStorage => {
  let put = (): void => undefined;
  return {
    read: readRecordCookies,
    write(value, days) {
      try {
        const shared = domain === undefined ? '' : `; Domain=${domain}`;
        const secure = location.protocol === 'https:' ? '; Secure' : '';
        put = () => {
          document.cookie = `${recordName}=${value}; Max-Age=${days * 86_400}; Path=/; SameSite=Lax${shared}${secure}`;
        };
        put();
        const found = readRecordCookies();
        // Seldom: a double on another domain or path. All go, and what was written last is written again.
        if (found.some((other) => other !== value)) {
          import('./places.js').then(
            ({ expireEverywhere }) => {
              expireEverywhere(recordName);
              put();
            },
            () => undefined,
          );
        }
        return found.includes(value);
      } catch {
        return false;
      }
    },
  };
};
