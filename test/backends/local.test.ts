import { expect } from '@open-wc/testing';
import { createLocalBackend } from '../../src/backends/local/local-backend.js';
import { moderationBackends } from '../../src/backends/load-moderation.js';
import { isBackendName, backends } from '../../src/backends/load.js';
import type { ThreadEvent } from '../../src/comments/model/backend.js';
import type { BackendError } from '../../src/comments/model/errors.js';
import { newSecret } from '../../src/comments/runtime/new-secret.js';
import { describeBackend, rulesUnderTest } from '../contracts/describe-backend.js';
import { waitUntil } from '../support/wait-until.js';

/** A clock that never says the same twice, so that orders are plain. */
const ticking = () => {
  let now = 1_764_000_000_000;
  return () => (now += 1000);
};
const remove = (database: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(database);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });

describeBackend(
  'local',
  ['live', 'receipts', 'edit', 'delete', 'traps', 'filters', 'sweep', 'reply', 'authors', 'conversation', 'saved-filters', 'threads', 'reasons', 'badge', 'first-wins', 'list-reported', 'list-unreviewed', 'votes', 'reports', 'sort-best', 'sort-discussed'],
  () => {
    const database = `sayso-test ${newSecret()}`;
    const comments = createLocalBackend({ clock: ticking(), newId: newSecret, database, ruleSet: rulesUnderTest });
    return Promise.resolve({ comments, moderation: comments.moderation, newSecret, end: () => remove(database) });
  },
  { describe, it },
);

describe('the local backend', () => {
  const submission = (text: string) => ({
    secret: newSecret(),
    thread: '/a',
    parent: null,
    draft: { name: 'Sana', email: 'sana@mail.example', website: '', text },
    trap: '',
    page: { url: '', title: '' },
  });

  it('tells other tabs', async () => {
    const database = `sayso-test ${newSecret()}`;
    // Two backends of one database stand for two tabs: they share nothing but the browser.
    const [here, there] = [0, 1].map(() => createLocalBackend({ clock: ticking(), newId: newSecret, database })) as [ReturnType<typeof createLocalBackend>, ReturnType<typeof createLocalBackend>];
    const events: ThreadEvent[] = [];
    const stop = there.follow('/a', 0, (event) => void events.push(event));
    const outcome = await here.post(submission('Hello'));
    const { id, revision, status } = (outcome as Extract<typeof outcome, { kind: 'stored' }>).own.comment;
    await here.moderation.decide([{ id, revision, expectedStatus: status, action: 'approve' }], 'b');
    await waitUntil(() => events.some(({ kind }) => kind === 'comment'), 'the other tab hears of it');
    stop();
    await remove(database);
  });
  it('refuses where the thread is closed, and lets nobody moderate who is not signed in', async () => {
    const database = `sayso-test ${newSecret()}`;
    const closed = { state: 'closed', closedBecause: 'too-old', closedAt: 5 } as const;
    const backend = createLocalBackend({ clock: ticking(), newId: newSecret, database, closing: () => closed, moderator: null });
    expect(await backend.post(submission('Hello'))).to.deep.equal({ kind: 'closed' });
    expect((await backend.load({ thread: '/a', sort: 'newest', limit: 5 })).info).to.deep.include(closed);
    let code = '';
    await backend.moderation.queue({ queue: 'held', limit: 5 }).catch((error: unknown) => (code = (error as BackendError).code));
    expect(code).to.equal('not-allowed');
    await remove(database);
  });
  it('says so where the browser refuses to store', async () => {
    const backend = createLocalBackend({ clock: ticking(), newId: newSecret, database: 'refused' });
    const original = indexedDB.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
    try {
      let code = '';
      await backend.load({ thread: '/a', sort: 'newest', limit: 5 }).catch((error: unknown) => (code = (error as BackendError).code));
      expect(code).to.equal('storage');
    } finally {
      IDBFactory.prototype.open = original;
    }
  });
  it('never keeps an e-mail address', async () => {
    const database = `sayso-test ${newSecret()}`;
    const backend = createLocalBackend({ clock: ticking(), newId: newSecret, database });
    await backend.post(submission('Hello'));
    const kept = await new Promise<unknown>((resolve) => {
      const opening = indexedDB.open(database);
      opening.onsuccess = () => {
        const all = opening.result.transaction('values').objectStore('values').getAll();
        all.onsuccess = () => (opening.result.close(), resolve(all.result));
      };
    });
    const text = JSON.stringify(kept, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
    expect(text).to.contain('Hello').and.not.to.contain('sana@mail');
    await remove(database);
  });
});

describe('the table of backends', () => {
  it('knows its names and loads each half alone', async () => {
    expect(['http', 'local', 'wordpress', 'disqus', 'toString'].map(isBackendName)).to.deep.equal([true, true, true, false, false]);
    const settings = { endpoint: '/talk', site: '', clock: () => 0, newId: newSecret };
    for (const load of Object.values(backends)) expect(await load(settings)).to.respondTo('load');
    for (const load of Object.values(moderationBackends)) expect(await load(settings)).to.respondTo('queue');
    expect(Object.keys(backends)).to.include.members(Object.keys(moderationBackends));
  });
});
