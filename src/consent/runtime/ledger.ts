/**
 * The reader's own history of consents, in IndexedDB: what receipts are made from. History only; the cookie is the truth, and
 * nothing here ever grants. Entries are appended and never changed (C-33); only the reader's own "Delete" takes them away.
 *
 * A page without TLS has no SHA-256 (`crypto.subtle` needs a secure context), so nothing is noted there and the developer is
 * told; neither is it where storage is blocked. The choice holds either way.
 */
import { clear, createStore, get, update, type UseStore } from 'idb-keyval';
import type { Digest } from '../model/canonical.js';
import type { Decision } from '../model/decision.js';
import { emptyLedger, ledgerAfter, ledgerSent, parseLedger, type Ledger } from '../model/ledger.js';
import { writeReceiptFile } from '../model/receipt-file.js';
import { complain } from './complain.js';

/** Name of the database; the storage declaration names it too. */
export const ledgerName = 'sayso-ledger';
const key = 'ledger-1';

let opened: UseStore | undefined;
const store = (): UseStore => (opened ??= createStore(ledgerName, 'values'));

const digest: Digest = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** 128 random bits as base64url. */
const newId = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))).replace(/[+/=]/g, (mark) => ({ '+': '-', '/': '_' })[mark] ?? '');

/** A value that is no ledger (a later version's, say) is left as it is: nothing is written over it. */
const read = (value: unknown): Ledger => {
  if (value === undefined) return emptyLedger;
  const parsed = parseLedger(value);
  if (!parsed.ok) throw new Error(`what is kept is no ledger: ${parsed.error.path}`);
  return parsed.value;
};

/**
 * Hashing takes a while and a transaction does not wait: the next ledger is made first, then put in the place of the one that it
 * was made from. Where another tab was quicker it is made anew, so that no entry is lost and no hash has two successors.
 */
const change = async (next: (ledger: Ledger) => Ledger | Promise<Ledger>): Promise<Ledger> => {
  for (;;) {
    const before = read(await get(key, store()));
    const after = await next(before);
    let won = false;
    await update<unknown>(
      key,
      (value) => {
        const now = read(value);
        // A ledger deleted meanwhile begins to count anew, under another reader.
        won = now.step === before.step && now.reader === before.reader;
        return won ? after : value;
      },
      store(),
    );
    if (won) return after;
  }
};

/** Notes a choice that has taken effect. Never rejects. A refusal raises a counter and is told to nobody. */
export const noteDecision = async (decision: Decision): Promise<void> => {
  try {
    if (!isSecureContext) throw new Error('the page is not served over https');
    const { unsent } = await change((ledger) => ledgerAfter(ledger, decision, digest, newId));
    const { receipts } = decision.policy;
    if (receipts !== undefined && unsent.length > 0) await (await import('./send-receipts.js')).sendReceipts(receipts);
  } catch (error) {
    complain('not-noted', error instanceof Error ? error.message : String(error));
  }
};

/** Opening a database creates it, and looking must not: so the list is read first, or the creation is aborted. */
const exists = async (): Promise<boolean> => {
  if ((indexedDB.databases as unknown) !== undefined) return (await indexedDB.databases()).some(({ name }) => name === ledgerName);
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(ledgerName);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => {
      opening.result.close();
      resolve(true);
    };
    opening.onerror = () => (opening.error?.name === 'AbortError' ? resolve(false) : reject(opening.error ?? new Error('refused')));
  });
};

/** The ledger as it stands; empty where there is none or the browser refuses. Creates nothing. Never rejects. */
export const readLedger = async (): Promise<Ledger> => {
  try {
    return opened !== undefined || (await exists()) ? read(await get(key, store())) : emptyLedger;
  } catch {
    return emptyLedger;
  }
};

/** The file for the reader to keep; `npx @sayso/server verify-receipt FILE` checks it. */
export const receiptFileOf = (ledger: Ledger): Promise<string> => writeReceiptFile(ledger, digest);

/** The reader's "Delete": receipts, counters and the pseudonym go. The choice itself stays in its cookie. */
export const forgetLedger = async (): Promise<void> => {
  if (opened !== undefined || (await exists())) await clear(store());
};

/** The server has these. */
export const markSent = (hashes: readonly string[]): Promise<unknown> => change((ledger) => ledgerSent(ledger, hashes));
