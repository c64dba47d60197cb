import { expect } from '@open-wc/testing';
import { ConsentChangeEvent, createManager, decide, encodeRecord, memoryRecordStorage, pageManager, type ConsentState, type Gate, type RecordStorage } from '../../../src/exports/consent.js';
import { policyOf } from '../../support/policies.js';

const policy = policyOf();
const day = 20_000;
const now = (): number => day * 86_400_000 + 5;
const cookieOf = (type: 'accept-all' | 'reject-all', on = day): string => encodeRecord(decide(null, { type }, policy, on), policy);

describe('a consent manager', () => {
  it('asks a new reader, and grants only what is exempt', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage() });
    const { prompt, record, granted, kept } = manager.getState();
    expect([prompt, record, kept]).to.deep.equal(['first-visit', null, true]);
    expect([...granted]).to.have.members(['basic', 'session']);
    expect(manager.willShow()).to.equal(true);
  });

  it('stores nothing before a decision', () => {
    const storage = memoryRecordStorage();
    createManager(policy, { storage });
    expect(storage.read()).to.deep.equal([]);
  });

  it('takes a decision in this order: own state, cookie, followers, gate, event, other tabs', () => {
    const order: string[] = [];
    const storage: RecordStorage = {
      read: () => [],
      write: () => {
        order.push(`cookie (tube is ${manager.isGranted('tube')})`);
        return true;
      },
    };
    const gate: Gate = { update: () => order.push('gate'), stop: () => order.push('stop'), lingers: () => false };
    const manager = createManager(policy, { storage, gate, tell: () => order.push('tabs'), now });
    order.length = 0;
    manager.subscribe(() => order.push('followers'));
    manager.addEventListener('sayso-consent-change', () => order.push('event'));
    manager.apply({ type: 'accept-all' });
    expect(order).to.deep.equal(['cookie (tube is true)', 'followers', 'gate', 'event', 'tabs']);
    order.length = 0;
    manager.apply({ type: 'withdraw', id: 'tube' });
    expect(order).to.deep.equal(['cookie (tube is false)', 'stop', 'followers', 'gate', 'event', 'tabs']);
  });

  it('tells what was granted and revoked, on itself and on the document', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage() });
    const heard: ConsentChangeEvent[] = [];
    const listen = (event: Event): void => void (event instanceof ConsentChangeEvent && heard.push(event));
    manager.addEventListener('sayso-consent-change', listen);
    document.addEventListener('sayso-consent-change', listen);
    manager.apply({ type: 'choose', granted: new Set(['tube']) });
    manager.apply({ type: 'reject-all' });
    document.removeEventListener('sayso-consent-change', listen);
    expect(heard.map(({ granted, revoked }) => [granted, revoked])).to.deep.equal([
      [['tube', 'video'], []],
      [['tube', 'video'], []],
      [[], ['tube', 'video']],
      [[], ['tube', 'video']],
    ]);
  });

  it('hands out frozen snapshots', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage() });
    const before = manager.getState();
    manager.apply({ type: 'accept-all' });
    expect(Object.isFrozen(before)).to.equal(true);
    expect(manager.getState()).to.not.equal(before);
    expect(before.record).to.equal(null);
  });

  it('lets the choice hold for this page where the browser keeps nothing', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage(false) });
    manager.apply({ type: 'accept-all' });
    expect(manager.getState().kept).to.equal(false);
    expect(manager.isGranted('tube')).to.equal(true);
    manager.refresh();
    expect(manager.isGranted('tube')).to.equal(true);
  });

  it('of two records takes the newer, and of one day the one that grants less; the others are cleared', () => {
    const storage = memoryRecordStorage(true, [cookieOf('accept-all', day - 3), cookieOf('reject-all', day - 1), 'rubbish']);
    const manager = createManager(policy, { storage, now });
    expect(manager.isGranted('tube')).to.equal(false);
    expect(manager.getState().prompt).to.equal(null);
    expect(storage.read()).to.deep.equal([cookieOf('reject-all', day - 1)]);
    expect(createManager(policy, { storage: memoryRecordStorage(true, [cookieOf('accept-all'), cookieOf('reject-all')]), now }).isGranted('tube')).to.equal(false);
  });

  it('keeps a record for what is left of its time', () => {
    const days: number[] = [];
    const storage: RecordStorage = { read: () => [cookieOf('accept-all', day - 100)], write: (_, left) => days.push(left) > 0 };
    const manager = createManager(policy, { storage, now });
    manager.apply({ type: 'withdraw', id: 'tube' });
    manager.apply({ type: 'reject-all' });
    expect(days).to.deep.equal([82, 182]);
  });

  it('with a faulty policy keeps everything optional off and asks nothing', async () => {
    const manager = createManager(null);
    manager.apply({ type: 'accept-all' });
    manager.openPreferences();
    manager.allowOnce('tube');
    expect(manager.getState()).to.include({ policy: null, record: null, prompt: null, preferencesOpen: false });
    expect(manager.isGranted('tube')).to.equal(false);
    expect(await manager.consentFor('tube')).to.equal(false);
  });

  it('allows once without recording a consent', () => {
    const storage = memoryRecordStorage();
    const manager = createManager(policy, { storage });
    manager.allowOnce('tube');
    manager.allowOnce('stranger');
    expect(manager.isGranted('tube')).to.equal(true);
    expect([...manager.getState().once]).to.deep.equal(['tube']);
    expect(manager.getState().granted.has('tube')).to.equal(false);
    expect(storage.read()).to.deep.equal([]);
    manager.apply({ type: 'reject-all' });
    expect(manager.isGranted('tube')).to.equal(false);
  });

  it('ignores ids that the policy does not know', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage() });
    manager.apply({ type: 'allow', id: 'stranger' });
    expect(manager.getState().record).to.equal(null);
  });

  it('answers `consentFor` when the reader does', async () => {
    const manager = createManager(policy, { storage: memoryRecordStorage() });
    const answers: string[] = [];
    const tube = manager.consentFor('tube').then((yes) => answers.push(`tube ${yes}`));
    const matomo = manager.consentFor('matomo').then((yes) => answers.push(`matomo ${yes}`));
    await manager.consentFor('session').then((yes) => answers.push(`session ${yes}`));
    expect(answers).to.deep.equal(['session true']);
    manager.apply({ type: 'choose', granted: new Set(['tube']) });
    await Promise.all([tube, matomo]);
    expect(answers).to.deep.equal(['session true', 'tube true', 'matomo false']);
    expect(await manager.consentFor('stranger')).to.equal(false);
  });

  it('answers `consentFor` of a manager that starts later', async () => {
    const manager = createManager();
    const answer = manager.consentFor('tube');
    expect(manager.getState().prompt).to.equal(null);
    manager.start(policy, { storage: memoryRecordStorage(true, [cookieOf('accept-all')]), now });
    expect(await answer).to.equal(true);
  });

  it('starts once', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage(), now });
    manager.start(policyOf({ revision: 9 }), { storage: memoryRecordStorage() });
    expect(manager.getState().policy?.revision).to.equal(3);
  });

  it('opens and closes the preferences, and closes them with an answer', () => {
    const manager = createManager(policy, { storage: memoryRecordStorage() });
    const seen: boolean[] = [];
    manager.subscribe(({ preferencesOpen }: ConsentState) => seen.push(preferencesOpen));
    manager.openPreferences();
    manager.openPreferences();
    manager.closePreferences();
    manager.openPreferences();
    manager.apply({ type: 'reject-all' });
    expect(seen).to.deep.equal([true, false, true, false]);
  });

  it('says that the page must be reloaded while something withdrawn is in memory', () => {
    let inMemory = ['tube'];
    const gate: Gate = { update: () => undefined, stop: () => undefined, lingers: (running) => inMemory.some((id) => !running.has(id)) };
    const manager = createManager(policy, { storage: memoryRecordStorage(), gate });
    manager.apply({ type: 'accept-all' });
    expect(manager.getState().reloadNeeded).to.equal(false);
    manager.apply({ type: 'reject-all' });
    expect(manager.getState().reloadNeeded).to.equal(true);
    manager.apply({ type: 'accept-all' });
    expect(manager.getState().reloadNeeded).to.equal(false);
    inMemory = [];
    manager.apply({ type: 'reject-all' });
    expect(manager.getState().reloadNeeded).to.equal(false);
  });
});

describe('the page’s manager', () => {
  it('is one, kept where another copy of the library finds it', () => {
    const manager = pageManager();
    expect(pageManager()).to.equal(manager);
    expect((globalThis as unknown as Record<symbol, unknown>)[Symbol.for('sayso.manager.1')]).to.equal(manager);
  });

  it('is adopted, not made anew, where a copy came before, and developers are told once', async () => {
    const key = Symbol.for('sayso.manager.1');
    const page = globalThis as unknown as Record<symbol, unknown>;
    const mine = page[key];
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => lines.push(line);
    const others = createManager(policy, { storage: memoryRecordStorage() });
    try {
      page[key] = others;
      expect(pageManager()).to.equal(others);
      expect(pageManager()).to.equal(others);
      // The words come in a chunk of their own.
      await import('../../../src/consent/runtime/complaints.js');
      await Promise.resolve();
      await new Promise(requestAnimationFrame);
    } finally {
      page[key] = mine;
      console.warn = warn;
    }
    expect(lines.filter((line) => line.includes('loaded-twice'))).to.have.length(1);
  });
});
