/**
 * A `ModerationBackend` in memory, for the element's tests: real verdicts of the newsroom rules,
 * revisions, conflicts, an undo window, live messages, and any error on demand.
 */
import type { Comment } from '../../src/comments/model/comment.js';
import { transition } from '../../src/comments/model/lifecycle.js';
import { BackendError, type BackendErrorCode } from '../../src/comments/model/errors.js';
import { queueOf, statusAfter } from '../../src/moderation/model/actions.js';
import { moderationCapabilities, queueNames, type ModerationCapability, type Decision, type DecisionAction, type DecisionResult, type ModerationBackend, type Moderator, type QueueEvent, type QueueItem, type QueueName, type QueuePage, type QueueQuery } from '../../src/moderation/model/backend.js';
import type { DecisionReason } from '../../src/moderation/model/decision-reason.js';
import type { AuthorAppeal, AuthorChange, AuthorFile, AuthorStanding, ModerationDesk, SavedFilter, Sweep } from '../../src/moderation/model/desk.js';
import type { StoredWords, WordEditing, WordOutcome } from '../../src/moderation/model/editing.js';
import type { SignedOut } from '../../src/moderation/model/signed-out.js';
import { evaluate } from '../../src/moderation/model/evaluate.js';
import { searcher } from '../../src/moderation/model/filter.js';
import { isReported, reasonsOfReports } from '../../src/moderation/model/reports.js';
import { untouchedThread, withThreadChange, type ThreadChange, type ThreadEditing, type ThreadSettings } from '../../src/moderation/model/threads.js';
import { newsroom } from '../../src/moderation/model/presets/newsroom.js';

/** What a test or a page says of a comment; the rest is filled in. */
export interface Said {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly lang?: string;
  readonly website?: string;
  /** How long ago, ms. */
  readonly ago?: number;
  readonly status?: Comment['status'];
  readonly published?: number;
  readonly refused?: number;
  readonly page?: { readonly url: string; readonly title: string };
  readonly inReplyTo?: QueueItem['inReplyTo'];
  readonly sameInThread?: number;
  readonly trap?: string;
  /** What a reader reports it for. */
  readonly reported?: string;
  readonly writer?: { readonly member?: boolean; readonly confirmed?: boolean };
}

export interface MemoryOptions {
  readonly said: readonly Said[];
  readonly moderator?: Moderator | null;
  /** ms; default 30 s. */
  readonly undoWindow?: number;
  readonly now?: () => number;
  /** Moderators change words, as on a WordPress. */
  readonly editing?: boolean;
  readonly signedOut?: SignedOut;
}

export class MemoryBackend implements ModerationBackend {
  /** Thrown by the next calls, until it is null again. */
  failing: BackendErrorCode | null = null;
  /** Calls that reached `decide` or `undo`, in order. */
  readonly asked: string[] = [];
  /** While set, answers to `decide` and `undo` wait for it. */
  gate: Promise<void> | undefined;
  readonly #items = new Map<string, QueueItem>();
  readonly #before = new Map<string, { readonly batch: string; readonly item: QueueItem }>();
  readonly #reportedAt = new Map<string, number>();
  readonly #listeners = new Set<(event: QueueEvent) => void>();
  readonly #now: () => number;
  readonly #undoWindow: number;
  moderatorNow: Moderator | null;
  #seq = 0;

