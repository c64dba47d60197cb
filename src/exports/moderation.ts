/** Moderation without elements: the rules, the verdict, the queue. Importing it touches no global; safe in Node. */
export * from '../moderation/model/backend.js';
export * from '../moderation/model/facts.js';
export * from '../moderation/model/verdict.js';
