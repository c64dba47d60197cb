import { expect } from '@open-wc/testing';
import { memoryRecordStorage, type PageManager, type PolicyInput } from '../../../src/exports/consent.js';
import * as outlook from '../../../src/consent/runtime/signals/outlook.js';
import { registerSignalSource, signalSources, type SignalSource } from '../../../src/consent/runtime/signals/sources.js';
import { begin, policyOf } from './begin.js';

/** The browser's signal, for one test. */
const sendSignal = (value: unknown): void => {
  Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => value });
};
const open = (change: Partial<PolicyInput> = {}, parts = {}): Promise<PageManager> => begin(policyOf(change), [outlook], parts);

describe('a page in a place, with a browser that refuses', () => {
  const before = Object.getOwnPropertyDescriptor(Navigator.prototype, 'globalPrivacyControl');
  afterEach(() => {
    if (before) Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', before);
    else Reflect.deleteProperty(Navigator.prototype, 'globalPrivacyControl');
    signalSources().length = 0;
    localStorage.removeItem('sayso-signal');
    for (const each of document.querySelectorAll('sayso-privacy-button, sayso-signal-status')) each.remove();
  });

  it('C-68: is not asked, and nothing is written for it', async () => {
    sendSignal(true);
    const storage = memoryRecordStorage();
    const manager = await open({}, { storage });
    expect([manager.willShow(), manager.getState().honoured, ...storage.read()]).to.deep.equal([false, 'gpc']);
    expect(localStorage.getItem('sayso-signal')).to.equal(null);
    expect(await manager.consentFor('market')).to.equal(false);
  });

  it('C-68: only a signal that is exactly true counts', async () => {
    for (const value of [false, undefined, null, 1, '1', 'true', {}]) {
      sendSignal(value);
      expect((await open()).willShow(), String(value)).to.equal(true);
    }
  });

  it('C-68: an explicit choice wins, and is asked for by the reader alone', async () => {
    sendSignal(true);
    const manager = await open();
    manager.apply({ type: 'accept-all' });
    expect([manager.isGranted('market'), manager.getState().honoured]).to.deep.equal([true, null]);
  });

  it('C-68: is read once per page', async () => {
    sendSignal(true);
    const manager = await open();
    sendSignal(false);
    manager.refresh();
    expect(manager.getState().honoured).to.equal('gpc');
  });

  it('C-68: in California it beats an older yes, not one given while it was shown; that one lasts', async () => {
    const storage = memoryRecordStorage();
    const before = await open({ place: 'us-ca' }, { storage });
    before.apply({ type: 'accept-all' });
    expect(before.isGranted('market')).to.equal(true);
    sendSignal(true);
    const shown = await open({ place: 'us-ca' }, { storage });
    expect([shown.isGranted('market'), shown.isGranted('tide'), shown.getState().honoured]).to.deep.equal([false, true, 'gpc']);
    shown.apply({ type: 'accept-all' });
    expect([shown.isGranted('market'), shown.getState().honoured]).to.deep.equal([true, null]);
    const next = await open({ place: 'us-ca' }, { storage });
    expect(next.isGranted('market'), 'on the next page').to.equal(true);
    next.apply({ type: 'withdraw', id: 'advertising' });
    expect([next.isGranted('market'), localStorage.getItem('sayso-signal')]).to.deep.equal([false, null]);
    expect((await open({ place: 'us-ca' }, { storage })).getState().honoured).to.equal('gpc');
  });

  it('C-68: puts its status after the first privacy button in US places, once, and nowhere else', async () => {
    sendSignal(true);
    const [first] = [document.createElement('sayso-privacy-button'), document.createElement('sayso-privacy-button')].map((each) => document.body.appendChild(each));
    await open({ place: 'de' });
    expect(document.querySelector('sayso-signal-status')).to.equal(null);
    await open({ place: 'us-ca' });
    await open({ place: 'us-ca' });
    expect([...document.querySelectorAll('sayso-signal-status')].map((each) => each.previousElementSibling)).to.deep.equal([first]);
  });

  it('C-68: leaves the page’s own status where it stands, and needs none without a signal', async () => {
    const button = document.body.appendChild(document.createElement('sayso-privacy-button'));
    await open({ place: 'us-ca' });
    expect(button.nextElementSibling?.localName).to.not.equal('sayso-signal-status');
    sendSignal(true);
    const own = document.createElement('sayso-signal-status');
    document.body.prepend(own);
    await open({ place: 'us-ca' });
    expect([...document.querySelectorAll('sayso-signal-status')]).to.deep.equal([own]);
  });

  it('C-66: a site for children never grants marketing, not even to “accept all”', async () => {
    const manager = await open({ audience: 'child' });
    manager.apply({ type: 'accept-all' });
    expect([manager.isGranted('market'), manager.isGranted('advertising'), manager.isGranted('tide')]).to.deep.equal([false, false, true]);
  });

  it('hears further sources: a refusal counts, a yes never does, and one that throws says nothing', async () => {
    const read = (said: 'refuse' | 'accept' | 'none', under?: SignalSource['under']): SignalSource => ({ id: said, read: () => said, ...(under ? { under } : {}) });
    registerSignalSource(read('accept'));
    registerSignalSource({
      id: 'broken',
      read: () => {
        throw new Error('a fault of the page');
      },
    });
    const asked = await open();
    expect([asked.willShow(), asked.isGranted('market')]).to.deep.equal([true, false]);
    registerSignalSource(read('refuse', ['opt-out']));
    expect((await open()).getState().honoured, 'not under this law').to.equal(null);
    expect((await open({ place: 'us-ca' })).getState().honoured).to.equal('refuse');
  });

  it('finds sources that a plain script put on the page before any of our files came', async () => {
    ((window as unknown as Record<symbol, unknown[]>)[Symbol.for('sayso.signals.1')] ??= []).push({ id: 'plain', read: () => 'refuse' });
    expect((await open()).getState().honoured).to.equal('plain');
  });
});
