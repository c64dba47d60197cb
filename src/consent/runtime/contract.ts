/**
 * What elements, gate and page code see of the one consent manager of a page. `manager.ts` implements it; a page's manager is
 * kept under `Symbol.for('sayso.manager.1')`, so that a second copy of the library adopts it.
 */
import type { ConsentAction } from '../model/decide.js';
import type { Notice } from '../model/decision.js';
import type { PromptReason } from '../model/evaluate.js';
import type { Policy } from '../model/policy.js';
import type { ConsentRecord } from '../model/record.js';

export type { ConsentAction } from '../model/decide.js';
export type { Notice } from '../model/decision.js';
export type { PromptReason } from '../model/evaluate.js';

/** One frozen snapshot of everything that is to be shown. */
export interface ConsentState {
  /** Null when the policy was faulty: nothing optional runs and nothing is asked. */
  readonly policy: Policy | null;
  readonly record: ConsentRecord | null;
  readonly prompt: PromptReason | null;
  /** Ids of services and purposes that may run now, exempt ones among them. */
  readonly granted: ReadonlySet<string>;
  /** Services let in for this page only ("play once"); never part of a record. */
  readonly once: ReadonlySet<string>;
  /** A script that had to stop is still in memory: the page has to be reloaded to be rid of it. */
  readonly reloadNeeded: boolean;
  /** The browser refused to keep the choice: it holds for this page only. */
  readonly kept: boolean;
  /** True while the reader wants the preferences open. */
  readonly preferencesOpen: boolean;
  /** Id of the browser's own signal that is honoured here (`gpc`), to be shown (C-68); null where there is none. */
  readonly honoured: string | null;
  /** What the law of the reader's place lets run unasked: nothing (`opt-in`), some with an objection, all but what is objected to. */
  readonly regime: Regime;
}

export type Regime = 'opt-in' | 'opt-out' | 'notice';

/** What follows from a record: what runs, and whether to ask. */
export type Outlook = Pick<ConsentState, 'prompt' | 'granted'> & Partial<Pick<ConsentState, 'honoured' | 'regime'>>;

export interface ConsentManager extends EventTarget {
  getState(): ConsentState;
  subscribe(listener: (state: ConsentState) => void): () => void;
  /** Takes a choice. `notice`: the words that the reader saw. */
  apply(action: ConsentAction, notice?: Notice): void;
  /** Lets a service run on this page without recording a consent. */
  allowOnce(service: string): void;
  isGranted(id: string): boolean;
  /** Settles with the answer once there is one: at once when the reader has decided, else when they do. */
  consentFor(id: string): Promise<boolean>;
  /** Will a banner be shown on this page? For other pop-ups that want to keep quiet. */
  willShow(): boolean;
  /**
   * Calls back with the state as soon as it is known, and after each choice. `final`: only once the reader has decided, for what
   * must not start twice. Returns what ends it.
   */
  onChange(callback: (state: ConsentState) => void, options?: { readonly final?: boolean }): () => void;
  /** Takes everything back, or one service or purpose. */
  withdraw(id?: string): void;
  /** The same as `openPreferences`, in the words of other tools. */
  open(): void;
  openPreferences(): void;
  closePreferences(): void;
}

/** Fired on the manager and, bubbling, on `document`, after a choice has taken effect. */
export class ConsentChangeEvent extends Event {
  static readonly eventName = 'sayso-consent-change';
  /** Null when the reader cleared the record away, in another tab or in the browser's settings. */
  readonly record: ConsentRecord | null;
  /** Ids newly granted and newly taken back by this change. */
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
  constructor(record: ConsentRecord | null, granted: readonly string[], revoked: readonly string[]) {
    super(ConsentChangeEvent.eventName, { bubbles: true, composed: true });
    this.record = record;
    this.granted = granted;
    this.revoked = revoked;
  }
}
