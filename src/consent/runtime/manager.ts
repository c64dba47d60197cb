/**
 * The page's one holder of consent. A decision takes effect in a fixed order: own state → cookie → gate → event → other tabs
 * (architecture §8). It decides nothing itself (`model/decide`, `model/evaluate`) and draws nothing.
 */
import { decide } from '../model/decide.js';
import type { Decision } from '../model/decision.js';
import { dayOf, grantedIds, promptReason } from '../model/evaluate.js';
import type { Policy } from '../model/policy.js';
import { encodeRecord } from '../model/record-encode.js';
import type { ConsentRecord } from '../model/record.js';
import { complain } from './complain.js';
import { ConsentChangeEvent, type ConsentAction, type ConsentManager, type ConsentState, type Notice, type Outlook } from './contract.js';
import { cookieStorage } from './storage/cookie-storage.js';
import type { RecordStorage } from './storage/storage.js';

/** What a change of grants means for the page's markup and for what services stored. */
export interface Gate {
  /** Starts what may run now; called again at every change. */
  update(running: ReadonlySet<string>): void;
  /** Takes frames back and clears storage of what stopped. */
  stop(policy: Policy, stopped: ReadonlySet<string>, running: ReadonlySet<string>): void;
  /** Is a script still in memory that may not run any more? */
  lingers(running: ReadonlySet<string>): boolean;
}

/** A manager, and what only the page's composition root does with it. */
export interface PageManager extends ConsentManager {
  /**
   * Gives it the site's policy and starts it: reads the record, opens the gate for what is granted. `null`: the policy is
   * faulty; everything optional stays off and nothing is asked. Only the first call counts.
   */
  start(policy: Policy | null, parts?: ManagerParts): void;
  readonly started: boolean;
  /** Reads the record again (another tab, a page from the back-forward cache); `told` is what another tab says it saved. */
  refresh(told?: string): void;
}

export interface ManagerParts {
  /** Default: the cookie `sayso`. */
  readonly storage?: RecordStorage;
  readonly gate?: Gate;
  /** Tells other tabs what was saved. */
  readonly tell?: (value: string) => void;
  /** The record that stood when the page came; default: the newest one kept. */
  readonly record?: ConsentRecord | null;
  /** Writes a choice down, after it has taken effect. */
  readonly note?: (decision: Decision) => void;
  /** Milliseconds since 1970; default: the clock. */
  readonly now?: () => number;
  /** What a record means here, where it is not the plain opt-in of `model/evaluate` (a place's law, a signal, another tool). */
  readonly outlook?: (policy: Policy, record: ConsentRecord | null, today: number) => Outlook;
}

const nothing: ReadonlySet<string> = new Set();
const empty: ConsentState = Object.freeze({
  policy: null,
  record: null,
  prompt: null,
  granted: nothing,
  once: nothing,
  reloadNeeded: false,
  kept: true,
  preferencesOpen: false,
  honoured: null,
  regime: 'opt-in',
});

/** Picks the record that counts from the values that are kept. */
export type Reading = (values: readonly string[], policy: Policy, today: number) => ConsentRecord | null;

let reading: Reading | undefined;

/** Whoever starts managers says how records are read; until then, what is kept counts for nothing and the reader is asked. */
export const useReading = (how: Reading): void => {
  reading = how;
};

/** What followers of choices care for. */
const gist = ({ granted, prompt, record }: ConsentState): string => [...granted, prompt, record?.day, record?.revision].join();

class Manager extends EventTarget implements PageManager {
  #state = empty;
  #parts: ManagerParts = {};
  #started = false;
  readonly #listeners = new Set<(state: ConsentState) => void>();

  get started(): boolean {
    return this.#started;
  }

