/** Everything without a side effect. */
export * from './comments.js';
export * from './consent.js';
export * from './elements.js';
export * from './moderation.js';
