/** `server verify-receipt FILE`: is a reader's downloaded file whole, and what does it say? Asks no database and no network. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { verifyReceiptFile, type Receipt, type ReceiptFile, type ReceiptProblem } from '@sayso/widgets/consent';
import type { Terminal } from './command/terminal.js';

const explanations: Readonly<Record<ReceiptProblem['code'], string>> = {
  'not-a-receipt': 'this is no file of receipts, or one of its fields is not what belongs there',
  'chain-broken': 'the chain is broken: this receipt was changed, or does not follow the one before it',
  'words-altered': 'what was shown is not what its hash says, or is missing',
  'file-altered': 'the receipts are whole, but something else in the file was changed',
};

const ids = (list: readonly string[]): string => list.join(', ') || 'nothing';

const receiptLines = ({ policies, texts }: ReceiptFile, receipt: Receipt): readonly string[] => {
  const controller = policies.find(({ hash }) => hash === receipt.policy)?.policy.controller ?? '';
  const words = texts.find(({ hash }) => hash === receipt.notice)?.text ?? '';
  return [
    `${new Date(receipt.time).toISOString()}  consent ${receipt.event} to ${controller} (${receipt.action}, ${receipt.layer}, ${receipt.language})`,
    `  allowed: ${ids(receipt.granted)}`,
    `  refused: ${ids(receipt.refused)}`,
    ...(words === '' ? [] : [`  shown: ${words}`]),
    `  policy: revision ${receipt.revision}, ${receipt.policy}`,
    `  receipt: ${receipt.hash}`,
  ];
};

/** The exit code: 0 whole, 1 broken or unreadable, 2 asked wrongly. */
export const verifyReceipt = async (given: readonly string[], { say, complain }: Terminal): Promise<number> => {
  const [path, ...more] = given;
  if (path === undefined || more.length > 0) {
    complain('verify-receipt takes: FILE');
    return 2;
  }
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    complain(`[not-readable] ${path}: ${(error as { readonly code?: string }).code ?? 'it cannot be read'}`);
    return 1;
  }
  const read = await verifyReceiptFile(text, async (bytes) => createHash('sha256').update(bytes).digest());
  if (!read.ok) {
    const { code, path: place } = read.error;
    complain(`[${code}] ${path}${place === '' ? '' : `, ${place}`}: ${explanations[code]}`);
    return 1;
  }
  const file = read.value;
  // A file may come from anybody: what it says is told without the characters that could steer a terminal.
  for (const receipt of file.receipts) for (const line of receiptLines(file, receipt)) say(line.replace(/\p{Cc}/gu, ' '));
  const refused = file.refusals.reduce((sum, { count }) => sum + count, 0);
  if (refused > 0) say(`Refused without a receipt: ${refused} ${refused === 1 ? 'time' : 'times'} (no time and no reader is kept of that).`);
  say(`The chain is whole: ${file.receipts.length} ${file.receipts.length === 1 ? 'receipt' : 'receipts'}, the words and policies fit their hashes.`);
  return 0;
};
