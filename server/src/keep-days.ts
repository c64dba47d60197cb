/**
 * How long what is kept (CM-16), as data; `jobs/retention.ts` holds it. An operator may keep less or more (`SAYSO_KEEP_DAYS`); what
 * stands in no line here is kept until its author or a moderator takes it away. Network addresses are not kept at all; their keyed
 * hashes for an hour, so that the rules can tell how fast comments come.
 */

/**
 * - `spam`: words, names and addresses of what was marked as spam.
 * - `rejected`: of what a moderator rejected or removed: six months, as long as it can be contested (Art. 20 DSA).
 * - `reports`: what readers reported, once it is decided.
 * - `decisions`: which moderator decided, and the words they gave for it; what was decided stays in the log. As long, the hosts that
 *   spam led to which is erased.
 */
export const keptKinds = ['spam', 'rejected', 'reports', 'decisions'] as const;
export type KeptKind = (typeof keptKinds)[number];
export type KeepDays = Readonly<Record<KeptKind, number>>;

export const defaultKeepDays: KeepDays = { spam: 30, rejected: 182, reports: 365, decisions: 365 };
