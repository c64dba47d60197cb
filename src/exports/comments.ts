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