  start(policy: Policy | null, parts: ManagerParts = {}): void {
    if (this.#started) return;
    this.#started = true;
    if (policy !== null) {
      const storage = parts.storage ?? cookieStorage(policy.domain);
      this.#parts = { ...parts, storage };
      const values = storage.read();
      const { record = this.#newest(values, policy) } = parts;
      const { digest = 0 } = policy;
      const known = record && { ...record, digest };
      this.#settle(policy, known);
      // Doubles go; and an answer is kept with the text that it was just read under, so that the next page knows it at once.
      if (known && (values.length > 1 || (digest !== 0 && record?.digest !== digest && this.#state.prompt === null))) this.#save(policy, known);
    }
    this.#open();
  }

  getState(): ConsentState {
    return this.#state;
  }

  subscribe(listener: (state: ConsentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  apply(action: ConsentAction, notice?: Notice): void {
    const before = this.#state;
    const { policy, record, once, preferencesOpen } = before;
    const id = 'id' in action ? action.id : undefined;
    if (policy === null) complain('no-policy');
    else if (id !== undefined && !policy.services.has(id) && !policy.purposes.has(id)) complain('unknown-id', id);
    else {
      const next = decide(record, action, policy, this.#today());
      this.#settle(policy, next, {
        preferencesOpen: id !== undefined && preferencesOpen,
        once: new Set([...once].filter((each) => action.type !== 'reject-all' && (action.type !== 'withdraw' || each !== id))),
      });
      const value = this.#save(policy, next);
      this.#carryOut(before);
      this.#parts.note?.({ policy, before: record, record: next, action, notice, now: this.#now() });
      this.#parts.tell?.(value);
    }
  }

  allowOnce(service: string): void {
    const { policy, once } = this.#state;
    if (!policy?.services.has(service)) return complain('unknown-id', service);
    this.#put({ once: new Set([...once, service]) });
    this.#open();
  }

  isGranted(id: string): boolean {
    return this.#state.granted.has(id) || this.#state.once.has(id);
  }

  consentFor(id: string): Promise<boolean> {
    return new Promise((resolve) => {
      const look = (): void => {
        const { granted, prompt } = this.#state;
        if (!this.#started || (prompt !== null && !granted.has(id))) return;
        stop();
        resolve(granted.has(id));
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  willShow(): boolean {
    return this.#state.prompt !== null;
  }

  onChange(callback: (state: ConsentState) => void, { final = false } = {}): () => void {
    let said: string | undefined;
    const look = (state: ConsentState): void => {
      if (!this.#started || (final && state.prompt !== null) || said === (said = gist(state))) return;
      callback(state);
    };
    look(this.#state);
    return this.subscribe(look);
  }

  withdraw(id?: string): void {
    this.apply(id === undefined ? { type: 'reject-all' } : { type: 'withdraw', id });
  }

  open(): void {
    this.openPreferences();
  }

  openPreferences(): void {
    if (this.#state.policy === null) complain('no-policy');
    else this.#showPreferences(true);
  }

  closePreferences(): void {
    this.#showPreferences(false);
  }

  refresh(told?: string): void {
    const before = this.#state;
    const { policy, kept } = before;
    let values = this.#parts.storage?.read() ?? [];
    if (values.length === 0) {
      // Where this browser keeps nothing, a choice made here or told by another tab must not be lost by looking again.
      if (told !== undefined) values = [told];
      else if (!kept) return;
    }
    if (policy === null) return;
    this.#settle(policy, this.#newest(values, policy));
    if (gist(before) !== gist(this.#state)) this.#carryOut(before);
  }

  #newest(values: readonly string[], policy: Policy): ConsentRecord | null {
    return reading?.(values, policy, this.#today()) ?? null;
  }

  #today(): number {
    return dayOf(this.#now());
  }

  #now(): number {
    return this.#parts.now?.() ?? Date.now();
  }

  /** Takes a record as the standing one, without telling anybody yet. */
  #settle(policy: Policy, record: ConsentRecord | null, more: Partial<ConsentState> = {}): void {
    const today = this.#today();
    const outlook = this.#parts.outlook?.(policy, record, today) ?? { prompt: promptReason(policy, record, today), granted: grantedIds(policy, record, today) };
    this.#put({ policy, record, ...outlook, ...more });
  }

  /** Keeps a record for the rest of its time, and returns its value. */
  #save(policy: Policy, record: ConsentRecord): string {
    const value = encodeRecord(record, policy);
    const kept = this.#parts.storage?.write(value, policy.keepsDays - this.#today() + record.day) === true;
    if (!kept) complain('not-kept');
    this.#put({ kept });
    return value;
  }

  /** Everything that follows from a new record: what stopped is stopped before anything else starts. */
  #carryOut(before: ConsentState): void {
    const { policy, granted, record } = this.#state;
    const running = runningIn(this.#state);
    const stopped = minus(runningIn(before), running);
    if (policy && stopped.length > 0) this.#parts.gate?.stop(policy, new Set(stopped), running);
    this.#put({ reloadNeeded: this.#parts.gate?.lingers(running) === true });
    this.#open();
    for (const target of [this, globalThis.document as Document | undefined]) {
      target?.dispatchEvent(new ConsentChangeEvent(record, minus(granted, before.granted), minus(before.granted, granted)));
    }
  }

  /** Tells followers, then the gate: a banner is gone before the first tag of twenty starts. */
  #open(): void {
    for (const listener of [...this.#listeners]) listener(this.#state);
    this.#parts.gate?.update(runningIn(this.#state));
  }

  #showPreferences(preferencesOpen: boolean): void {
    if (this.#state.preferencesOpen === preferencesOpen) return;
    this.#put({ preferencesOpen });
    this.#open();
  }

  #put(change: Partial<ConsentState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
  }
}

const runningIn = ({ granted, once }: ConsentState): ReadonlySet<string> => new Set([...granted, ...once]);
const minus = (these: ReadonlySet<string>, those: ReadonlySet<string>): readonly string[] => [...these].filter((id) => !those.has(id));

/** A manager that is not started yet. */
export const newManager = (): PageManager => new Manager();

// The page's manager stands where a second copy of the library finds it: two copies on a page (two versions, or one file under
// two addresses) must never be two truths.
const key = Symbol.for('sayso.manager.1');
const page = globalThis as typeof globalThis & { [key]?: PageManager };
let own: PageManager | undefined;

/**
 * The manager of this page; made when first asked for. Until the drop-in (or your own code) calls `start` with a policy,
 * nothing is granted and nothing is asked.
 */
export const pageManager = (): PageManager => {
  const present = page[key];
  if (present === undefined) return (page[key] = own = new Manager());
  if (present !== own) complain('loaded-twice');
  return present;
};
