/**
 * Tells the site's server of consents and withdrawals, where the policy names an address. After the choice, never before it; what
 * does not get through stays in the ledger for the next time. No cookie, no referrer and no refusal goes along.
 */
import { encodeReceiptPost, parseReceiptAnswer } from '../../wire/consent-receipt.js';
import type { Ledger } from '../model/ledger.js';
import type { Receipt } from '../model/receipt.js';
import { markSent, readLedger } from './ledger.js';

/** At most so many at one time: a server that was away for long is not run over. */
const most = 20;
/** Browsers refuse to keep a longer request alive beyond the page. */
const keptAlive = 60_000;

const post = async (address: string, receipt: Receipt, wanted: readonly string[], ledger: Ledger): Promise<readonly string[] | null> => {
  const body = JSON.stringify(encodeReceiptPost(receipt, wanted, ledger));
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: new TextEncoder().encode(body).length < keptAlive,
    body,
  });
  if (!answer.ok) return null;
  const parsed = parseReceiptAnswer(await answer.json());
  return parsed.ok ? parsed.value.wanted : null;
};

/** Sends what the server has not confirmed. Never rejects. */
export const sendReceipts = async (address: string): Promise<void> => {
  try {
    const ledger = await readLedger();
    for (const receipt of ledger.receipts.filter(({ hash }) => ledger.unsent.includes(hash)).slice(0, most)) {
      const wanted = await post(address, receipt, [], ledger);
      if (wanted === null || (wanted.length > 0 && (await post(address, receipt, wanted, ledger)) === null)) return;
      await markSent([receipt.hash]);
    }
  } catch {
    // Offline, or the server is away: later.
  }
};
