/** Our HTTP API's JSON, parsed. Server and `http` backend share it. Safe in Node. */
export * from '../base/parse.js';
export * from '../base/result.js';
export * from '../base/shape.js';
export * from '../wire/comments.js';
export * from '../wire/consent-receipt.js';
export * from '../wire/desk.js';
export * from '../wire/editing.js';
export * from '../wire/encode.js';
export * from '../wire/encode-post.js';
export * from '../wire/moderation.js';
export * from '../wire/problem.js';
export * from '../wire/taking.js';
export * from '../wire/own-shapes.js';
export * from '../wire/shapes.js';
export * from '../wire/threads.js';
