/**
 * Comments and moderation without any server, in this browser's IndexedDB: for trying sayso out, for demos and for building
 * pages offline. Tabs of one browser see each other's comments at once.
 */
import { createStore, get, update, type UseStore } from 'idb-keyval';
import type { Clock, NewId } from '../../base/seams.js';
import type { CommentBackend } from '../../comments/model/backend.js';
import { defaultLimits, type DraftLimits } from '../../comments/model/draft.js';
import { defaultEditWindow } from '../../comments/model/editing.js';
import { BackendError } from '../../comments/model/errors.js';
import type { ModerationBackend, Moderator } from '../../moderation/model/backend.js';
import { newsroom } from '../../moderation/model/presets/newsroom.js';
import type { RuleSet } from '../../moderation/model/rule-set.js';
import { decide, queue, undo } from './local-moderation.js';
import { emptyState, ownOf, page, post, type LocalRules, type LocalState, type ThreadClosing } from './local-state.js';

export interface LocalOptions {
  readonly clock: Clock;
  /** Makes public ids: 128 random bits as base64url. */
  readonly newId: NewId;
  /** The database's name; default `sayso-local`. Two sites on one origin want two. */
  readonly database?: string;
  /** Default: the newsroom preset. */
  readonly ruleSet?: RuleSet;
  readonly limits?: DraftLimits;
  /** Whether a thread takes comments; default: each does. */
  readonly closing?: (thread: string) => ThreadClosing;
  /** Who is signed in; null: nobody may moderate. Default: this browser's owner. */
  readonly moderator?: Moderator | null;
  /** ms within which undo is offered; default 20,000. */
  readonly undoWindow?: number;
  /** ms from posting within which its author may change a comment; default five minutes, 0: never. */
  readonly editWindow?: number;
  /** Days from publication after which a thread takes no comments any more; default 0: never. */
  readonly closeAfterDays?: number;
}

const open: ThreadClosing = { state: 'open', closedBecause: null, closedAt: null };
const isState = (value: unknown): value is LocalState =>
  typeof value === 'object' && value !== null && (value as LocalState).version === 1 && (value as LocalState).comments instanceof Map;

/** Both halves have a `follow`, so the moderator's half is an object of its own. */
export type LocalBackend = CommentBackend & { readonly moderation: ModerationBackend };

/** One value under one key: `update` is atomic across tabs, and so is every post and decision. */
const key = 'site';

