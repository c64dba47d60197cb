import { expect } from '@open-wc/testing';
import { createManager, memoryRecordStorage, type ManagerParts, type MovingSettings, type PolicyInput } from '../../../src/exports/consent.js';
import { attach } from '../../../src/consent/runtime/moving.js';
import { expireEverywhere } from '../../../src/consent/runtime/storage/places.js';
import { policyOf } from '../../support/policies.js';

const klaro = (value: Readonly<Record<string, boolean>>): string => `klaro=${encodeURIComponent(JSON.stringify(value))}`;
const moving: MovingSettings = { from: ['klaro'], valid: true, names: { analytics: 'statistics', films: 'tube' } };

/** A page of a site that moves, with these cookies of the older tool; what its manager knows once it has started. */
const visit = (cookie: string, settings: MovingSettings, parts: ManagerParts = {}, change: Partial<PolicyInput> = {}) => {
  document.cookie = `${cookie}; Path=/`;
  const policy = policyOf({ moving: settings, ...change });
  const manager = createManager();
  const storage = memoryRecordStorage();
  const context = { policy, manager, parts: { storage, ...parts }, afterStart: (call: () => void) => void calls.push(call) };
  const calls: (() => void)[] = [];
  void attach(context);
  const prompts: unknown[] = [];
  manager.subscribe(({ prompt }) => prompts.push(prompt));
  manager.start(policy, context.parts);
  for (const call of calls) call();
  return { manager, storage: context.parts.storage ?? storage, granted: [...manager.getState().granted].filter((id) => id !== 'basic' && id !== 'session'), prompt: manager.getState().prompt };
};

describe('moving in', () => {
  afterEach(() => ['klaro', 'sayso'].forEach(expireEverywhere));

  it('C-71: takes a refusal always, and asks nobody again', () => {
    const { granted, prompt, manager } = visit(klaro({ analytics: false, films: false }), { from: ['klaro'] });
    expect([granted, prompt]).to.deep.equal([[], null]);
    expect(manager.getState().record).to.not.equal(null);
  });

  it('C-71: takes a consent only where the site says that it was valid, and only what it names', () => {
    const yes = klaro({ analytics: true, films: true, unheard: true, __proto__: true, constructor: true });
    expect(visit(yes, { from: ['klaro'], names: moving.names ?? {} }).prompt).to.equal('first-visit');
    expect(visit(yes, { ...moving, valid: false }).granted).to.deep.equal([]);
    expect(visit(yes, moving).granted).to.have.members(['matomo', 'counter', 'statistics', 'tube', 'video']);
    expect(visit(klaro({ films: true, analytics: false }), moving).granted).to.have.members(['tube', 'video']);
  });

  it('C-71: leaves the reader alone who has told us already, even long ago', () => {
    const storage = memoryRecordStorage();
    createManager(policyOf(), { storage }).apply({ type: 'reject-all' });
    expect(visit(klaro({ analytics: true, films: true }), moving, { storage }).granted).to.deep.equal([]);
    const later = (): number => Date.now() + 200 * 86_400_000;
    const { granted, prompt } = visit(klaro({ analytics: true, films: true }), moving, { storage, now: later });
    expect([granted, prompt]).to.deep.equal([[], 'expired']);
  });

  it('C-71: an old consent is no answer to a browser that objects today; an old refusal is', () => {
    const outlook: ManagerParts['outlook'] = () => ({ prompt: null, granted: new Set(['basic', 'session']), honoured: 'gpc', regime: 'opt-out' });
    expect(visit(klaro({ analytics: true }), moving, { outlook }).manager.getState().record).to.equal(null);
    expect(visit(klaro({ analytics: false }), moving, { outlook }).manager.getState().record).to.not.equal(null);
  });

  it('C-71: asks where there is nothing to take, or rubbish', () => {
    for (const cookie of ['theme=dark', 'klaro=%7B', 'klaro=true', 'cc_cookie=%7B%22categories%22%3A%5B%5D%7D']) expect(visit(cookie, moving).prompt, cookie).to.equal('first-visit');
    expireEverywhere('cc_cookie');
  });

  it('C-71: reads only: the other tool’s cookie stays as it was', () => {
    const cookie = klaro({ analytics: true });
    visit(cookie, moving);
    expect(document.cookie.split('; ')).to.include(cookie);
  });
});
