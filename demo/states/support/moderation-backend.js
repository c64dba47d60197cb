/** A `ModerationBackend` in the page, for the state pages: real verdicts of the newsroom rules, conflicts, undo, live messages. */
import { transition } from '/build/src/comments/model/lifecycle.js';
import { queueOf, statusAfter } from '/build/src/moderation/model/actions.js';
import { moderationCapabilities, queueNames } from '/build/src/moderation/model/backend.js';
import { evaluate } from '/build/src/moderation/model/evaluate.js';
import { searcher } from '/build/src/moderation/model/filter.js';
import { newsroom } from '/build/src/moderation/model/presets/newsroom.js';
import { untouchedThread, withThreadChange } from '/build/src/moderation/model/threads.js';

export class PageBackend {
  #items = new Map();
  /** What stood before a decision, per comment: undo puts it back. */
  #before = new Map();
  #threads = new Map();
  #listeners = new Set();
  #seq = 0;
  #moderator;
  #undoWindow;

  constructor({ comments, moderator, undoWindow, editing = false, signedOut }) {
    this.signedOut = signedOut;
    if (editing) {
      this.capabilities = moderationCapabilities;
      this.editing = async () => this.#editing;
    }
    this.#moderator = moderator;
    this.#undoWindow = undoWindow;
    for (const each of comments) this.#put(each);
  }

