/** Comments without elements: the model and the runtime. Importing it touches no global; safe in Node. */
export * from '../comments/model/backend.js';
export * from '../comments/model/comment.js';
export * from '../comments/model/draft.js';
export * from '../comments/model/errors.js';
