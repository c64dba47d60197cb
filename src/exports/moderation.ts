/** Moderation without elements: the rules, the verdict, the queue. Importing it touches no global; safe in Node. */
export * from '../moderation/model/backend.js';
export * from '../moderation/model/decision-reason.js';
export * from '../moderation/model/evaluate.js';
export * from '../moderation/model/facts.js';
export * from '../moderation/model/filter.js';
export * from '../moderation/model/hosts.js';
export * from '../moderation/model/presets/newsroom.js';
export * from '../moderation/model/presets/wordpress.js';
export * from '../moderation/model/repeat-key.js';
export * from '../moderation/model/reports.js';
export * from '../moderation/model/rule-set.js';
export * from '../moderation/model/threads.js';
export { isStranger, workAsked } from '../moderation/model/rules/surge.js';
export { ruleNames, type RuleName, type RuleSettings } from '../moderation/model/rules/index.js';
export * from '../moderation/model/verdict.js';
export * from '../moderation/model/actions.js';
export type { QueueState, Row, Standing } from '../moderation/runtime/queue-state.js';
export * from '../moderation/runtime/queue-store.js';
