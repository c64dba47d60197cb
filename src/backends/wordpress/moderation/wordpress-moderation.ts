/**
 * A moderator's page on a WordPress: lists, decisions and undo by its REST, and more where our plug-in is there.
 *
 * Without the plug-in: a decision is taken after a last look, not together with it; who decided is known of this page's own
 * decisions and changes of words only, and so is undo. With it: exactly one of two moderators wins, the other is told who it was, undo works after a
 * reload too. What WordPress does not know (reports, rules' reasons, standing of authors) is not pretended in either case.
 */
import type { Clock } from '../../../base/seams.js';
import { BackendError } from '../../../comments/model/errors.js';
import { transition } from '../../../comments/model/lifecycle.js';
import type { Decision, DecisionAction, DecisionRecord, DecisionResult, ModerationBackend, ModerationCapability, Moderator } from '../../../moderation/model/backend.js';
import type { DecisionReason } from '../../../moderation/model/decision-reason.js';
import type { SignedOut } from '../../../moderation/model/signed-out.js';
import { statusOf } from '../rest-comment.js';
import { createRest, type FetchLike } from '../rest.js';
import { themeRest } from '../theme.js';
import { bringTo, targetOf } from './by-rest.js';
import { decideByPlugin, undoByPlugin, type Told } from './by-plugin.js';
import { followComments } from './follow.js';
import { inTurns } from './in-turns.js';
import { createLists, wordpressQueues } from './lists.js';
import { commentOf, type Moderated } from './moderated.js';
import { recordOf, type Reworded } from './reworded.js';
import { createSession, type Credentials } from './session.js';

export interface WordpressModerationOptions {
  /** Address of the REST root; '' takes what the page's `<link rel="https://api.w.org/">` names. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** An application password; without one the cookie of whoever is signed in to WordPress counts, with the page's nonce. */
  readonly credentials?: Credentials;
  /** Default: the browser's. */
  readonly fetch?: FetchLike;
  /** ms between two questions for what has changed. Default: 10 s. */
  readonly pause?: number;
}

/** How long the button "Undo" stands; WordPress' own effects (mails) have happened by then, and a later undo is possible too. */
const undoWindow = 300_000;

/** What this page did, for undo where nobody else keeps it. */
interface Taken {
  readonly from: string;
  readonly to: string;
  readonly record: DecisionRecord;
  undone: boolean;
}

const always: readonly ModerationCapability[] = ['filters', 'sweep', 'reply', 'conversation', 'editing'];
/** What WordPress' own routes cannot: they have no word for "only if it still stands so", and tell nobody who is staff. */
const ofPlugin: readonly ModerationCapability[] = ['badge', 'first-wins'];

