import { expect } from '@open-wc/testing';
import { backendErrorCodes } from '../../../src/comments/model/errors.js';
import { createQueueStore, type QueueStore } from '../../../src/moderation/runtime/queue-store.js';
import { MemoryBackend, type MemoryOptions } from '../memory-backend.js';
import { sample } from '../sample.js';
import { waitUntil } from '../../support/wait-until.js';

const open = async (options: Partial<MemoryOptions> = {}, pageSize = 50): Promise<{ backend: MemoryBackend; store: QueueStore }> => {
  const backend = new MemoryBackend({ said: sample, ...options });
  let id = 0;
  const store = createQueueStore(backend, { now: Date.now, newId: () => `batch-${++id}`, pageSize, calm: 5 });
  await store.start();
  return { backend, store };
};
const ids = (store: QueueStore): string => store.getState().rows.map((row) => row.item.comment.id).join('');
const standing = (store: QueueStore, id: string) => store.getState().rows.find((row) => row.item.comment.id === id)!.standing;

describe('the moderators’ queue', () => {
  it('loads what waits, with counts, and selects the first', async () => {
    const { store } = await open();
    expect(ids(store)).to.equal('abcd');
    expect(store.getState().counts).to.deep.equal({ held: 4, reported: 0, unreviewed: 1, published: 1, spam: 0, rejected: 0, all: 5 });
    expect(store.getState().selected).to.equal('a');
  });
  it('says so when nobody is signed in, and asks for no queue', async () => {
    const { store } = await open({ moderator: null });
    expect(store.getState().session).to.equal('signed-out');
    expect(store.getState().rows).to.deep.equal([]);
  });
  it('shows a decision before the answer comes, and moves on to the next open row', async () => {
    const { backend, store } = await open();
    let release = (): void => undefined;
    backend.gate = new Promise((resolve) => (release = resolve));
    const answer = store.decide(['a'], 'approve');
    expect(standing(store, 'a')).to.include({ kind: 'deciding', action: 'approve' });
    expect(store.getState().selected).to.equal('b');
    release();
    await answer;
    expect(standing(store, 'a').kind).to.equal('decided');
    expect(ids(store)).to.equal('abcd');
  });
  it('passes over decided rows, turns back at the end, and stays when nothing is left', async () => {
    const { store } = await open();
    await store.decide(['b'], 'spam');
    store.select('a');
    await store.decide(['a'], 'approve');
    expect(store.getState().selected).to.equal('c');
    store.select('d');
    await store.decide(['d'], 'approve');
    expect(store.getState().selected).to.equal('c');
    await store.decide(['c'], 'approve');
    expect(store.getState().selected).to.equal('c');
  });
  it('decides many in one batch and takes the whole batch back', async () => {
    const { store } = await open();
    await store.decide(['a', 'c', 'd'], 'approve');
    expect(store.getState().pace).to.equal(3);
    expect(await store.undo()).to.equal(true);
    expect(['a', 'c', 'd'].map((id) => standing(store, id).kind)).to.deep.equal(['open', 'open', 'open']);
    expect(store.getState().pace).to.equal(0);
    expect(await store.undo()).to.equal(false);
  });
  it('takes the latest decision back first', async () => {
    const { store } = await open({ now: (() => { let t = 1_000_000; return () => t++; })() });
    await store.decide(['a'], 'approve');
    await store.decide(['b'], 'spam');
    await store.undo();
    expect([standing(store, 'a').kind, standing(store, 'b').kind]).to.deep.equal(['decided', 'open']);
  });
  it('puts a row back when the decision cannot be sent, with every error told', async () => {
    for (const code of backendErrorCodes) {
      const { backend, store } = await open();
      backend.failing = code;
      await store.decide(['a'], 'approve');
      expect(standing(store, 'a').kind, code).to.equal('open');
      expect(store.getState().error).to.equal(code);
    }
  });
  it('shows who was first, and decides again on what it then sees', async () => {
    const { backend, store } = await open();
    backend.decideElsewhere('a', 'approve', 'Karim', true);
    await store.decide(['a'], 'reject');
    const row = store.getState().rows[0]!;
    expect(row.standing).to.deep.equal({ kind: 'conflict', wanted: 'reject', because: 'decided' });
    expect(row.item.decided?.by).to.equal('Karim');
    await store.decide(['a'], 'remove');
    expect(store.getState().rows[0]!.item.comment.status).to.equal('removed');
  });
  it('tells a comment whose words changed, and one that is gone', async () => {
    const { backend, store } = await open();
    backend.edit('a', 'Other words');
    backend.forget('b');
    await store.decide(['a', 'b'], 'approve');
    expect(standing(store, 'a').kind).to.equal('conflict');
    expect(store.getState().rows[0]!.item.comment.text).to.equal('Other words');
    expect(standing(store, 'b').kind).to.equal('unknown');
  });
  it('does not keep what was reported meanwhile, and shows the report', async () => {
    const backend = new MemoryBackend({ said: [{ id: 'r', name: 'Ines', text: 'I would say so.', status: 'published', reported: 'insult' }] });
    const store = createQueueStore(backend, { now: Date.now, newId: () => 'batch', calm: 5 });
    await store.start('reported');
    backend.report('r', 'hate');
    await store.decide(['r'], 'keep');
    expect(standing(store, 'r')).to.include({ kind: 'conflict', because: 'reported' });
    expect(store.getState().rows[0]!.item.reasons.filter(({ rule }) => rule === 'report')).to.have.length(2);
    await store.decide(['r'], 'keep');
    expect(standing(store, 'r').kind).to.equal('decided');
  });
  it('narrows a list and forgets the ticks of the one before', async () => {
    const { store } = await open();
    store.tick(['a', 'c', 'nobody'], true);
    store.tick(['c'], false);
    expect([...store.getState().ticked]).to.deep.equal(['a']);
    await store.load('held', { rule: 'links' });
    expect(ids(store)).to.equal('b');
    expect([store.getState().matching, store.getState().ticked.size]).to.deep.equal([1, 0]);
    await store.load('all', { text: 'idiot' });
    expect(ids(store)).to.equal('c');
  });
  it('asks for more before the list ends under the hand', async () => {
    const { store } = await open({}, 2);
    await store.decide(['a'], 'approve');
    await waitUntil(() => ids(store) === 'abcd', 'the next page is there');
  });
  it('moves below the end of a page by one row, however often it is asked meanwhile, and stays where no page comes', async () => {
    const { backend, store } = await open({}, 2);
    store.select('b');
    backend.failing = 'server-error';
    expect(await store.move(1)).to.equal('b');
    expect(store.getState().error).to.equal('server-error');
    backend.failing = null;
    expect(await Promise.all([store.move(1), store.move(1), store.move(1)])).to.deep.equal(['c', 'c', 'c']);
    expect(ids(store)).to.equal('abcd');
    expect([await store.move(1), await store.move(1), await store.move(-1)]).to.deep.equal(['d', 'd', 'c']);
  });
  it('leaves alone what an action does not apply to', async () => {
    const { backend, store } = await open();
    await store.decide(['a'], 'remove');
    expect(backend.asked).to.deep.equal([]);
  });
  it('closes the undo window on time, and says when undo came too late', async () => {
    const { store } = await open({ undoWindow: 60 });
    await store.decide(['a'], 'approve');
    expect(standing(store, 'a')).to.have.property('undoUntil').that.is.a('number');
    await waitUntil(() => (standing(store, 'a') as { undoUntil?: number | null }).undoUntil === null, 'the window ends');

    let late = 1_000_000;
    const slow = await open({ undoWindow: 1000, now: () => late });
    await slow.store.decide(['a'], 'approve');
    late += 5000;
    await slow.store.undo();
    expect(standing(slow.store, 'a')).to.include({ kind: 'decided', late: true, undoUntil: null });
  });
  it('keeps rows where they are when others act; new comments wait to be shown', async () => {
    const { backend, store } = await open();
    backend.decideElsewhere('b', 'spam', 'Karim');
    backend.arrive({ id: 'n', name: 'New', text: 'Hello' });
    await waitUntil(() => store.getState().fresh.length === 1, 'the new comment is known');
    expect(ids(store)).to.equal('abcd');
    expect(standing(store, 'b')).to.deep.equal({ kind: 'moved', status: 'spam' });
    expect(store.getState().counts?.held).to.equal(4);
    store.showFresh();
    expect(ids(store)).to.equal('nabcd');
    expect(store.getState().fresh).to.deep.equal([]);
  });
  it('does not take old comments of a later page for new ones', async () => {
    const { backend, store } = await open({}, 2);
    expect(ids(store)).to.equal('ab');
    backend.decideElsewhere('a', 'spam', 'Karim');
    backend.arrive({ id: 'n', name: 'New', text: 'Hello' });
    await waitUntil(() => store.getState().fresh.length > 0, 'the new comment is known');
    expect(store.getState().fresh.map((item) => item.comment.id)).to.deep.equal(['n']);
    await store.more();
    expect(ids(store).startsWith('ab')).to.equal(true);
  });
  it('drops an answer to a question that is no longer asked', async () => {
    const { store } = await open();
    await Promise.all([store.load('published'), store.load('held')]);
    expect(store.getState().queue).to.equal('held');
    expect(ids(store)).to.equal('abcd');
  });
  it('asks again when the connection comes back', async () => {
    const { backend, store } = await open();
    backend.connection('lost');
    expect(store.getState().connection).to.equal('lost');
    backend.edit('a', 'Edited while away');
    backend.connection('open');
    await waitUntil(() => store.getState().rows[0]!.item.comment.text === 'Edited while away', 'the row is refreshed in place');
  });
});