  constructor({ said, moderator = { id: 'm1', name: 'Sana' }, undoWindow = 30_000, now = Date.now, editing = false, signedOut }: MemoryOptions) {
    this.signedOut = signedOut;
    this.capabilities = moderationCapabilities.filter((each) => editing || each !== 'editing');
    if (editing) this.editing = () => Promise.resolve(this.#editing);
    this.moderatorNow = moderator;
    this.#undoWindow = undoWindow;
    this.#now = now;
    for (const each of said) this.#put(each);
  }

  readonly capabilities: readonly ModerationCapability[];
  editing?: () => Promise<WordEditing>;
  readonly signedOut: SignedOut | undefined;
  /** What was looked at, in order. */
  readonly looked: (string | null)[] = [];
  look(comment: string | null): void {
    this.looked.push(comment);
  }
  /** Others look at a comment. */
  others(comment: string, ...names: readonly string[]): void {
    for (const listener of [...this.#listeners]) listener({ kind: 'presence', viewers: names.map((name) => ({ comment, name })) });
  }

  #saved: readonly SavedFilter[] = [];
  readonly #files = new Map<string, Pick<AuthorFile, 'standing' | 'appeal' | 'notes'>>();
  /** What was changed about authors, in order. */
  readonly authorChanges: AuthorChange[] = [];
  /** Whoever wrote a comment is treated so, and asks for another look. */
  treat(of: string, standing: AuthorStanding, appeal: AuthorAppeal): void {
    this.#files.set(this.#items.get(of)!.comment.author.name, { standing, appeal, notes: [] });
  }
  /** Sweeps that were carried out, in order. */
  readonly sweeps: Sweep[] = [];
  async #reachable({ queue, filter, action, seen }: Sweep): Promise<readonly QueueItem[]> {
    const { items } = await this.queue({ queue, ...filter, limit: 1000 });
    return items.filter(({ comment }) => transition(comment.status, action) !== null && comment.seq <= seen);
  }
  async desk(): Promise<ModerationDesk> {
    const fileOf = (of: string): AuthorFile => {
      const item = this.#items.get(of)!;
      const { name } = item.comment.author;
      return { known: name !== 'Jo', standing: null, notes: [], recent: [item], ...this.#files.get(name) };
    };
    return {
      reach: async (sweep) => (await this.#reachable(sweep)).length,
      sweep: async (sweep, batch) => {
        this.sweeps.push(sweep);
        const decisions = (await this.#reachable(sweep)).map(({ comment: { id, revision, status } }) => ({ id, revision, expectedStatus: status, action: sweep.action }));
        const done = (await this.decide(decisions, batch)).filter(({ kind }) => kind === 'done').length;
        return { done, passedOver: decisions.length - done, undoWindow: this.#undoWindow };
      },
      reply: async ({ to, text, decision, batch }) => {
        this.#fail();
        const [result = null] = decision === undefined ? [] : await this.decide([decision], batch);
        if (result?.kind === 'conflict') return { kind: 'conflict', result };
        const id = `reply-to-${to}`;
        this.#put({ id, name: this.moderatorNow?.name ?? '?', text, status: 'published', published: 9, ago: 0, inReplyTo: { id: to, name: '', text: '' } });
        return { kind: 'stored', reply: this.#items.get(id)!.comment, result };
      },
      author: async (of) => fileOf(of),
      changeAuthor: async (change) => {
        this.#fail();
        const { of, standing, reason, uphold, addNote, dropNote } = change;
        this.authorChanges.push(change);
        const before = fileOf(of);
        const stamp = { by: this.moderatorNow?.name ?? '?', at: this.#now() };
        const notes = [...(addNote === undefined ? [] : [{ id: `note-${before.notes.length}`, text: addNote, ...stamp }]), ...before.notes.filter(({ id }) => id !== dropNote)];
        this.#files.set(this.#items.get(of)!.comment.author.name, {
          standing: standing === undefined ? before.standing : standing === null ? null : { ...standing, ...stamp, ...(reason === undefined ? {} : { reason }) },
          ...(before.appeal === undefined || standing !== undefined || uphold === true ? {} : { appeal: before.appeal }),
          notes,
        });
        return fileOf(of);
      },
      conversation: async (of) => {
        const { comment, inReplyTo } = this.#items.get(of)!;
        if (inReplyTo === null) return [comment];
        return [{ ...comment, id: inReplyTo.id, parent: null, author: { name: inReplyTo.name, seed: 's' }, text: inReplyTo.text, status: 'published' }, comment];
      },
      reports: async (of) =>
        this.#items.get(of)!.reasons.filter(({ rule }) => rule === 'report').map(({ params }) => ({
          number: 'K7QXM-2R9TD', lane: 'illegal', reason: String(params.get('reason')), words: '', location: '', name: 'Zara Abbas', email: 'zara@mail.example', at: this.#now(), open: true,
        })),
      savedFilters: async () => this.#saved,
      saveFilters: async (filters) => (this.#saved = filters),
    };
  }

  /** Of the one thread there is. */
  settings: ThreadSettings = untouchedThread('/river');
  /** Changes asked for, in order. */
  readonly changes: ThreadChange[] = [];
  async threads(): Promise<ThreadEditing> {
    return {
      settings: async () => {
        this.#fail();
        return this.settings;
      },
      change: async (change) => {
        this.changes.push(change);
        this.#fail();
        const odd = change.pinned?.find((id) => this.#items.get(id)?.comment.status !== 'published' && !this.settings.pinned.includes(id));
        if (odd !== undefined) return { kind: 'not-pinnable', id: odd };
        this.settings = withThreadChange(this.settings, change, this.#now());
        return { kind: 'stored', settings: this.settings };
      },
    };
  }

  readonly #former = new Map<string, string>();
  #words(id: string): StoredWords {
    const { text } = this.#items.get(id)!.comment;
    return { stored: text, text, form: text.includes('<') ? 'html' : 'plain' };
  }
  #write(id: string, text: string, reworded: QueueItem['reworded']): WordOutcome {
    const before = this.#items.get(id)!;
    const item: QueueItem = { ...before, comment: { ...before.comment, text, revision: before.comment.revision + 1 }, reworded: reworded ?? null };
    this.#items.set(id, item);
    return { kind: 'done', altered: false, words: this.#words(id), item };
  }
  readonly #editing: WordEditing = {
    read: async (id) => {
      this.#fail();
      return this.#items.has(id) ? this.#words(id) : undefined;
    },
    change: async ({ id, was, text, batch }) => {
      this.#fail();
      const item = this.#items.get(id);
      if (item === undefined) return { kind: 'unknown' };
      if (item.comment.text !== was) return { kind: 'conflict', words: this.#words(id), item };
      this.#former.set(batch, was);
      return this.#write(id, text, { by: this.moderatorNow?.name ?? '?', at: this.#now(), batch, undoable: true });
    },
    undo: async (id, batch) => {
      this.#fail();
      return this.#write(id, this.#former.get(batch) ?? '', null);
    },
  };

  #put(said: Said): void {
    const now = this.#now();
    const { published = 0, refused = 0, page = { url: 'https://paper.example/river', title: 'The river comes back to the old town' } } = said;
    const verdict = evaluate(
      newsroom,
      { name: said.name, website: said.website ?? '', text: said.text },
      {
        now,
        thread: { closed: false, closedBecause: null },
        author: { publishedBefore: published, staff: false },
        sameText: { inThread: said.sameInThread ?? 0, onSiteToday: said.sameInThread ?? 0 },
        trap: said.trap ?? '',
      },
    );
    const comment: Comment = {
      id: said.id,
      thread: '/river',
      parent: said.inReplyTo?.id ?? null,
      author: { name: said.name, seed: said.id, ...(said.website === undefined ? {} : { website: said.website }) },
      text: said.text,
      ...(said.lang === undefined ? {} : { lang: said.lang }),
      status: said.status ?? 'held',
      createdAt: now - (said.ago ?? 60_000),
      editedAt: null,
      revision: 1,
      seq: ++this.#seq,
    };
    const reports = said.reported === undefined ? [] : reasonsOfReports([{ lane: 'house', reason: said.reported, words: '' }]);
    this.#items.set(said.id, { comment, reasons: [...reports, ...verdict.reasons], page, inReplyTo: said.inReplyTo ?? null, author: { published, refused, ...said.writer }, decided: null, seq: this.#seq });
  }

  #tell(id: string): void {
    const item = this.#items.get(id);
    if (item === undefined) return;
    for (const listener of [...this.#listeners]) listener({ kind: 'changed', seq: this.#seq, id, status: item.comment.status });
  }

  #fail(): void {
    if (this.failing !== null) throw new BackendError(this.failing, 'as the test wished');
  }

  #apply(id: string, action: DecisionAction, by: string, batch: string, reason?: DecisionReason): QueueItem {
    const item = this.#items.get(id)!;
    const at = this.#now();
    this.#before.set(id, { batch, item });
    const next: QueueItem = {
      ...item,
      reasons: statusAfter[action] === 'published' ? item.reasons.filter(({ rule }) => rule !== 'report') : item.reasons,
      comment: { ...item.comment, status: statusAfter[action], seq: ++this.#seq },
      decided: { action, by, at, batch, undoUntil: at + this.#undoWindow, ...(reason === undefined ? {} : { reason }) },
    };
    this.#items.set(id, next);
    return next;
  }

  #read(item: QueueItem): QueueItem {
    return { ...item, seq: this.#seq };
  }

  async moderator(): Promise<Moderator | null> {
    this.#fail();
    return this.moderatorNow;
  }

  async queue({ queue, limit, cursor, ...filter }: QueueQuery): Promise<QueuePage> {
    this.#fail();
    const all = [...this.#items.values()];
    const inQueue = (name: QueueName): readonly QueueItem[] => all
        .filter(({ comment, reasons, decided }) => {
          if (name === 'reported') return comment.status === 'published' && isReported(reasons);
          if (name === 'unreviewed') return comment.status === 'published' && decided === null;
          return name === 'all' ? comment.status !== 'erased' : queueOf(comment.status) === name;
        })
        .sort((a, b) => b.comment.createdAt - a.comment.createdAt);
    // As keepers do: what was decided meanwhile moves no place in the list.
    const from = (item: QueueItem): boolean => cursor === undefined || item.comment.createdAt < Number(cursor);
    const matches = searcher(filter);
    const here = inQueue(queue).filter(
      ({ comment, page, reasons }) =>
        matches({ name: comment.author.name, text: comment.text, lang: comment.lang ?? null }) && (filter.rule === undefined || reasons.some(({ rule }) => rule === filter.rule)) &&
        (filter.thread === undefined || new URL(page.url).pathname === filter.thread) &&
        (filter.authorOf === undefined || comment.author.name === this.#items.get(filter.authorOf)?.comment.author.name),
    );
    const rest = here.filter(from);
    const shown = rest.slice(0, limit);
    return {
      items: shown.map((item) => this.#read(item)),
      next: rest.length > limit ? String(shown.at(-1)?.comment.createdAt) : null,
      counts: Object.fromEntries(queueNames.map((name) => [name, inQueue(name).length])) as QueuePage['counts'],
      matching: here.length,
      seq: this.#seq,
    };
  }

  async decide(decisions: readonly Decision[], batch: string): Promise<readonly DecisionResult[]> {
    this.asked.push(...decisions.map(({ action, id }) => `${action} ${id}`));
    await this.gate;
    this.#fail();
    return decisions.map(({ id, revision, expectedStatus, action, seen, reason }): DecisionResult => {
      const item = this.#items.get(id);
      if (item === undefined) return { kind: 'unknown', id };
      if (item.comment.status !== expectedStatus) return { kind: 'conflict', id, because: 'decided', item: this.#read(item) };
      if (item.comment.revision !== revision) return { kind: 'conflict', id, because: 'edited', item: this.#read(item) };
      if (seen !== undefined && (this.#reportedAt.get(id) ?? 0) > seen && statusAfter[action] === 'published') return { kind: 'conflict', id, because: 'reported', item: this.#read(item) };
      const next = this.#apply(id, action, this.moderatorNow?.name ?? '?', batch, reason);
      this.#tell(id);
      return { kind: 'done', id, item: next };
    });
  }

  async undo(batch: string, only?: readonly string[]): Promise<readonly DecisionResult[]> {
    this.asked.push('undo');
    await this.gate;
    this.#fail();
    const results: DecisionResult[] = [];
    for (const [id, before] of this.#before) {
      const item = this.#items.get(id)!;
      if (before.batch !== batch || item.decided?.batch !== batch || only?.includes(id) === false) continue;
      if (this.#now() > item.decided.undoUntil) {
        results.push({ kind: 'conflict', id, because: 'decided', item: this.#read(item) });
        continue;
      }
      const back: QueueItem = { ...before.item, comment: { ...before.item.comment, seq: ++this.#seq } };
      this.#items.set(id, back);
      this.#tell(id);
      results.push({ kind: 'done', id, item: back });
    }
    return results;
  }

  follow(_since: number, onEvent: (event: QueueEvent) => void): () => void {
    this.#listeners.add(onEvent);
    return () => this.#listeners.delete(onEvent);
  }

  /** A reader posts. */
  arrive(said: Said): void {
    this.#put({ ago: 0, ...said });
    this.#tell(said.id);
  }

  /** Another moderator decides; `quietly` = before the live message comes. */
  decideElsewhere(id: string, action: DecisionAction, by: string, quietly = false): void {
    this.#apply(id, action, by, `other-${id}`);
    if (!quietly) this.#tell(id);
  }

  /** The author edits the comment, quietly. */
  edit(id: string, text: string): void {
    const item = this.#items.get(id)!;
    this.#items.set(id, { ...item, comment: { ...item.comment, text, revision: item.comment.revision + 1, editedAt: this.#now() } });
  }

  /** Readers report it, quietly. */
  report(id: string, reason: string): void {
    const item = this.#items.get(id)!;
    this.#reportedAt.set(id, ++this.#seq);
    this.#items.set(id, { ...item, reasons: [...reasonsOfReports([{ lane: 'house', reason, words: '' }]), ...item.reasons] });
  }

  /** It is erased for good. */
  forget(id: string): void {
    this.#items.delete(id);
  }

  connection(state: 'open' | 'lost'): void {
    for (const listener of [...this.#listeners]) listener({ kind: 'connection', state });
  }
}
