import { expect } from '@open-wc/testing';
import { createManager, memoryRecordStorage, type ConsentState } from '../../../src/exports/consent.js';
import { policyOf } from '../../support/policies.js';

const policy = policyOf();
const fresh = () => createManager(policy, { storage: memoryRecordStorage() });
const ids = ({ granted }: ConsentState): string => [...granted].filter((id) => ['matomo', 'tube'].includes(id)).join();

describe('what a newsroom’s own code calls', () => {
  it('onChange tells the state at once, then after each choice, and not when a dialog opens', () => {
    const manager = fresh();
    const told: string[] = [];
    const stop = manager.onChange((state) => told.push(ids(state)));
    manager.open();
    manager.closePreferences();
    manager.apply({ type: 'allow', id: 'matomo' });
    manager.apply({ type: 'accept-all' });
    stop();
    manager.withdraw();
    expect(told).to.deep.equal(['', 'matomo', 'matomo,tube']);
  });

  it('onChange with `final` waits until the reader has decided', () => {
    const manager = fresh();
    const told: string[] = [];
    manager.onChange((state) => told.push(ids(state)), { final: true });
    expect(told).to.deep.equal([]);
    manager.apply({ type: 'reject-all' });
    expect(told).to.deep.equal(['']);
  });

  it('onChange of a manager that starts later waits for the start', () => {
    const manager = createManager();
    const told: string[] = [];
    manager.onChange((state) => told.push(String(state.prompt)));
    manager.start(policy, { storage: memoryRecordStorage() });
    expect(told).to.deep.equal(['first-visit']);
  });

  it('withdraw takes back one service, or everything', () => {
    const manager = fresh();
    manager.apply({ type: 'accept-all' });
    manager.withdraw('matomo');
    expect(ids(manager.getState())).to.equal('tube');
    manager.withdraw();
    expect(ids(manager.getState())).to.equal('');
  });

  it('open shows the preferences; willShow is false once the reader has decided', () => {
    const manager = fresh();
    manager.open();
    expect(manager.getState().preferencesOpen).to.equal(true);
    expect(manager.willShow()).to.equal(true);
    manager.apply({ type: 'reject-all' });
    expect(manager.willShow()).to.equal(false);
  });
});
