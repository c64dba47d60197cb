/** Comments and moderation in this browser, without a server. Importing it touches no global; using it needs IndexedDB. */
export * from '../../backends/local/local-backend.js';
export type { ThreadClosing } from '../../backends/local/local-state.js';
