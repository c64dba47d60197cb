import { expect } from '@open-wc/testing';
import type { ThreadPage } from '../../../src/comments/model/backend.js';
import { mergeComments } from '../../../src/comments/model/thread.js';
import type { ThreadStore } from '../../../src/comments/runtime/thread-state.js';
import { draft, setUp, thread, type Setting } from './setting.js';
import { waitUntil } from '../../support/wait-until.js';

describe('a thread’s store', () => {
  let set: Setting;
  beforeEach(() => void (set = setUp()));
  afterEach(() => set.end());

  it('goes from idle through loading to ready', async () => {
    await set.publish('Hello');
    const store = set.open();
    const seen: string[] = [store.getState().status];
    store.subscribe(({ status }) => void (seen.at(-1) === status || seen.push(status)));
    await store.load();
    expect(seen).to.deep.equal(['idle', 'loading', 'ready']);
    expect(store.getState().comments.map(({ text }) => text)).to.deep.equal(['Hello']);
    expect(store.getState().info?.total).to.equal(1);
    expect(Object.isFrozen(store.getState())).to.equal(true);
  });
  it('remembers the secret before the outbox lets go, so that a tab closed between the two loses neither', async () => {
    const { outbox, receipts } = set.storage;
    const order: string[] = [];
    const storage = {
      ...set.storage,
      outbox: { ...outbox, delete: (key: string) => (order.push('let go'), outbox.delete(key)) },
      receipts: { ...receipts, set: (key: string, value: unknown) => (order.push('remembered'), receipts.set(key, value)) },
    };
    const store = set.open({ storage });
    await store.load();
    expect((await store.post(draft('Kept twice for a moment'), null)).kind).to.equal('stored');
    expect(order).to.deep.equal(['remembered', 'let go']);
  });
  it('says how the world broke, and recovers when asked again', async () => {
    const store = set.open();
    set.broken = 'server-error';
    await store.load();
    expect([store.getState().status, store.getState().error]).to.deep.equal(['failed', 'server-error']);
    set.broken = null;
    await store.load();
    expect([store.getState().status, store.getState().error]).to.deep.equal(['ready', null]);
  });
  it('loads page after page and then says that there is no more', async () => {
    for (const text of ['a', 'b', 'c', 'd', 'e']) await set.publish(text);
    const store = set.open({ pageSize: 2, sort: 'oldest' });
    await store.load();
    expect(store.getState().more).to.equal('available');
    await store.more();
    await store.more();
    expect(store.getState().comments.map(({ text }) => text)).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    expect(store.getState().more).to.equal('none');
    await store.more();
    expect(store.getState().comments).to.have.lengthOf(5);
  });
  it('brings the conversation that a link leads into, and then the pages as if nothing had been', async () => {
    const old = await set.publish('a');
    const reply = await set.publish('a2', old);
    for (const text of ['b', 'c', 'd', 'e']) await set.publish(text);
    const linked = set.open({ pageSize: 2 });
    await linked.load(reply);
    const words = (store: ThreadStore) => store.getState().comments.map(({ text }) => text);
    expect(words(linked)).to.deep.equal(['e', 'd', 'a', 'a2']);
    const later = set.open({ pageSize: 2 });
    await later.load();
    await later.more(reply);
    expect([words(later), later.getState().more]).to.deep.equal([['e', 'd', 'a', 'a2'], 'available']);
    for (const store of [linked, later]) {
      await store.more();
      await store.more();
      expect([...words(store)].sort()).to.deep.equal(['a', 'a2', 'b', 'c', 'd', 'e']);
      expect(store.getState().more).to.equal('none');
      // Also where all is loaded: somebody may have answered since.
      await store.more('unknown');
      expect(store.getState().more).to.equal('none');
    }
  });
  it('keeps what is shown when a further page fails, and takes it up again', async () => {
    for (const text of ['a', 'b', 'c']) await set.publish(text);
    const store = set.open({ pageSize: 2 });
    await store.load();
    set.broken = 'timeout';
    await store.more();
    expect([store.getState().status, store.getState().more, store.getState().comments.length]).to.deep.equal(['ready', 'failed', 2]);
    set.broken = null;
    await store.more();
    expect(store.getState().comments).to.have.lengthOf(3);
  });
  it('drops the answer to a question that is no longer asked', async () => {
    await set.publish('a');
    await set.publish('b');
    let answerFirst: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => (answerFirst = resolve));
    let calls = 0;
    const backend = {
      ...set.backend,
      load: async (query: Parameters<typeof set.backend.load>[0]): Promise<ThreadPage> => {
        const page = await set.backend.load(query);
        if (++calls === 1) await slow;
        return page;
      },
    };
    const store = set.open({ backend });
    const first = store.load();
    await store.setSort('oldest');
    answerFirst?.();
    await first;
    expect(store.getState().comments.map(({ text }) => text)).to.deep.equal(['a', 'b']);
  });

  describe('while connected', () => {
    it('announces what is new and shows it on demand', async () => {
      const id = await set.publish('first');
      const store = set.open();
      await store.load();
      store.connect();
      await waitUntil(() => store.getState().connection === 'open');
      await set.publish('second');
      await set.publish('reply', id);
      await waitUntil(() => store.getState().pending === 2, 'two new ones');
      expect(store.getState().comments).to.have.lengthOf(1);
      expect(store.getState().info?.total).to.equal(3);
      store.showNew();
      expect(store.getState().pending).to.equal(0);
      expect(store.getState().comments).to.have.lengthOf(3);
      expect(store.getState().info?.total).to.equal(3);
    });
    it('takes away what is gone, shown or pending', async () => {
      const shown = await set.publish('shown');
      const store = set.open();
      await store.load();
      store.connect();
      const waiting = await set.publish('pending');
      await waitUntil(() => store.getState().pending === 1);
      for (const id of [shown, waiting]) await set.local.moderation.decide([{ id, revision: 1, expectedStatus: 'published', action: 'remove' }], id);
      await waitUntil(() => store.getState().comments.length === 0 && store.getState().pending === 0, 'both to go');
      expect(store.getState().info?.total).to.equal(0);
    });
    it('hears nothing while away and everything on return', async () => {
      const store = set.open();
      await store.load();
      store.connect();
      await set.publish('one');
      await waitUntil(() => store.getState().pending === 1);
      store.disconnect();
      expect(store.getState().connection).to.equal('off');
      await set.publish('two');
      expect(store.getState().pending).to.equal(1);
      store.connect();
      await waitUntil(() => store.getState().pending === 2, 'what was missed');
    });
    it('may be connected before it is loaded', async () => {
      const store = set.open();
      store.connect();
      await store.load();
      await set.publish('one');
      await waitUntil(() => store.getState().pending === 1);
    });
  });

  describe('of one’s own', () => {
    it('shows a comment at once, then how it stands', async () => {
      const store = set.open();
      await store.load();
      const seen: unknown[] = [];
      const stop = store.subscribe(({ own: [first] }) => void seen.push([first?.state, first?.comment.text]));
      const result = await store.post(draft('Mine'), null);
      stop();
      expect(seen[0]).to.deep.equal(['sending', 'Mine']);
      expect(result.kind).to.equal('stored');
      const [own] = store.getState().own;
      expect([own?.state, own?.confirmed, own?.reasons[0]?.rule]).to.deep.equal(['held', true, 'first-time']);
      expect(store.getState().comments).to.deep.equal([]);
    });
    it('is there again in the next visit, and hears of its publication', async () => {
      const first = set.open();
      await first.load();
      await first.post(draft('Mine'), null);
      first.close();
      const second = set.open();
      await second.load();
      await waitUntil(() => second.getState().own.length === 1);
      const [own] = second.getState().own;
      expect([own?.state, own?.comment.text]).to.deep.equal(['held', 'Mine']);
      second.connect();
      const { id } = own?.comment ?? { id: '' };
      await set.local.moderation.decide([{ id, revision: 1, expectedStatus: 'held', action: 'approve' }], 'yes');
      await waitUntil(() => second.getState().own[0]?.state === 'published', 'to be published');
      expect(second.getState().comments.map((comment) => comment.id)).to.deep.equal([id]);
      expect([second.getState().pending, second.getState().info?.total]).to.deep.equal([0, 1]);
      await set.local.moderation.undo('yes');
      await waitUntil(() => second.getState().own[0]?.state === 'held', 'the undo');
      expect(second.getState().comments).to.deep.equal([]);
      await set.local.moderation.decide([{ id, revision: 1, expectedStatus: 'held', action: 'approve' }], 'again');
      await waitUntil(() => second.getState().own[0]?.state === 'published');
      await set.local.moderation.decide([{ id, revision: 1, expectedStatus: 'published', action: 'remove' }], 'no');
      await waitUntil(() => second.getState().own[0]?.state === 'rejected', 'the removal');
    });
    it('is counted once, whether its answer or the live update comes first', async () => {
      await set.publish('so that the next of this author is published at once');
      const store = set.open();
      await store.load();
      store.connect();
      await store.post({ ...draft('Mine', 'other@mail.example') }, null);
      await waitUntil(() => store.getState().comments.length === 2);
      expect([store.getState().pending, store.getState().info?.total, store.getState().own[0]?.state]).to.deep.equal([0, 2, 'published']);
    });
    it('is never shown beside itself by a visit that does not know yet that it arrived', async () => {
      await set.publish('so that the next of this author is published at once');
      set.loseAnswers = true;
      const first = set.open();
      await first.load();
      await first.post({ ...draft('Mine', 'other@mail.example') }, null);
      first.close();
      set.loseAnswers = false;
      const second = set.open();
      const shown: number[] = [];
      second.subscribe(({ comments, own }) => {
        const unpublished = own.filter(({ state }) => state !== 'published').map(({ comment }) => comment);
        shown.push(mergeComments(comments, unpublished).filter(({ text }) => text === 'Mine').length);
      });
      await second.load();
      await waitUntil(async () => (await set.storage.outbox.entries()).length === 0, 'the outbox lets go');
      expect([Math.max(...shown), second.getState().own[0]?.state]).to.deep.equal([1, 'published']);
    });
    it('gives refused words back and keeps nothing of them', async () => {
      const store = set.open();
      await store.load();
      const result = await store.post({ ...draft(' '), email: 'nobody' }, null);
      expect(result.kind === 'refused' && result.problems.length).to.equal(2);
      expect(store.getState().own).to.deep.equal([]);
      expect(await set.storage.outbox.entries()).to.deep.equal([]);
    });
    it('says when trying again is of no use', async () => {
      const store = set.open();
      await store.load();
      set.broken = 'not-allowed';
      expect(await store.post(draft('Mine'), null)).to.deep.equal({ kind: 'failed', code: 'not-allowed' });
      expect(store.getState().own).to.deep.equal([]);
      expect(await set.storage.outbox.entries()).to.deep.equal([]);
    });
    it('is told that the thread is closed', async () => {
      await set.end();
      set = setUp({ closing: () => ({ state: 'closed', closedBecause: 'by-editor', closedAt: null }) });
      expect((await set.open().post(draft('Mine'), null)).kind).to.equal('closed');
    });
  });

  it('tells what it is the store of', () => expect(set.open().thread).to.equal(thread));
});