export const createWordpressModeration = ({ endpoint, clock, credentials, fetch, pause = 10_000 }: WordpressModerationOptions): ModerationBackend => {
  const root = endpoint || themeRest();
  const rest = createRest(root, fetch);
  const session = createSession(rest, root, credentials);
  const taken = new Map<string, Map<string, Taken>>();
  let me: Moderator | null | undefined;

  let asked: Promise<boolean> | undefined;
  let hasPlugin = false;
  const plugin = (): Promise<boolean> => {
    asked ??= session.ask('/sayso/v1/session').then(({ status }) => (hasPlugin = status === 200));
    asked.catch(() => (asked = undefined));
    return asked;
  };

  const decidedHere = (id: string): DecisionRecord | null =>
    [...taken.values()].flatMap((batch) => batch.get(id) ?? []).filter(({ undone }) => !undone).at(-1)?.record ?? null;
  /** Words that this page has changed, for undo where nobody else keeps the former ones. */
  const reworded = new Map<string, readonly Reworded[]>();
  const lists = createLists({ session, plugin, decidedHere, rewordedHere: (id) => recordOf(reworded.get(id)) });

  const rowOf = async (comment: Moderated, change?: 'changed'): Promise<DecisionResult & { kind: 'done' }> => {
    const [item] = await lists.rows([comment]);
    // Counted anew with the next list, not for each of a hundred decisions.
    if (change !== undefined) lists.forget(comment.author_email);
    return { kind: 'done', id: String(comment.id), item: item! };
  };
  const conflict = async (comment: Moderated, because: Exclude<Told['kind'], 'done' | 'unknown'>): Promise<DecisionResult> => ({ ...(await rowOf(comment)), kind: 'conflict', because });

  const note = (batch: string, { id, status }: Moderated, from: string, action: DecisionAction, reason?: DecisionReason): void => {
    const at = clock();
    const record: DecisionRecord = { action, by: me?.name ?? '', at, batch, undoUntil: at + undoWindow, ...(reason === undefined ? {} : { reason }) };
    taken.set(batch, (taken.get(batch) ?? new Map<string, Taken>()).set(String(id), { from, to: status, record, undone: false }));
  };

  const decideByRest = async ({ id, revision, expectedStatus, action, reason }: Decision, batch: string): Promise<DecisionResult> => {
    const now = await lists.read(id);
    if (now === undefined) return { kind: 'unknown', id };
    const before = taken.get(batch)?.get(id);
    if (before !== undefined) return before.record.action === action ? rowOf(now) : conflict(now, 'decided');
    const { status, revision: current } = commentOf(now);
    if (status !== expectedStatus) return conflict(now, 'decided');
    if (current !== revision) return conflict(now, 'edited');
    if (transition(status, action) === null) return conflict(now, 'not-possible');
    const after = await bringTo(session, now, targetOf[action]);
    if (after === 'address') return conflict(now, after);
    note(batch, after, now.status, action, reason);
    return rowOf({ ...now, ...after, _embedded: now._embedded ?? {} }, 'changed');
  };

  const undoByRest = async (id: string, before: Taken): Promise<DecisionResult> => {
    const now = await lists.read(id);
    if (now === undefined) return { kind: 'unknown', id };
    if (before.undone) return rowOf(now);
    if (now.status !== before.to) return conflict(now, 'decided');
    const after = await bringTo(session, now, before.from);
    if (after === 'address') return conflict(now, after);
    before.undone = true;
    return rowOf({ ...now, ...after, _embedded: now._embedded ?? {} }, 'changed');
  };

  /** What the plug-in answered, with each comment as it stands now. */
  const resultsOf = async (told: readonly Told[]): Promise<readonly DecisionResult[]> => {
    const pages = Array.from({ length: Math.ceil(told.length / 100) }, (_, at) => told.slice(at * 100, (at + 1) * 100).map(({ id }) => id));
    const found = (await inTurns(pages, (ids) => lists.readMany(ids))).flat();
    const items = new Map((await lists.rows(found)).map((item) => [item.comment.id, item]));
    return told.map(({ id, kind }): DecisionResult => {
      const item = items.get(id);
      if (item === undefined || kind === 'unknown') return { kind: 'unknown', id };
      return kind === 'done' ? { kind, id, item } : { kind: 'conflict', id, because: kind, item };
    });
  };

  let signedOut: SignedOut | undefined;
  /** What to do where nobody may moderate. Where to sign in is asked without a nonce: it may have ended with the sign-in. */
  const whyNot = async (status: number, id: unknown, name: unknown): Promise<SignedOut> => {
    const why = status === 200 && typeof id === 'number' ? 'role' : session.by === 'password' ? 'password' : session.by === 'nonce' ? 'cookie' : 'page';
    const { body } = why === 'password' ? { body: undefined } : await rest.ask('/', { _fields: 'url' }).catch(() => ({ body: undefined }));
    const { url } = (body ?? {}) as { readonly url?: unknown };
    const here = globalThis.location?.href;
    const address = typeof url === 'string' && /^https?:/.test(url) ? `${url.replace(/\/*$/, '')}/wp-login.php${here === undefined ? '' : `?redirect_to=${encodeURIComponent(here)}`}` : undefined;
    return { why, ...(address === undefined ? {} : { address }), ...(typeof name === 'string' ? { name } : {}) };
  };

  const backend: ModerationBackend = {
    get capabilities() {
      return hasPlugin ? [...always, ...ofPlugin] : always;
    },
    queues: wordpressQueues,

    get signedOut() {
      return signedOut;
    },

    async moderator(signal) {
      const who = async (path: string, query: Readonly<Record<string, string>>) => session.ask(path, query, {}, signal as AbortSignal | undefined);
      const { status, body } = await who('users/me', { context: 'edit', _fields: 'id,name,capabilities' });
      if (status >= 500) throw new BackendError('server-error', `users/me ${status}`);
      const { id, name, capabilities } = (body ?? {}) as { readonly id?: unknown; readonly name?: unknown; readonly capabilities?: Readonly<Record<string, unknown>> };
      me = status === 200 && typeof id === 'number' && typeof name === 'string' && capabilities?.['moderate_comments'] === true ? { id: String(id), name } : null;
      signedOut = me === null ? await whyNot(status, id, name) : undefined;
      if (me !== null) await plugin();
      return me;
    },

    queue: (query, signal) => lists.page(query, signal as AbortSignal | undefined),

    async decide(decisions, batch) {
      // What is no number of WordPress' it cannot know.
      const once = decisions.filter(({ id }, at) => /^\d{1,18}$/.test(id) && decisions.findIndex((each) => each.id === id) === at);
      // Whose decisions they are, the page keeps by itself.
      if (me === undefined) await backend.moderator();
      const results = (await plugin()) ? await resultsOf(await decideByPlugin(session, once, batch)) : await inTurns(once, (each) => decideByRest(each, batch));
      return decisions.map(({ id }) => results.find((each) => each.id === id) ?? { kind: 'unknown', id });
    },

    async undo(batch, only) {
      if (await plugin()) return resultsOf(await undoByPlugin(session, batch, only));
      return inTurns([...(taken.get(batch) ?? [])].filter(([id]) => only?.includes(id) !== false), ([id, before]) => undoByRest(id, before));
    },

    follow: (since, onEvent) => followComments(session, since, onEvent, statusOf, pause),
    // WordPress tells nobody who looks at what.
    look: () => undefined,
    desk: async () => (await import('./desk.js')).createWordpressDesk({ session, lists, backend, plugin, note: (batch, reply) => note(batch, reply, 'hold', 'approve'), undoWindow }),
    editing: async () => (await import('./editing.js')).createWordpressEditing({ session, lists, plugin, clock, reworded, by: () => me?.name ?? '' }),
    threads: async () => (await import('./threads.js')).createWordpressThreads(session),
  };
  return backend;
};
