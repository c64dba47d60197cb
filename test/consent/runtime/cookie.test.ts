import { expect } from '@open-wc/testing';
import { createManager, decide, encodeRecord } from '../../../src/exports/consent.js';
import { expireEverywhere, parentDomains, pathsOf } from '../../../src/consent/runtime/storage/places.js';
import { policyOf } from '../../support/policies.js';

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

  it('of two readers who refuse is byte-identical (C-42)', () => {
    createManager(policy).apply({ type: 'reject-all' });
    const first = document.cookie;
    expireEverywhere('sayso');
    createManager(policy).apply({ type: 'reject-all' });
    expect(document.cookie).to.equal(first);
  });

  it('that is rubbish is no decision', () => {
    for (const rubbish of ['', 'true', '%7B%22a%22%3A1%7D', 'null', cookieOf('accept-all').slice(0, -2), cookieOf('accept-all', today + 2)]) {
      document.cookie = `sayso=${rubbish}; Path=/`;
      const { prompt, record } = createManager(policy).getState();
      expect([prompt, record], rubbish).to.deep.equal(['first-visit', null]);
    }
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
