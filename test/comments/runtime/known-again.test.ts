/** What goes along with a post: the ticket of its form, and the secrets by which a browser is known again. */
import { expect, waitUntil } from '@open-wc/testing';
import { memoryStorage } from '../../../src/comments/runtime/key-value.js';
import { createThreadStore } from '../../../src/comments/runtime/thread-store.js';
import { FakeBackend } from '../elements/fake-backend.js';

class WithTickets extends FakeBackend {
  given = 0;
  out = false;
  ticket(): Promise<string> {
    return this.out ? Promise.reject(new Error('out of order')) : Promise.resolve(`ticket ${++this.given}`);
  }
}

const draft = (text: string) => ({ name: 'Amina', email: '', website: '', text });
const open = (backend: FakeBackend, storage = memoryStorage()) => createThreadStore({ backend, thread: 't', clock: () => Date.now(), page: () => ({ url: '', title: '' }), storage });

describe('what a post brings along', () => {
  it('a ticket is asked for once somebody writes, and goes with that one comment', async () => {
    const backend = new WithTickets();
    const store = open(backend);
    await store.load();
    expect(backend.given, 'who only reads asks for none').to.equal(0);
    for (const text of ['a', 'ab', 'abc']) await store.keepDraft(null, text);
    await store.post(draft('abc'), null);
    // As the form does when its words are safe.
    await store.keepDraft(null, '');
    await store.keepDraft(null, 'd');
    await store.post(draft('d'), null);
    expect(backend.posted.map(({ ticket }) => ticket)).to.deep.equal(['ticket 1', 'ticket 2']);
  });

  it('words that were turned down are sent again with the ticket that they had', async () => {
    const backend = new WithTickets();
    const store = open(backend);
    await store.keepDraft(null, 'a');
    backend.outcome = () => ({ kind: 'refused', problems: [], reasons: [] });
    await store.post(draft('a'), null);
    await store.keepDraft(null, 'ab');
    await store.post(draft('ab'), null);
    expect(backend.posted.map(({ ticket }) => ticket)).to.deep.equal(['ticket 1', 'ticket 1']);
  });

  it('a post does not wait for a ticket that does not come', async () => {
    const backend = new WithTickets();
    backend.out = true;
    const store = open(backend);
    await store.keepDraft(null, 'a');
    expect((await store.post(draft('a'), null)).kind).to.equal('stored');
    expect(backend.posted[0]?.ticket).to.equal('');
  });

  it('the next visit brings the secrets of earlier comments, the first one none', async () => {
    const [backend, storage] = [new FakeBackend(), memoryStorage()];
    const first = open(backend, storage);
    await first.load();
    await first.post(draft('a'), null);
    const second = open(backend, storage);
    await second.load();
    await second.post(draft('b'), null);
    expect(backend.posted.map(({ proof }) => proof ?? [])).to.deep.equal([[], [backend.posted[0]?.secret]]);
  });

  it('the first visit does too, once an earlier comment of it is seen to be published', async () => {
    const backend = new FakeBackend();
    backend.outcome = (submission) => backend.stored(submission, 'held');
    const store = open(backend);
    await store.load();
    store.connect();
    for (const text of ['a', 'b']) {
      await store.post(draft(text), null);
      const [entry] = store.getState().own.slice(-1);
      if (entry === undefined) throw new Error('the comment is not shown');
      backend.arrive({ ...entry.comment, status: 'published', seq: entry.comment.seq + backend.posted.length });
      await waitUntil(() => store.getState().own.every(({ state }) => state === 'published'), 'published while the page is open');
    }
    await store.post(draft('c'), null);
    const [first, second] = backend.posted.map(({ secret }) => secret);
    expect(backend.posted.map(({ proof }) => proof ?? [])).to.deep.equal([[], [first], [first, second]]);
    store.close();
  });
});
