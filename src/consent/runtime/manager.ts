/**
 * The page's one holder of consent. A decision takes effect in a fixed order: own state → cookie → gate → event → other tabs
 * (architecture §8). It decides nothing itself (`model/decide`, `model/evaluate`) and draws nothing.
 */
import { decide } from '../model/decide.js';
import { dayOf, grantedIds, promptReason } from '../model/evaluate.js';
import type { Policy } from '../model/policy.js';
import type { ConsentRecord } from '../model/record.js';
import { encodeRecord } from '../model/record-code.js';
import { complain } from './complain.js';
import { ConsentChangeEvent, type ConsentAction, type ConsentManager, type ConsentState } from './contract.js';
import { newestRecord } from './newest.js';
import { cookieStorage } from './storage/cookie.js';
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
  /** Milliseconds since 1970; default: the clock. */
  readonly now?: () => number;
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
});

class Manager extends EventTarget implements PageManager {
  #state = empty;
  #value = '';
  #storage: RecordStorage | undefined;
  #gate: Gate | undefined;
  #tell: ((value: string) => void) | undefined;
  #now: () => number = () => Date.now();
  #started = false;
  readonly #listeners = new Set<(state: ConsentState) => void>();

  get started(): boolean {
    return this.#started;
  }

  start(policy: Policy | null, { storage, gate, tell, now }: ManagerParts = {}): void {
    if (this.#started) return;
    this.#started = true;
    if (policy === null) return;
    this.#storage = storage ?? cookieStorage(policy.domain);
    this.#gate = gate;
    this.#tell = tell;
    if (now) this.#now = now;
    const values = this.#storage.read();
    const record = newestRecord(values, policy, this.#today());
    this.#settle(policy, record);
    if (record !== null && values.length > 1) this.#save(policy, record);
    this.#open();
  }

  getState(): ConsentState {
    return this.#state;
  }

  subscribe(listener: (state: ConsentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  apply(action: ConsentAction): void {
    const { policy, record } = this.#state;
    if (policy === null) {
      complain('no-policy');
      return;
    }
    const id = 'id' in action ? action.id : undefined;
    if (id !== undefined && !policy.services.has(id) && !policy.purposes.has(id)) {
      complain('unknown-id', id);
      return;
    }
    const before = this.#state;
    const next = decide(record, action, policy, this.#today());
    this.#settle(policy, next, {
      preferencesOpen: id !== undefined && before.preferencesOpen,
      once: action.type === 'reject-all' ? nothing : action.type === 'withdraw' ? without(before.once, action.id) : before.once,
    });
    this.#save(policy, next);
    this.#carryOut(before);
    this.#tell?.(this.#value);
  }

  allowOnce(service: string): void {
    const { policy, once } = this.#state;
    if (!policy?.services.has(service) || once.has(service)) return;
    this.#set({ once: new Set([...once, service]) });
    this.#open();
  }

  isGranted(id: string): boolean {
    return this.#state.granted.has(id) || this.#state.once.has(id);
  }

  consentFor(id: string): Promise<boolean> {
    return new Promise((resolve) => {
      const settled = (): boolean => {
        const { policy, granted, prompt } = this.#state;
        if (!this.#started || (policy !== null && prompt !== null && !granted.has(id))) return false;
        resolve(granted.has(id));
        return true;
      };
      if (settled()) return;
      const stop = this.subscribe(() => {
        if (settled()) stop();
      });
    });
  }

  willShow(): boolean {
    return this.#state.prompt !== null;
  }

  openPreferences(): void {
    if (this.#state.policy === null) complain('no-policy');
    else if (!this.#state.preferencesOpen) this.#set({ preferencesOpen: true });
  }

  closePreferences(): void {
    if (this.#state.preferencesOpen) this.#set({ preferencesOpen: false });
  }

  refresh(told?: string): void {
    const { policy, kept, record } = this.#state;
    if (policy === null || this.#storage === undefined) return;
    const values = this.#storage.read();
    // Where this browser keeps nothing, a choice that was made here or told by another tab must not be lost by looking again.
    if (values.length === 0 && told === undefined && !kept) return;
    const next = newestRecord(values.length === 0 && told !== undefined ? [told] : values, policy, this.#today());
    const value = next === null ? '' : encodeRecord(next, policy);
    const before = this.#state;
    if (value === this.#value && promptReason(policy, record, this.#today()) === before.prompt) return;
    this.#settle(policy, next);
    this.#carryOut(before);
  }

  #today(): number {
    return dayOf(this.#now());
  }

  /** Takes a record as the standing one, without telling anybody yet. */
  #settle(policy: Policy, record: ConsentRecord | null, more: Partial<ConsentState> = {}): void {
    const today = this.#today();
    this.#value = record === null ? '' : encodeRecord(record, policy);
    this.#state = Object.freeze({
      ...this.#state,
      policy,
      record,
      prompt: promptReason(policy, record, today),
      granted: grantedIds(policy, record, today),
      ...more,
    });
  }

  #save(policy: Policy, record: ConsentRecord): void {
    const kept = this.#storage?.write(this.#value, policy.keepsDays - (this.#today() - record.day)) ?? false;
    if (!kept) complain('not-kept');
    this.#state = Object.freeze({ ...this.#state, kept });
  }

  /** Everything that follows from a new record: what stopped is stopped before anything else starts. */
  #carryOut(before: ConsentState): void {
    const { policy, granted, record, once } = this.#state;
    const revoked = [...before.granted].filter((id) => !granted.has(id));
    const running = union(granted, once);
    const stopped = new Set([...union(before.granted, before.once)].filter((id) => !running.has(id)));
    if (policy && stopped.size > 0) this.#gate?.stop(policy, stopped, running);
    this.#state = Object.freeze({ ...this.#state, reloadNeeded: this.#gate?.lingers(running) ?? false });
    this.#open();
    const added = [...granted].filter((id) => !before.granted.has(id));
    if (typeof document !== 'undefined') document.dispatchEvent(new ConsentChangeEvent(record, added, revoked));
    this.dispatchEvent(new ConsentChangeEvent(record, added, revoked));
  }

  /** Tells followers, then the gate: a banner is gone before the first tag of twenty starts. */
  #open(): void {
    this.#set({});
    this.#gate?.update(union(this.#state.granted, this.#state.once));
  }

  #set(change: Partial<ConsentState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
    for (const listener of [...this.#listeners]) listener(this.#state);
  }
}

const union = (one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> => (other.size === 0 ? one : new Set([...one, ...other]));
const without = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...set].filter((each) => each !== id));

/** A manager of its own, not the page's: for tests and previews. Start it with a policy to make it live. */
export const createManager = (policy?: Policy | null, parts?: ManagerParts): PageManager => {
  const manager = new Manager();
  if (policy !== undefined) manager.start(policy, parts);
  return manager;
};

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
  if (present === undefined) return (page[key] = own = createManager());
  if (present !== own) complain('loaded-twice');
  return present;
};
