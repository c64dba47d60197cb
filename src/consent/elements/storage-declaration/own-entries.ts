/** What sayso itself keeps in a reader's browser. Whoever stores something new adds a line here, and its words. */
import type { Messages } from '../../messages/en.js';
import type { StoreKind } from '../../model/policy.js';

export interface OwnEntry {
  readonly id: keyof Messages['ourEntries'];
  readonly kind: StoreKind;
  readonly name: string;
}

export const ownEntries: readonly OwnEntry[] = [
  { id: 'choice', kind: 'cookie', name: 'sayso' },
  { id: 'ledger', kind: 'indexeddb', name: 'sayso-ledger' },
  { id: 'drafts', kind: 'indexeddb', name: 'sayso-drafts' },
  { id: 'outbox', kind: 'indexeddb', name: 'sayso-outbox' },
  { id: 'receipts', kind: 'indexeddb', name: 'sayso-receipts' },
  { id: 'name', kind: 'indexeddb', name: 'sayso-name' },
  { id: 'visits', kind: 'indexeddb', name: 'sayso-visits' },
  { id: 'part', kind: 'indexeddb', name: 'sayso-part' },
  { id: 'local', kind: 'indexeddb', name: 'sayso-local' },
  { id: 'signal', kind: 'local', name: 'sayso-signal' },
];
