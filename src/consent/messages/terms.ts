/** Closed lists that need a word each. Messages may not import the model; the elements' use of both keeps the two in step. */
export type ExemptionBasis = 'strictly-necessary' | 'requested-by-reader' | 'security' | 'audience-measurement-fr';
export type StoreKind = 'cookie' | 'local' | 'session' | 'indexeddb' | 'cache' | 'file' | 'worker';
