import { expect } from '@open-wc/testing';
import { createManager, decide, encodeRecord, renewRecord } from '../../../src/exports/consent.js';
import { expireEverywhere } from '../../../src/consent/runtime/storage/places.js';
import { policyOf } from '../../support/policies.js';
import { waitUntil } from '../../support/wait-until.js';

const policy = policyOf();
const today = Math.floor(Date.now() / 86_400_000);
const cookieOf = (type: 'accept-all' | 'reject-all'): string => `sayso=${encodeRecord(decide(null, { type }, policy, today), policy)}`;

/** A server that takes its time: each answer sets the cookie that came with its request, when the test lets it. */
const slowServer = () => {
  const { fetch } = window;
  const asked: { readonly url: string; readonly init: RequestInit; answer(): void }[] = [];
  window.fetch = (url, init = {}) =>
    new Promise((resolve, reject) => {
      const sent = /sayso=[^;]*/.exec(document.cookie)?.[0] ?? '';
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      asked.push({
        url: url as string,
        init,
        answer() {
          document.cookie = `${sent}; Path=/; Max-Age=1000`;
          resolve(new Response(null, { status: 204 }));
        },
      });
    });
  return { asked, end: () => void (window.fetch = fetch) };
};

describe('renewing the record', () => {
  let server: ReturnType<typeof slowServer>;
  beforeEach(() => {
    expireEverywhere('sayso');
    server = slowServer();
  });
  afterEach(() => {
    server.end();
    expireEverywhere('sayso');
  });

  it('C-44: asks the page’s own host, with its cookies, beyond the end of the page', async () => {
    const manager = createManager(policy);
    manager.apply({ type: 'accept-all' });
    const done = renewRecord('/renewal', manager);
    server.asked[0]!.answer();
    expect(await done).to.equal(true);
    expect(server.asked).to.have.length(1);
    const { url, init } = server.asked[0]!;
    expect([url, init.method, init.credentials, init.keepalive]).to.deep.equal(['/renewal', 'POST', 'same-origin', true]);
  });

  it('C-44: never puts an older choice back: an answer from before a withdrawal is mended', async () => {
    const manager = createManager(policy);
    manager.apply({ type: 'accept-all' });
    const first = renewRecord('/renewal', manager);
    manager.apply({ type: 'reject-all' });
    // The older answer comes after the newer choice, its cookie with it.
    server.asked[0]!.answer();
    expect(document.cookie).to.contain(cookieOf('accept-all'));
    await waitUntil(() => server.asked.length === 2, 'the server is asked again');
    await waitUntil(() => document.cookie.includes(cookieOf('reject-all')), 'the newer choice stands again');
    server.asked[1]!.answer();
    expect(await first).to.equal(true);
    expect(document.cookie).to.contain(cookieOf('reject-all'));
  });

  it('ends the request before when the reader chooses anew', async () => {
    const manager = createManager(policy);
    manager.apply({ type: 'accept-all' });
    const first = renewRecord('/renewal', manager);
    manager.apply({ type: 'reject-all' });
    const second = renewRecord('/renewal', manager);
    expect(server.asked[0]!.init.signal?.aborted).to.equal(true);
    server.asked[1]!.answer();
    expect(await Promise.all([first, second])).to.deep.equal([false, true]);
    expect(document.cookie).to.contain(cookieOf('reject-all'));
  });

  it('says no where the server is away, and asks no server for ever that answers with something else', async () => {
    const manager = createManager(policy);
    manager.apply({ type: 'reject-all' });
    window.fetch = () => Promise.reject(new TypeError('offline'));
    expect(await renewRecord('/renewal', manager)).to.equal(false);
    let asked = 0;
    window.fetch = () => {
      asked++;
      document.cookie = `${cookieOf('accept-all')}; Path=/`;
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    expect(await renewRecord('/renewal', manager)).to.equal(false);
    expect(asked).to.equal(2);
    expect(document.cookie).to.contain(cookieOf('reject-all'));
  });
});
