/** The file that a reader downloads: the chain of receipts, and the words and policies that its hashes stand for. */
import { integer, list, object, oneOf, string, type Parsed } from '../../base/parse.js';
import { err, ok, type Result } from '../../base/result.js';
import { canonical, hashOfText, hashOfValue, type Digest } from './canonical.js';
import { parseHash, parseReceipt, parseShownPolicy, verifyChain } from './receipt.js';

/** What was shown, each under its SHA-256, once; and how often a notice was refused, without a time and without a reader. */
export const receiptContents = {
  receipts: list(parseReceipt, 10_000),
  texts: list(object({ hash: parseHash, text: string({ max: 20_000 }) }, true), 10_000),
  policies: list(object({ hash: parseHash, policy: parseShownPolicy }, true), 10_000),
  refusals: list(object({ notice: parseHash, revision: integer(1, 99_999), count: integer(1) }, true), 10_000),
};

export const parseReceiptFile = object({ format: oneOf('sayso-receipts-1'), ...receiptContents, hash: parseHash }, true);
export type ReceiptFile = Parsed<typeof parseReceiptFile>;
export type ReceiptContents = Pick<ReceiptFile, keyof typeof receiptContents>;

/** The file as it is written: canonical JSON, its own hash in it. */
export const writeReceiptFile = async ({ receipts, texts, policies, refusals }: ReceiptContents, digest: Digest): Promise<string> => {
  const file = { format: 'sayso-receipts-1', receipts, texts, policies, refusals } as const;
  return canonical({ ...file, hash: await hashOfValue(file, digest) });
};

export interface ReceiptProblem {
  /** No such file; the chain is broken; words or a policy are not what their hash says; something else was changed. */
  readonly code: 'not-a-receipt' | 'chain-broken' | 'words-altered' | 'file-altered';
  /** Where: `receipts[2]`, `texts[0]`; '' for the file as a whole. */
  readonly path: string;
}

/** Reads a downloaded file and holds everything in it against its hash. One changed byte is a problem (C-53). */
export const verifyReceiptFile = async (text: string, digest: Digest): Promise<Result<ReceiptFile, ReceiptProblem>> => {
  const wrong = (code: ReceiptProblem['code'], path = ''): Result<ReceiptFile, ReceiptProblem> => err({ code, path });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong('not-a-receipt');
  }
  const read = parseReceiptFile(value);
  if (!read.ok) return wrong('not-a-receipt', read.error.path);
  const { hash, ...file } = read.value;
  const chain = await verifyChain(file.receipts, digest);
  if (!chain.ok) return wrong('chain-broken', `receipts[${chain.error.place}]`);
  for (const [at, { hash: own, text: words }] of file.texts.entries()) if (own !== (await hashOfText(words, digest))) return wrong('words-altered', `texts[${at}]`);
  for (const [at, { hash: own, policy }] of file.policies.entries()) if (own !== (await hashOfValue(policy, digest))) return wrong('words-altered', `policies[${at}]`);
  for (const [at, { notice, policy }] of file.receipts.entries()) {
    if (!file.texts.some((each) => each.hash === notice) || !file.policies.some((each) => each.hash === policy)) return wrong('words-altered', `receipts[${at}]`);
  }
  return hash === (await hashOfValue(file, digest)) ? ok(read.value) : wrong('file-altered');
};
