/** Receipts of consent and the texts they point to. Rows are added, never changed. */
import type { ReceiptPost } from '@sayso/widgets/wire';
import type { Connection, Database } from '../database.js';

export interface KeptReceipt extends Omit<ReceiptPost, 'texts'> {
  /** Days since 1970-01-01, UTC: the day that it came on. */
  readonly day: number;
}

interface ReceiptRow extends Omit<KeptReceipt, 'granted' | 'refused'> {
  readonly granted: string;
  readonly refused: string;
}

/** Which of these hashes have no text yet. */
const missing = async (connection: Connection, site: string, hashes: readonly string[]): Promise<readonly string[]> => {
  const gone: string[] = [];
  for (const hash of new Set(hashes)) {
    if ((await connection.query('select 1 as one from consent_texts where site = $1 and hash = $2', [site, hash])).length === 0) gone.push(hash);
  }
  return gone;
};

export const consentQueries = (database: Database) => ({
  /**
   * Keeps a receipt once, however often it comes, and the texts that came along; the caller has held these against their hashes.
   * What comes later under a hash that is known changes nothing. `wanted`: hashes whose text nobody has sent yet.
   */
  keepReceipt: (site: string, receipt: ReceiptPost, day: number): Promise<{ readonly added: boolean; readonly wanted: readonly string[] }> =>
    database.transaction(async (connection) => {
      for (const { hash, text } of receipt.texts) {
        await connection.query('insert into consent_texts (site, hash, text, day) values ($1, $2, $3, $4) on conflict do nothing', [site, hash, text, day]);
      }
      const added = await connection.query(
        `insert into consent_receipts (site, hash, event, granted, refused, notice, policy, revision, day)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning hash`,
        [site, receipt.hash, receipt.event, JSON.stringify(receipt.granted), JSON.stringify(receipt.refused), receipt.notice, receipt.policy, receipt.revision, day],
      );
      return { added: added.length === 1, wanted: await missing(connection, site, [receipt.notice, receipt.policy]) };
    }),

  /** What a site can show for the hash of a reader's receipt; null where it has none. */
  async keptReceipt(site: string, hash: string): Promise<KeptReceipt | null> {
    const [row] = await database.query<ReceiptRow>(
      'select hash, event, granted, refused, notice, policy, revision, day from consent_receipts where site = $1 and hash = $2',
      [site, hash],
    );
    return row === undefined ? null : { ...row, granted: JSON.parse(row.granted) as readonly string[], refused: JSON.parse(row.refused) as readonly string[] };
  },

  /** The words or the policy that a hash stands for. */
  async consentText(site: string, hash: string): Promise<string | null> {
    const [row] = await database.query<{ text: string }>('select text from consent_texts where site = $1 and hash = $2', [site, hash]);
    return row?.text ?? null;
  },
});
