/**
 * The history of a reader's choices as one value, and the only two ways in which it grows: a receipt is put at the end, or a
 * counter of refusals goes up. It is history: nothing reads a grant from it.
 */
import { integer, list, object, string, type Parsed } from '../../base/parse.js';
import type { NewId } from '../../base/seams.js';
import { hashOfText, type Digest } from './canonical.js';
import type { Decision } from './decision.js';
import { receiptContents } from './receipt-file.js';
import { canonicalNotice, makeReceipt, parseHash } from './receipt.js';

export const parseLedger = object(
  {
    /** Goes up with every change, so that two tabs that write at once notice each other. */
    step: integer(0),
    /** The pseudonym; '' until there was a consent. */
    reader: string({ max: 22 }),
    ...receiptContents,
    /** Hashes of receipts that the site's server has not confirmed yet; stays empty where the policy names no address. */
    unsent: list(parseHash, 10_000),
  },
  true,
);
export type Ledger = Parsed<typeof parseLedger>;

export const emptyLedger: Ledger = { step: 0, reader: '', receipts: [], texts: [], policies: [], refusals: [], unsent: [] };

const withOne = <T extends { readonly hash: string }>(items: readonly T[], item: T): readonly T[] => (items.some(({ hash }) => hash === item.hash) ? items : [...items, item]);

/**
 * The ledger after a decision. A refusal, and a withdrawal of what this ledger knows no consent for, leave no more than a number
 * beside the notice's hash: no time and no reader (C-42). The pseudonym is made with the first consent.
 */
export const ledgerAfter = async (ledger: Ledger, decision: Decision, digest: Digest, newId: NewId): Promise<Ledger> => {
  const last = ledger.receipts.at(-1)?.hash ?? null;
  const made = await makeReceipt(decision, ledger.reader || newId(), last, digest);
  const step = ledger.step + 1;
  if (made === null || (made.receipt.event === 'withdrawn' && last === null)) {
    const notice = await hashOfText(canonicalNotice(decision.notice).text, digest);
    const { revision } = decision.policy;
    const isThis = (each: Ledger['refusals'][number]): boolean => each.notice === notice && each.revision === revision;
    const count = (ledger.refusals.find(isThis)?.count ?? 0) + 1;
    return { ...ledger, step, refusals: [...ledger.refusals.filter((each) => !isThis(each)), { notice, revision, count }] };
  }
  const { receipt, text, policy } = made;
  return {
    ...ledger,
    step,
    reader: receipt.reader,
    receipts: [...ledger.receipts, receipt],
    texts: withOne(ledger.texts, { hash: receipt.notice, text }),
    policies: withOne(ledger.policies, { hash: receipt.policy, policy }),
    unsent: decision.policy.receipts === undefined ? ledger.unsent : [...ledger.unsent, receipt.hash],
  };
};

/** What is left to do after the server has confirmed receipts. */
export const ledgerSent = (ledger: Ledger, hashes: readonly string[]): Ledger => ({ ...ledger, step: ledger.step + 1, unsent: ledger.unsent.filter((hash) => !hashes.includes(hash)) });