export const createLocalBackend = (options: LocalOptions): LocalBackend => {
  const { clock, newId, database = 'sayso-local', ruleSet = newsroom, limits = defaultLimits, closing = () => open } = options;
  const { moderator = { id: 'local', name: 'Local' }, undoWindow = 20_000, editWindow = defaultEditWindow, closeAfterDays = 0 } = options;
  const rules = { limits, ruleSet, closing, closeAfterDays, editWindow };
  let store: UseStore | undefined;
  const guarded = async <T>(work: (opened: UseStore) => Promise<T>): Promise<T> => {
    try {
      store ??= createStore(database, 'values');
      return await work(store);
    } catch (error) {
      throw error instanceof BackendError ? error : new BackendError('storage', String(error));
    }
  };
  const readState = (): Promise<LocalState> =>
    guarded(async (opened) => {
      const value = await get<unknown>(key, opened);
      return isState(value) ? value : emptyState;
    });

  const followers = new Set<() => void>();
  const tellFollowers = (): void => {
    for (const each of [...followers]) each();
  };
  let channel: BroadcastChannel | undefined;
  /** Opened by the first who follows and closed by the last: an open channel keeps a page out of the back/forward cache. */
  const listen = (follower: () => void): (() => void) => {
    followers.add(follower);
    if (channel === undefined && typeof BroadcastChannel !== 'undefined') {
      channel = new BroadcastChannel(database);
      channel.onmessage = tellFollowers;
    }
    return () => {
      followers.delete(follower);
      if (followers.size > 0) return;
      channel?.close();
      channel = undefined;
    };
  };
  const announce = (): void => {
    tellFollowers();
    if (channel !== undefined) return channel.postMessage(null);
    if (typeof BroadcastChannel === 'undefined') return;
    const once = new BroadcastChannel(database);
    once.postMessage(null);
    once.close();
  };

  const change = async <T>(work: (state: LocalState) => { readonly state: LocalState; readonly result: T }): Promise<T> => {
    let done: { readonly before: LocalState; readonly state: LocalState; readonly result: T } | undefined;
    let broken: unknown;
    await guarded((opened) =>
      update<unknown>(
        key,
        (value) => {
          const before = isState(value) ? value : emptyState;
          // An exception in here would leave the transaction hanging in some browsers: it is carried out by hand.
          try {
            done = { before, ...work(before) };
            return done.state;
          } catch (error) {
            broken = error;
            return before;
          }
        },
        opened,
      ),
    );
    if (done === undefined) throw broken;
    if (done.state !== done.before) announce();
    return done.result;
  };

  /** Calls back once for the present and again at each change, never twice at once. */
  const follow = (onChange: (state: LocalState) => void, onConnection: (state: 'open' | 'lost') => void): (() => void) => {
    let stopped = false;
    let running = Promise.resolve();
    const look = (): void => {
      running = running.then(async () => {
        if (stopped) return;
        try {
          const state = await readState();
          if (!stopped) onChange(state);
        } catch {
          if (!stopped) onConnection('lost');
        }
      });
    };
    const leave = listen(look);
    void Promise.resolve().then(() => (stopped ? undefined : onConnection('open')));
    look();
    return () => {
      stopped = true;
      leave();
    };
  };
  const since = (state: LocalState, seq: number) =>
    [...state.comments.values()].filter(({ comment }) => comment.seq > seq).sort((a, b) => a.comment.seq - b.comment.seq);
  const signedIn = (): Moderator => {
    if (moderator === null) throw new BackendError('not-allowed', 'nobody is signed in');
    return moderator;
  };

  /** What a moderator has saved judges in place of what the page gave. */
  const rulesOf = (state: LocalState): LocalRules => ({ ...rules, ruleSet: state.editions?.at(-1)?.ruleSet ?? ruleSet });

  const moderation: ModerationBackend = {
    capabilities: ['filters', 'sweep', 'reply', 'authors', 'conversation', 'saved-filters', 'threads', 'reasons', 'badge', 'first-wins'],
    look: () => undefined,
    moderator: () => Promise.resolve(moderator),
    async queue(query) {
      signedIn();
      return queue(await readState(), query);
    },
    async decide(decisions, batch) {
      const { name } = signedIn();
      return change((state) => {
        const decided = decide(state, decisions, batch, name, clock(), undoWindow);
        return { state: decided.state, result: decided.results };
      });
    },
    async undo(batch, only) {
      signedIn();
      return change((state) => {
        const undone = undo(state, batch, only);
        return { state: undone.state, result: undone.results };
      });
    },
    async threads() {
      const { changeThread, settingsOf } = await import('./local-threads.js');
      return {
        async settings(thread) {
          signedIn();
          return settingsOf(await readState(), thread);
        },
        async change(wanted) {
          signedIn();
          return change((state) => changeThread(state, wanted, clock()));
        },
      };
    },
    async desk() {
      const desk = await import('./local-desk.js');
      const hand = () => ({ by: signedIn().name, at: clock(), undoWindow });
      const look = async (): Promise<LocalState> => {
        signedIn();
        return readState();
      };
      return {
        reach: async (sweep) => desk.reach(await look(), sweep),
        sweep: (sweep, batch) => change((state) => desk.sweep(state, sweep, batch, hand())),
        reply: (reply) => change((state) => desk.reply(state, reply, hand(), rules, newId)),
        author: async (of) => desk.authorFile(await look(), of, clock()),
        changeAuthor: (wanted) => change((state) => desk.changeAuthor(state, wanted, hand(), newId)),
        conversation: async (of) => desk.conversation(await look(), of),
        reports: async (of) => desk.givenReports(await look(), of),
        savedFilters: async () => (await look()).savedFilters ?? [],
        saveFilters: (savedFilters) => change((state) => ({ state: { ...state, savedFilters }, result: savedFilters })),
      };
    },
    async records() {
      const { auditOf, statisticsOf } = await import('./local-records.js');
      return {
        async audit(query) {
          signedIn();
          return auditOf(await readState(), query);
        },
        async statistics(days) {
          signedIn();
          return statisticsOf(await readState(), days, clock());
        },
      };
    },
    async policy() {
      const { markRule, policyOf, savePolicy, simulateOn } = await import('./local-policy.js');
      return {
        async load(version) {
          signedIn();
          const found = policyOf(await readState(), ruleSet, version);
          if (found === null) throw new BackendError('not-found', `no version ${String(version)} of the rules`);
          return found;
        },
        async save(expected, wanted) {
          const { name } = signedIn();
          return change((state) => savePolicy(state, ruleSet, { expected, ruleSet: wanted, by: name, at: clock() }));
        },
        async simulate(wanted, last) {
          signedIn();
          return simulateOn(await readState(), wanted, last);
        },
        async marks(comment) {
          signedIn();
          return (await readState()).comments.get(comment)?.wrong ?? [];
        },
        async mark(mark) {
          signedIn();
          return change((state) => markRule(state, mark));
        },
      };
    },
    follow(from, onEvent) {
      let seen = from;
      return follow(
        (state) => {
          for (const { comment } of since(state, seen)) {
            seen = comment.seq;
            onEvent({ kind: 'changed', seq: comment.seq, id: comment.id, status: comment.status });
          }
        },
        (state) => onEvent({ kind: 'connection', state }),
      );
    },
  };

  return {
    capabilities: { live: true, receipts: true, edit: true, delete: true },
    moderation,
    load: async (query) => page(await readState(), query, rules, clock()),
    post: (submission) =>
      change((state) => {
        const posted = post(state, submission, rulesOf(state), clock(), newId);
        return { state: posted.state, result: posted.outcome };
      }),
    async editing() {
      const { edit, remove } = await import('./local-editing.js');
      return {
        edit: (words) => change((state) => edit(state, words, rulesOf(state), clock())),
        remove: (own) => change((state) => remove(state, own, rules)),
      };
    },
    async taking() {
      const { vote, flag, notice } = await import('./local-taking.js');
      return {
        vote: (given) => change((state) => vote(state, given, true)),
        unvote: (given) => change((state) => vote(state, given, false)),
        flag: (report) => change((state) => flag(state, report, clock(), newId())),
        notice: (report) => change((state) => notice(state, report, clock(), newId())),
      };
    },
    async receipts(secrets) {
      const all = [...(await readState()).comments.values()];
      const bySecret = new Map(all.map((kept) => [kept.secret, kept]));
      return secrets.map((secret) => {
        const kept = bySecret.get(secret);
        return kept === undefined ? null : ownOf(kept, rules);
      });
    },
    async counts(threads) {
      const all = [...(await readState()).comments.values()].filter(({ comment }) => comment.status === 'published');
      return new Map(threads.map((thread) => [thread, all.filter(({ comment }) => comment.thread === thread).length]));
    },
    follow(thread, from, onEvent) {
      let seen = from;
      return follow(
        (state) => {
          for (const { comment, wasPublished } of since(state, seen)) {
            seen = comment.seq;
            if (comment.thread !== thread || !wasPublished) continue;
            if (comment.status === 'published') onEvent({ kind: 'comment', seq: comment.seq, comment });
            else onEvent({ kind: 'gone', seq: comment.seq, id: comment.id });
          }
        },
        (state) => onEvent({ kind: 'connection', state }),
      );
    },
  };
};
