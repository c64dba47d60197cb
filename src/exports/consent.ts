/** Consent without elements: the model and the runtime. Importing it touches no global; safe in Node. */
export * from '../consent/model/policy.js';
export * from '../consent/model/record.js';
export * from '../consent/runtime/contract.js';
