/** Consent without elements: the model and the runtime. Importing it touches no global; safe in Node. */
export * from '../consent/model/policy.js';
export type { PolicyInput, PolicyProblem } from '../consent/model/policy-parse.js';
export { parsePolicy, parsePolicyText } from '../consent/model/policy-extras.js';
export { definePolicy, explainPolicyProblem } from '../consent/model/policy-explain.js';
export * from '../consent/model/record.js';
export { decodeRecord, encodeRecord } from '../consent/model/record-code.js';
export { decide } from '../consent/model/decide.js';
export { dayOf, grantedIds, isGranted, promptReason } from '../consent/model/evaluate.js';
export { declarationOf, type DeclaredPurpose, type DeclaredService } from '../consent/model/declaration.js';
export * from '../consent/runtime/contract.js';
export { createManager, pageManager, type Gate, type ManagerParts, type PageManager } from '../consent/runtime/manager.js';
export { startConsent } from '../consent/runtime/page.js';
export { memoryRecordStorage } from '../consent/runtime/storage/memory.js';
export type { RecordStorage } from '../consent/runtime/storage/storage.js';