  #put({ id, name, text, lang, page, ago = 0, status = 'held', published = 0, refused = 0, inReplyTo = null, sameInThread = 0, trap = '' }) {
    const now = Date.now();
    const { reasons } = evaluate(
      newsroom,
      { name, website: '', text },
      {
        now,
        thread: { closed: false, closedBecause: null },
        author: { publishedBefore: published, staff: false },
        sameText: { inThread: sameInThread, onSiteToday: sameInThread },
        trap,
      },
    );
    const comment = {
      id, thread: page.url, parent: inReplyTo?.id ?? null, author: { name, seed: id }, text, status,
      ...(lang === undefined ? {} : { lang }),
      createdAt: now - ago, editedAt: null, revision: 1, seq: ++this.#seq,
    };
    this.#items.set(id, { comment, reasons, page, inReplyTo, author: { published, refused }, decided: null, seq: this.#seq });
  }

  #tell(event) {
    for (const listener of [...this.#listeners]) listener(event);
  }
  #changed(id) {
    this.#tell({ kind: 'changed', seq: this.#seq, id, status: this.#items.get(id).comment.status });
  }

  #apply(id, action, by, batch) {
    const item = this.#items.get(id);
    const at = Date.now();
    this.#before.set(id, { batch, item });
    this.#items.set(id, {
      ...item,
      comment: { ...item.comment, status: statusAfter[action], seq: ++this.#seq },
      decided: { action, by, at, batch, undoUntil: at + this.#undoWindow },
    });
    return this.#items.get(id);
  }

  // As on our own server: a newsroom changes nobody's words.
  capabilities = moderationCapabilities.filter((each) => each !== 'editing');
  look() {}

  #files = new Map();
  #saved = [];
  async desk() {
    const fileOf = (of) => {
      const { name } = this.#items.get(of).comment.author;
      const recent = [...this.#items.values()].filter(({ comment }) => comment.author.name === name);
      return { known: true, standing: null, notes: [], recent, ...this.#files.get(name) };
    };
    const reachable = async ({ queue, filter, action }) =>
      (await this.queue({ queue, ...filter, limit: 1000 })).items.filter(({ comment }) => transition(comment.status, action) !== null);
    const decideOn = ({ comment }, action) => ({ id: comment.id, revision: comment.revision, expectedStatus: comment.status, action });
    return {
      reach: async (sweep) => (await reachable(sweep)).length,
      sweep: async (sweep, batch) => {
        const items = await reachable(sweep);
        await this.decide(items.map((item) => decideOn(item, sweep.action)), batch);
        return { done: items.length, passedOver: 0, undoWindow: this.#undoWindow };
      },
      reply: async ({ to, text, decision, batch }) => {
        const [result = null] = decision === undefined ? [] : await this.decide([decision], batch);
        const { page, comment } = this.#items.get(to);
        const id = `reply-${to}`;
        this.#put({ id, name: this.#moderator.name, text, page, status: 'published', inReplyTo: { id: to, name: comment.author.name, text: comment.text } });
        return { kind: 'stored', reply: this.#items.get(id).comment, result };
      },
      author: async (of) => fileOf(of),
      changeAuthor: async ({ of, standing, addNote, dropNote }) => {
        const before = fileOf(of);
        const stamp = { by: this.#moderator.name, at: Date.now() };
        const added = addNote === undefined ? [] : [{ id: `note-${before.notes.length}`, text: addNote, ...stamp }];
        this.#files.set(this.#items.get(of).comment.author.name, {
          standing: standing === undefined ? before.standing : standing === null ? null : { ...standing, ...stamp },
          notes: [...added, ...before.notes.filter(({ id }) => id !== dropNote)],
        });
        return fileOf(of);
      },
      conversation: async (of) => {
        const { comment, inReplyTo } = this.#items.get(of);
        const above = { ...comment, id: inReplyTo?.id, parent: null, author: { name: inReplyTo?.name ?? '', seed: 's' }, text: inReplyTo?.text ?? '', status: 'published' };
        return inReplyTo === null ? [comment] : [above, comment];
      },
      reports: async () => [],
      savedFilters: async () => this.#saved,
      saveFilters: async (filters) => (this.#saved = filters),
    };
  }

  #words(id) {
    const { text } = this.#items.get(id).comment;
    return { stored: text, text, form: text.includes('<') ? 'html' : 'plain' };
  }
  #write(id, text, reworded) {
    const { comment, ...rest } = this.#items.get(id);
    const item = { ...rest, comment: { ...comment, text, revision: comment.revision + 1 }, reworded };
    this.#items.set(id, item);
    return { kind: 'done', altered: false, words: this.#words(id), item };
  }
  #former = new Map();
  #editing = {
    read: async (id) => this.#words(id),
    change: async ({ id, was, text, batch }) => {
      const item = this.#items.get(id);
      if (item.comment.text !== was) return { kind: 'conflict', words: this.#words(id), item };
      this.#former.set(batch, was);
      return this.#write(id, text, { by: this.#moderator.name, at: Date.now(), batch, undoable: true });
    },
    undo: async (id, batch) => this.#write(id, this.#former.get(batch), null),
  };

  /** Somebody changes words while the page is open. */
  editElsewhere(id, text) {
    this.#write(id, text, null);
  }

  /** Others look at a comment. */
  others(comment, ...names) {
    this.#tell({ kind: 'presence', viewers: names.map((name) => ({ comment, name })) });
  }

  async threads() {
    const settings = (thread) => this.#threads.get(thread) ?? untouchedThread(thread);
    return {
      settings: async (thread) => settings(thread),
      change: async (change) => {
        const after = withThreadChange(settings(change.thread), change, Date.now());
        this.#threads.set(change.thread, after);
        return { kind: 'stored', settings: after };
      },
    };
  }

  async moderator() {
    return this.#moderator;
  }

  async queue({ queue, limit, cursor: _cursor, ...filter }) {
    const stands = ({ comment, decided }, name) =>
      name === 'all' || (name === 'unreviewed' ? comment.status === 'published' && decided === null : queueOf(comment.status) === name);
    const inQueue = (name) => [...this.#items.values()].filter((item) => stands(item, name)).sort((a, b) => b.comment.createdAt - a.comment.createdAt);
    const matches = searcher(filter);
    const here = inQueue(queue).filter(
      ({ comment, reasons }) =>
        matches({ name: comment.author.name, text: comment.text, lang: comment.lang ?? null }) &&
        (filter.thread === undefined || comment.thread === filter.thread) &&
        (filter.rule === undefined || reasons.some(({ rule }) => rule === filter.rule)) &&
        (filter.authorOf === undefined || comment.author.name === this.#items.get(filter.authorOf)?.comment.author.name),
    );
    return {
      items: here.slice(0, limit),
      next: null,
      counts: Object.fromEntries(queueNames.map((name) => [name, inQueue(name).length])),
      matching: here.length,
      seq: this.#seq,
    };
  }

  async decide(decisions, batch) {
    return decisions.map(({ id, revision, expectedStatus, action }) => {
      const item = this.#items.get(id);
      if (item === undefined) return { kind: 'unknown', id };
      if (item.comment.status !== expectedStatus) return { kind: 'conflict', id, because: 'decided', item };
      if (item.comment.revision !== revision) return { kind: 'conflict', id, because: 'edited', item };
      const decided = this.#apply(id, action, this.#moderator.name, batch);
      this.#changed(id);
      return { kind: 'done', id, item: decided };
    });
  }

  async undo(batch, only) {
    const results = [];
    for (const [id, before] of this.#before) {
      if (before.batch !== batch || this.#items.get(id).decided?.batch !== batch || only?.includes(id) === false) continue;
      this.#items.set(id, before.item);
      this.#changed(id);
      results.push({ kind: 'done', id, item: before.item });
    }
    return results;
  }

  follow(_since, onEvent) {
    this.#listeners.add(onEvent);
    return () => this.#listeners.delete(onEvent);
  }

  /** A reader posts while the page is open. */
  arrive(said) {
    this.#put(said);
    this.#changed(said.id);
  }

  /** Another moderator decides, and the live message has not come yet. */
  decideElsewhere(id, action, by) {
    this.#apply(id, action, by, `other-${id}`);
  }

  connection(state) {
    this.#tell({ kind: 'connection', state });
  }
}
