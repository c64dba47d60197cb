import { expect } from '@open-wc/testing';
import { createManager, memoryRecordStorage, type StoreKind } from '../../../src/exports/consent.js';
import { createGate } from '../../../src/consent/runtime/gate/gate.js';
import { policyOf } from '../../support/policies.js';
import { until } from '../../support/until.js';

const stores = (['cookie', 'local', 'session', 'indexeddb', 'cache'] as const satisfies readonly StoreKind[]).map((kind) => ({ kind, name: 'trk_*' }));
const policy = policyOf({
  services: {
    tracker: { purpose: 'statistics', vendor: 'V', stores },
    other: { purpose: 'video', vendor: 'W', stores: [{ kind: 'cookie', name: 'trk_shared' }, { kind: 'local', name: 'keep' }] },
  },
});
const makeDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error(name));
  });
const databases = async (): Promise<(string | undefined)[]> => (await indexedDB.databases()).map(({ name }) => name);

describe('a withdrawal', () => {
  it('removes what the service stored in five kinds of place, and nothing else', async () => {
    document.cookie = 'trk_root=1; Path=/';
    document.cookie = `trk_domain=1; Path=/; Domain=${location.hostname}`;
    document.cookie = 'trk_shared=1; Path=/';
    document.cookie = 'mine=1; Path=/';
    localStorage.setItem('trk_a', '1');
    localStorage.setItem('keep', '1');
    sessionStorage.setItem('trk_b', '1');
    await makeDatabase('trk_db');
    await makeDatabase('mine');
    await caches.open('trk_cache');
    await caches.open('mine');

    const manager = createManager(policy, { storage: memoryRecordStorage(), gate: createGate() });
    manager.apply({ type: 'accept-all' });
    expect(document.cookie).to.contain('trk_root');
    manager.apply({ type: 'withdraw', id: 'tracker' });
    await until('cookies gone', () => !/trk_(root|domain)/.test(document.cookie));
    await until('local and session storage cleared', () => localStorage.getItem('trk_a') === null && sessionStorage.getItem('trk_b') === null);
    for (let left = 200; left > 0 && ((await databases()).includes('trk_db') || (await caches.has('trk_cache'))); left--) await new Promise(requestAnimationFrame);
    expect(await databases()).to.include('mine').and.to.not.include('trk_db');
    expect(await caches.keys()).to.include('mine').and.to.not.include('trk_cache');
    expect(document.cookie).to.contain('trk_shared=1').and.to.contain('mine=1');
    expect(localStorage.getItem('keep')).to.equal('1');

    manager.apply({ type: 'reject-all' });
    await until('the rest gone', () => !document.cookie.includes('trk_shared') && localStorage.getItem('keep') === null);
    expect(document.cookie).to.contain('mine=1');
    document.cookie = 'mine=; Max-Age=0; Path=/';
    indexedDB.deleteDatabase('mine');
    await caches.delete('mine');
  });
});
