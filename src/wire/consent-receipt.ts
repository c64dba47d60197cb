/**
 * What a site's server is told of a consent or withdrawal, so that it can show later what was chosen and what was shown: hashes
 * and the choice. Nothing of the reader: neither pseudonym nor time; the server adds the day. Refusals are not sent.
 *
 *     POST /v1/:site/consent/receipts   ReceiptPost → 201 | 200 (seen before) ReceiptAnswer
 *
 * Words and policy travel once per version: where the answer wants some, the same body goes again with those texts in it.
 */
import { integer, list, object, oneOf, string, type Parsed } from '../base/parse.js';
import { canonical } from '../consent/model/canonical.js';
import { parseHash, type Receipt } from '../consent/model/receipt.js';
import type { ReceiptContents } from '../consent/model/receipt-file.js';

/** A longer text (a policy of a thousand services) does not travel; its hash does. */
const longest = 200_000;
const ids = list(string({ min: 1, max: 64 }), 5000);

export const parseReceiptPost = object(
  {
    hash: parseHash,
    event: oneOf('given', 'withdrawn'),
    granted: ids,
    refused: ids,
    /** Hashes of the words on the screen and of the policy as shown. */
    notice: parseHash,
    policy: parseHash,
    revision: integer(1, 99_999),
    /** What those two hashes stand for, where it was wanted: a text whose SHA-256 it is. */
    texts: list(object({ hash: parseHash, text: string({ max: longest }) }, true), 2),
  },
  true,
);
export type ReceiptPost = Parsed<typeof parseReceiptPost>;

/** Hashes whose texts the server does not have yet. */
export const parseReceiptAnswer = object({ wanted: list(parseHash, 2) });
export type ReceiptAnswer = Parsed<typeof parseReceiptAnswer>;

/** @param wanted hashes whose texts go along, out of `contents` */
export const encodeReceiptPost = ({ hash, event, granted, refused, notice, policy, revision }: Receipt, wanted: readonly string[] = [], contents?: ReceiptContents): ReceiptPost => {
  const words = [...(contents?.texts ?? []), ...(contents?.policies ?? []).map((each) => ({ hash: each.hash, text: canonical(each.policy) }))];
  return { hash, event, granted, refused, notice, policy, revision, texts: words.filter((each) => wanted.includes(each.hash) && each.text.length <= longest).map(({ hash: own, text }) => ({ hash: own, text })) };
};
