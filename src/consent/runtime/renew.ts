/**
 * Safari deletes what scripts stored after seven days without a visit, cookies set by scripts among them; what a server set in an
 * answer stays (C-44). So the site's own server is asked to set the record cookie once more.
 *
 * An answer that was on its way while the reader chose anew would put the older choice back. So a new call ends the one before,
 * and what holds here is compared afterwards, and written again where it must be.
 */
import { dayOf } from '../model/evaluate.js';
import { encodeRecord } from '../model/record-encode.js';
import type { ConsentManager } from './contract.js';
import { pageManager } from './manager.js';
import { readRecordCookies } from './storage/cookie.js';
import { cookieStorage } from './storage/cookie-storage.js';

let asking: AbortController | undefined;

const valueOf = (manager: ConsentManager): string | undefined => {
  const { policy, record } = manager.getState();
  return policy === null || record === null ? undefined : encodeRecord(record, policy);
};

/**
 * Writes what the manager holds where the cookie says something else, or where the reader chose anew while the server was asked:
 * WebKit may still show the newer cookie while the answer's older one is on its way. True when it wrote.
 */
const repair = (manager: ConsentManager, asked: string | undefined): boolean => {
  const { policy, record } = manager.getState();
  const value = valueOf(manager);
  if (policy === null || record === null || value === undefined) return false;
  if (value === asked && readRecordCookies().includes(value)) return false;
  return cookieStorage(policy.domain).write(value, policy.keepsDays - dayOf(Date.now()) + record.day);
};

/**
 * Asks the site's server to set the cookie of the choice again, for the rest of its time. Call it when a choice was made
 * (`sayso-consent-change`). The address has to be on the page's own host. True when the server set what holds; never rejects.
 * @param address such as `/v1/default/consent/renewal`; see docs/consent-record.md for one of your own
 * @param manager default: the page's
 */
export const renewRecord = async (address: string, manager: ConsentManager = pageManager()): Promise<boolean> => {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  // Twice at most: whoever answers with another record each time is not asked for ever.
  for (let left = 2; left > 0; left--) {
    const asked = valueOf(manager);
    const answered = await fetch(address, { method: 'POST', credentials: 'same-origin', keepalive: true, signal: mine.signal }).then(
      ({ ok }) => ok,
      () => false,
    );
    // Also after an answer that was cut off: its cookie may have come.
    const wasWrong = repair(manager, asked);
    if (mine.signal.aborted) return false;
    if (!wasWrong) return answered;
  }
  return false;
};
