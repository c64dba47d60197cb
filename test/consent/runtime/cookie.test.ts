import { expect } from '@open-wc/testing';
import { createManager, decide, encodeRecord } from '../../../src/exports/consent.js';
import { expireEverywhere, parentDomains, pathsOf } from '../../../src/consent/runtime/storage/places.js';
import { policyOf } from '../../support/policies.js';
import { waitUntil } from '../../support/wait-until.js';

const policy = policyOf();
const today = Math.floor(Date.now() / 86_400_000);
const cookieOf = (type: 'accept-all' | 'reject-all', day = today): string => encodeRecord(decide(null, { type }, policy, day), policy);

/** Stands in for a browser that blocks cookies: reading and writing throw. */
const blockCookies = (): (() => void) => {
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
    set: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
  return () => Reflect.deleteProperty(document, 'cookie');
};

describe('the record cookie of a page', () => {
  beforeEach(() => expireEverywhere('sayso'));
  after(() => expireEverywhere('sayso'));

  it('keeps a choice from one visit to the next', () => {
    createManager(policy).apply({ type: 'choose', granted: new Set(['tube']) });
    const next = createManager(policy);
    expect(next.getState().prompt).to.equal(null);
    expect(next.isGranted('tube')).to.equal(true);
    expect(next.isGranted('matomo')).to.equal(false);
  });

  it('is not written before a choice', () => {
    createManager(policy);
    expect(document.cookie).to.not.contain('sayso=');
  });

  it('C-42: of two readers who refuse is byte-identical', () => {
    createManager(policy).apply({ type: 'reject-all' });
    const first = document.cookie;
    expireEverywhere('sayso');
    createManager(policy).apply({ type: 'reject-all' });
    expect(document.cookie).to.equal(first);
  });

  it('that is rubbish is no decision', () => {
    const accepted = cookieOf('accept-all');
    const corrupt = ['', 'true', '1', 'null', 'undefined', '[]', '%7B%22a%22%3A1%7D', '%', '%E0%A4%A', '"', 'allow', '!a=true', accepted.slice(0, -2), accepted.slice(2), accepted.toUpperCase(), encodeURIComponent(`"${accepted}"`), `9${accepted.slice(1)}`, 'a'.repeat(4000)];
    for (const rubbish of [...corrupt, cookieOf('accept-all', today + 2)]) {
      document.cookie = `sayso=${rubbish}; Path=/`;
      const { prompt, record } = createManager(policy).getState();
      expect([prompt, record], rubbish).to.deep.equal(['first-visit', null]);
    }
  });

  it('that stands twice, on another path too: the newest valid one counts, and the other goes', async () => {
    document.cookie = `sayso=${cookieOf('accept-all', today - 3)}; Path=${location.pathname}`;
    document.cookie = `sayso=${cookieOf('reject-all', today - 1)}; Path=/`;
    const manager = createManager(policy);
    expect(manager.isGranted('tube')).to.equal(false);
    expect(manager.getState().prompt).to.equal(null);
    await waitUntil(() => document.cookie.split('sayso=').length === 2, 'the other to go');
    expect(document.cookie).to.contain(cookieOf('reject-all', today - 1));
  });

  it('C-45: is written for every path of this host alone, SameSite=Lax, for as long as the policy says; Secure where there is TLS', () => {
    const written: string[] = [];
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set: (value: string) => written.push(value) });
    try {
      createManager(policy).apply({ type: 'reject-all' });
      createManager(policyOf({ domain: 'thedaily.example', keepsDays: 30 })).apply({ type: 'accept-all' });
    } finally {
      Reflect.deleteProperty(document, 'cookie');
    }
    const [own = [], shared = []] = written.map((each) => each.split('; ').slice(1));
    // The tests' page is served without TLS; test/e2e/record.test.ts looks at one with.
    expect(own).to.have.members(['Max-Age=15724800', 'Path=/', 'SameSite=Lax']);
    expect(shared).to.have.members(['Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Domain=thedaily.example']);
    expect(written[0]!.length).to.be.below(4096);
  });

  it('that a browser refuses is no error: the choice holds for this page', () => {
    const unblock = blockCookies();
    try {
      const manager = createManager(policy);
      expect(manager.getState().prompt).to.equal('first-visit');
      manager.apply({ type: 'accept-all' });
      expect(manager.isGranted('tube')).to.equal(true);
      expect(manager.getState().kept).to.equal(false);
    } finally {
      unblock();
    }
  });

  it('for a shared domain that this host does not belong to is not kept, and says so', () => {
    const manager = createManager(policyOf({ domain: 'elsewhere.example' }));
    manager.apply({ type: 'reject-all' });
    expect(manager.getState().kept).to.equal(false);
    expect(manager.getState().prompt).to.equal(null);
  });
});

describe('places of cookies', () => {
  it('are every parent domain and every path', () => {
    expect(parentDomains('news.example.co.uk')).to.deep.equal(['news.example.co.uk', 'example.co.uk', 'co.uk', 'uk']);
    expect(pathsOf('/2026/talks')).to.deep.equal(['/', '/2026', '/2026/', '/2026/talks', '/2026/talks/']);
  });
});
