/** Comments without elements: the model and the runtime. Importing it touches no global; safe in Node. */
export * from '../comments/model/address.js';
export * from '../comments/model/backend.js';
export * from '../comments/model/comment.js';
export * from '../comments/model/draft.js';
export * from '../comments/model/errors.js';
export * from '../comments/model/lifecycle.js';
export * from '../comments/model/markup.js';
export * from '../comments/model/text-safety.js';
export * from '../comments/model/thread.js';
export * from '../comments/runtime/drafts.js';
export * from '../comments/runtime/key-value.js';
export * from '../comments/runtime/new-secret.js';
export * from '../comments/runtime/outbox.js';
export * from '../comments/runtime/receipts.js';
export * from '../comments/runtime/remembered-name.js';
export * from '../comments/runtime/thread-state.js';
export * from '../comments/runtime/thread-store.js';
