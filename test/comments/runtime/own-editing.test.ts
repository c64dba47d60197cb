import { expect } from '@open-wc/testing';
import type { ThreadStore } from '../../../src/comments/runtime/thread-state.js';
import { draft, setUp, type Setting } from './setting.js';
import { waitUntil } from '../../support/wait-until.js';

describe('changing one’s own comment', () => {
  let set: Setting;
  let store: ThreadStore;
  beforeEach(async () => {
    set = setUp();
    await set.publish('First');
    store = set.open();
    await store.load();
  });
  afterEach(() => set.end());

  /** Posts under an address that has been published before, so that it is published at once. */
  const post = async (text: string, email = 'other@mail.example', parent: string | null = null): Promise<string> => {
    await store.post(draft(text, email), parent);
    return store.getState().own.at(-1)?.secret ?? '';
  };
  const texts = (): readonly string[] => store.getState().comments.map(({ text }) => text);

  it('shows the new words at once, and then as they were stored', async () => {
    const secret = await post('Slipp');
    expect(store.getState().own.at(-1)?.editableUntil).to.be.greaterThan(store.getState().own.at(-1)?.comment.createdAt ?? 0);
    const seen: (string | undefined)[] = [];
    store.subscribe(({ own }) => void seen.push(`${own.at(-1)?.comment.text} ${own.at(-1)?.comment.revision}`));
    const outcome = await store.edit(secret, 'Slip');
    expect(outcome.kind).to.equal('stored');
    expect(seen.find((each) => each?.startsWith('Slip '))).to.equal('Slip 1');
    expect(seen.at(-1)).to.equal('Slip 2');
    expect(texts()).to.deep.equal(['First', 'Slip']);
    expect(store.getState().comments.at(-1)?.editedAt).to.be.a('number');
    expect(store.getState().info?.total).to.equal(2);
  });
  it('puts the words back where the network or the rules do not take the new ones', async () => {
    const secret = await post('Fine');
    const before = store.getState().comments;
    set.broken = 'offline';
    expect(await store.edit(secret, 'Lost')).to.deep.equal({ kind: 'failed', code: 'offline' });
    expect(store.getState().comments).to.deep.equal(before);
    set.broken = null;
    expect((await store.edit(secret, ' ')).kind).to.equal('refused');
    expect(store.getState().comments).to.deep.equal(before);
    expect(store.getState().own.at(-1)?.comment.text).to.equal('Fine');
    set.pass(400_000);
    expect((await store.edit(secret, 'Too late')).kind).to.equal('too-late');
    expect(store.getState().comments).to.deep.equal(before);
  });
  it('takes a comment out of the thread where new words are held', async () => {
    const secret = await post('Fine');
    expect((await store.edit(secret, 'Buy https://a.example https://b.example https://c.example')).kind).to.equal('stored');
    expect(texts()).to.deep.equal(['First']);
    expect(store.getState().own.at(-1)?.state).to.equal('held');
    expect(store.getState().info?.total).to.equal(1);
  });
  it('changes what is held, too', async () => {
    const secret = await post('Waits', 'new@mail.example');
    await store.edit(secret, 'Still waits');
    expect(store.getState().own.at(-1)).to.deep.include({ state: 'held', confirmed: true });
    expect(store.getState().own.at(-1)?.comment.text).to.equal('Still waits');
    expect(texts()).to.deep.equal(['First']);
  });
  it('shows how it stands where another tab was first', async () => {
    const secret = await post('One');
    const other = set.open();
    await other.load();
    await other.edit(secret, 'Two');
    expect((await store.edit(secret, 'Three')).kind).to.equal('conflict');
    expect(texts()).to.deep.equal(['First', 'Two']);
  });
  it('knows nothing of a secret that is not its own, nor of what has not arrived', async () => {
    expect(await store.edit('AAAAAAAAAAAAAAAAAAAAAA', 'Mine')).to.deep.equal({ kind: 'failed', code: 'not-found' });
    set.broken = 'offline';
    const secret = await post('On its way');
    expect(await store.remove(secret)).to.deep.equal({ kind: 'failed', code: 'not-found' });
  });
  it('takes away at once and for good, counted once though the live stream tells it too', async () => {
    const secret = await post('Regret');
    const id = store.getState().own.at(-1)?.comment.id ?? '';
    await set.publish('Reply', id);
    store.connect();
    await waitUntil(() => store.getState().pending === 1, 'the reply');
    store.showNew();
    expect(store.getState().info?.total).to.equal(3);
    const work = store.remove(secret);
    await waitUntil(() => store.getState().own.length === 0, 'gone at once');
    expect((await work).kind).to.equal('removed');
    await set.publish('Later');
    await waitUntil(() => store.getState().pending === 1, 'what came after it');
    expect(store.getState().comments.find((each) => each.id === id)).to.deep.include({ status: 'erased', text: '' });
    expect(store.getState().info?.total).to.equal(3);
    const fresh = set.open();
    await fresh.load();
    expect(fresh.getState().own).to.deep.equal([]);
    expect(await set.storage.receipts.entries()).to.deep.equal([]);
  });
  it('puts back what could not be taken away', async () => {
    const secret = await post('Stays');
    const before = store.getState();
    set.broken = 'server-error';
    expect(await store.remove(secret)).to.deep.equal({ kind: 'failed', code: 'server-error' });
    const { comments, own, info } = store.getState();
    expect({ comments, own, info }).to.deep.equal({ comments: before.comments, own: before.own, info: before.info });
  });
});
