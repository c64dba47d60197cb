import { expect } from '@open-wc/testing';
import { newSecret } from '../../../src/comments/runtime/new-secret.js';
import { createOutbox } from '../../../src/comments/runtime/outbox.js';
import { draft, setUp, thread, type Setting } from './setting.js';
import { waitUntil } from '../../support/wait-until.js';

const hour = 3_600_000;

describe('a post on a dead network', () => {
  let set: Setting;
  beforeEach(() => void (set = setUp()));
  afterEach(() => set.end());
  const kept = async (): Promise<string> => JSON.stringify(await set.storage.outbox.entries());
  const inQueue = async (): Promise<number> => (await set.local.moderation.queue({ queue: 'held', limit: 50 })).items.length;

  for (const code of ['offline', 'timeout', 'server-error', 'bad-answer'] as const) {
    it(`waits after "${code}" and goes out by itself`, async () => {
      const store = set.open();
      await store.load();
      set.broken = code;
      expect(await store.post(draft('Mine'), null)).to.deep.equal({ kind: 'waiting', code });
      expect(store.getState().own[0]?.state).to.equal('waiting-for-network');
      expect(await kept()).to.contain('sana@mail.example');
      set.broken = null;
      set.fire();
      await waitUntil(() => store.getState().own[0]?.state === 'held', 'to be sent');
      expect(await kept()).not.to.contain('sana@mail.example');
      expect(await inQueue()).to.equal(1);
    });
  }
  it('is tried later and later, and at once when the network is back', async () => {
    const store = set.open();
    await store.load();
    set.broken = 'offline';
    await store.post(draft('Mine'), null);
    const delays: number[] = [];
    for (let round = 0; round < 10; round++) {
      await waitUntil(() => set.timers.length === 1, 'the next timer');
      delays.push(set.timers[0]?.delay ?? 0);
      set.fire();
    }
    expect(delays.slice(0, 4)).to.deep.equal([2000, 4000, 8000, 16_000]);
    expect(Math.max(...delays)).to.equal(300_000);
    await waitUntil(() => set.timers.length === 1);
    set.broken = null;
    dispatchEvent(new Event('online'));
    await waitUntil(() => store.getState().own[0]?.state === 'held', 'to be sent');
  });
  it('survives a reload', async () => {
    const first = set.open();
    set.broken = 'offline';
    await first.post(draft('Mine'), null);
    first.close();
    const second = set.open();
    await second.load();
    await waitUntil(() => second.getState().own[0]?.state === 'waiting-for-network', 'the unsent one to show');
    expect(second.getState().status).to.equal('failed');
    set.broken = null;
    await second.load();
    await waitUntil(() => second.getState().own[0]?.state === 'held', 'to be sent');
    expect(second.getState().own).to.have.lengthOf(1);
    expect(await inQueue()).to.equal(1);
  });
  it('whose answer was lost is one comment all the same', async () => {
    const store = set.open();
    set.loseAnswers = true;
    expect((await store.post(draft('Mine'), null)).kind).to.equal('waiting');
    set.loseAnswers = false;
    set.fire();
    await waitUntil(() => store.getState().own[0]?.state === 'held');
    expect(new Set(set.posts.map(({ secret }) => secret)).size).to.equal(1);
    expect(await inQueue()).to.equal(1);
  });
  it('is sent once though two tabs have it', async () => {
    const first = set.open();
    set.broken = 'offline';
    await first.post(draft('Mine'), null);
    const second = set.open();
    await second.load();
    await waitUntil(() => second.getState().own.length === 1);
    set.broken = null;
    dispatchEvent(new Event('online'));
    await waitUntil(() => [first, second].every((store) => store.getState().own[0]?.state === 'held' || set.timers.splice(0).forEach(({ work }) => work())), 'both tabs to know');
    expect(await inQueue()).to.equal(1);
    expect(set.posts).to.have.lengthOf(1);
  });
  it('can be taken back with all its words', async () => {
    const store = set.open();
    set.broken = 'offline';
    await store.post(draft('Mine'), 'parent-id');
    const back = await store.takeBack(store.getState().own[0]?.secret ?? '');
    expect(back).to.deep.equal({ draft: draft('Mine'), parent: 'parent-id' });
    expect([store.getState().own.length, await kept()]).to.deep.equal([0, '[]']);
    set.broken = null;
    set.fire();
    expect(await inQueue()).to.equal(0);
  });
  it('that is refused later keeps its words as a draft, shows why, and can be taken back', async () => {
    const store = set.open();
    set.broken = 'offline';
    await store.post({ ...draft('Mine'), email: 'nobody' }, null);
    set.broken = null;
    set.fire();
    await waitUntil(() => store.getState().own[0]?.state === 'refused', 'the refusal');
    expect(store.getState().own[0]?.problems).to.deep.equal([{ field: 'email', code: 'not-an-email' }]);
    expect(JSON.stringify(await set.storage.drafts.entries())).to.contain('Mine').and.not.to.contain('nobody');
    expect((await store.takeBack(store.getState().own[0]?.secret ?? ''))?.draft.text).to.equal('Mine');
  });
  it('can be tried again by hand', async () => {
    const store = set.open();
    set.broken = 'offline';
    await store.post(draft('Mine'), null);
    set.broken = null;
    await store.retry(store.getState().own[0]?.secret ?? '');
    expect(store.getState().own[0]?.state).to.equal('held');
  });
  it('of another thread of the site goes out too', async () => {
    const other = set.open({ thread: '/other' });
    set.broken = 'offline';
    await other.post(draft('There'), null);
    other.close();
    set.broken = null;
    const store = set.open();
    await store.load();
    await waitUntil(async () => (await inQueue()) === 1, 'to be sent');
    expect(store.getState().own).to.deep.equal([]);
    const again = set.open({ thread: '/other' });
    await again.load();
    await waitUntil(() => again.getState().own[0]?.state === 'held');
  });
  it('is given up after 72 hours, its e-mail address with it', async () => {
    const store = set.open();
    set.broken = 'offline';
    await store.post(draft('Mine'), null);
    store.close();
    set.pass(73 * hour);
    set.broken = null;
    const later = set.open();
    await later.load();
    expect([later.getState().own.length, await kept(), await inQueue()]).to.deep.equal([0, '[]', 0]);
  });
  it('of another site on the same origin is left alone', async () => {
    const outbox = createOutbox(set.storage.outbox, 'here', () => 0);
    await outbox.add({ secret: newSecret(), thread, parent: null, draft: draft('x'), trap: '', page: { url: '', title: '' } });
    expect(await outbox.items()).to.have.lengthOf(1);
    expect(await createOutbox(set.storage.outbox, 'there', () => 0).items()).to.deep.equal([]);
  });
  it('that somebody tampered with is wiped, not sent', async () => {
    await set.storage.outbox.set('x', { scope: '', secret: 5 });
    await set.open().load();
    expect(await kept()).to.equal('[]');
  });
});
