/** Keeps the record in its cookie; only who takes a choice needs this half. */
import { recordName } from '../../model/record-code.js';
import { readRecordCookies } from './cookie.js';
import type { RecordStorage } from './storage.js';

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
