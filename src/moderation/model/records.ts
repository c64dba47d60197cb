/** What moderators look back at: who did what, and how it went. */
import type { AbortSignalLike } from '../../comments/model/backend.js';

/**
 * What is told of. `posted` … `reported`: as the site's events. `appealed`: an author asked for another look. `rule-set`: rules
 * were saved. `thread`: an editor closed, opened, asked or pinned.
 */
export const auditKinds = ['posted', 'imported', 'edited', 'removed-by-author', 'reported', 'decided', 'undone', 'appealed', 'rule-set', 'thread'] as const;
export type AuditKind = (typeof auditKinds)[number];

export interface AuditEntry {
  readonly seq: number;
  /** ms since 1970. */
  readonly at: number;
  /** A kind that a newer server knows is told by its name. */
  readonly kind: string;
  /** The moderator's id and name; null where nobody signed in did it: readers, and the rules. */
  readonly actor: string | null;
  readonly by: string | null;
  /** null where it was about no comment. */
  readonly comment: string | null;
  readonly thread: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly revision: number | null;
  /** Decisions of one request share it. */
  readonly batch: string | null;
  /** The rules that judged, or that were in force: `newsroom@3`. */
  readonly ruleSet: string | null;
  /** A code, of a decision's reason or of a report. */
  readonly reason: string | null;
  /** `rule:code` of those that spoke. */
  readonly rules: readonly string[];
}

export interface AuditQuery {
  readonly kind?: AuditKind;
  /** A moderator's id. */
  readonly actor?: string;
  readonly comment?: string;
  /** ms since 1970; `until` is not included. */
  readonly since?: number;
  readonly until?: number;
  readonly limit: number;
  /** Entries before this number; newest first. */
  readonly before?: number;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** For `before`; null at the end. */
  readonly next: number | null;
}

export interface DayCount {
  /** Its beginning in UTC, ms since 1970. */
  readonly day: number;
  /** What the rules did with what came. */
  readonly published: number;
  readonly held: number;
  readonly spam: number;
  /** Readers' reports. */
  readonly reports: number;
  /** Decisions of people, and those taken back. */
  readonly decided: number;
  readonly undone: number;
}

export interface RuleCount {
  readonly rule: string;
  readonly spoke: number;
  readonly right: number;
  readonly wrong: number;
  readonly marked: number;
}

export interface ModeratorCount {
  readonly id: string;
  readonly name: string;
  readonly approved: number;
  /** Held again, spam, rejected, removed. */
  readonly restricted: number;
  readonly undone: number;
  /** Of those decided for the first time: ms from the comment to the decision, the middle one; null where there is none. */
  readonly medianWait: number | null;
}

export interface Statistics {
  /** ms since 1970; `until` is not included. */
  readonly since: number;
  readonly until: number;
  /** Every day of the time, oldest first. */
  readonly days: readonly DayCount[];
  /** The busiest first. */
  readonly rules: readonly RuleCount[];
  readonly moderators: readonly ModeratorCount[];
}

/** Throws `BackendError`: `not-allowed` where nobody is signed in. */
export interface RecordKeeping {
  audit(query: AuditQuery, signal?: AbortSignalLike): Promise<AuditPage>;
  /** @param days  how many, up to today; at most `mostDays` */
  statistics(days: number, signal?: AbortSignalLike): Promise<Statistics>;
  /** Where the whole of it can be downloaded; absent where there is no address for it. */
  readonly download?: { readonly csv: string; readonly json: string };
}

export const mostDays = 366;

/** The middle one of some numbers; null for none. */
export const median = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
};
