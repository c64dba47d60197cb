import { expect } from '@open-wc/testing';
import { createManager, decide, encodeRecord, memoryRecordStorage, type RecordStorage } from '../../../src/exports/consent.js';
import { cookieStorage } from '../../../src/consent/runtime/storage/cookie-storage.js';
import { expireEverywhere } from '../../../src/consent/runtime/storage/places.js';
import { followOtherViews } from '../../../src/consent/runtime/other-views.js';
import { whenShown } from '../../../src/consent/runtime/when-shown.js';
import { policyOf } from '../../support/policies.js';
import { until } from '../../support/until.js';

const policy = policyOf();

/** A manager as it stands in a tab: with the cookie, and following the others. Counts its own saves. */
const tab = (storage: RecordStorage = cookieStorage()) => {
  const manager = createManager();
  const tally = { saves: 0 };
  const counting: RecordStorage = {
    read: () => storage.read(),
    write(value, days) {
      tally.saves++;
      return storage.write(value, days);
    },
  };
  manager.start(policy, { storage: counting, tell: followOtherViews(manager) });
  return { manager, tally };
};

describe('two tabs', () => {
  beforeEach(() => expireEverywhere('sayso'));
  after(() => expireEverywhere('sayso'));

  it('agree on a choice, and it is saved once', async () => {
    const [one, other] = [tab(), tab()];
    const changes: (readonly string[])[] = [];
    other.manager.addEventListener('sayso-consent-change', (event) => changes.push((event as unknown as { granted: readonly string[] }).granted));
    one.manager.apply({ type: 'choose', granted: new Set(['tube']) });
    await until('the other tab', () => other.manager.isGranted('tube'));
    expect(other.manager.getState().prompt).to.equal(null);
    expect(changes).to.deep.equal([['tube', 'video']]);
    expect([one.tally.saves, other.tally.saves]).to.deep.equal([1, 0]);
    other.manager.apply({ type: 'reject-all' });
    await until('the first tab', () => !one.manager.isGranted('tube'));
  });

  it('end with what the cookie says when both decide at once', async () => {
    const [one, other] = [tab(), tab()];
    one.manager.apply({ type: 'accept-all' });
    other.manager.apply({ type: 'reject-all' });
    await until('both to refuse', () => !one.manager.isGranted('tube') && !other.manager.isGranted('tube'));
    one.manager.apply({ type: 'allow', id: 'matomo' });
    await until('news of the last choice', () => other.manager.isGranted('matomo'));
    expect(one.manager.isGranted('tube') || other.manager.isGranted('tube')).to.equal(false);
  });

  it('agree where cookies are blocked, for as long as they are open', async () => {
    const [one, other] = [tab(memoryRecordStorage(false)), tab(memoryRecordStorage(false))];
    one.manager.apply({ type: 'accept-all' });
    await until('the other tab', () => other.manager.isGranted('tube'));
  });

  it('believe no message that is no record', async () => {
    const { manager } = tab();
    const channel = new BroadcastChannel('sayso');
    for (const message of ['1.x', null, 7, { granted: ['tube'] }, encodeRecord(decide(null, { type: 'accept-all' }, policy, 90_000 % 65_000), policy)]) channel.postMessage(message);
    channel.close();
    const { manager: one } = tab();
    one.apply({ type: 'choose', granted: new Set(['matomo']) });
    await until('the honest message behind them', () => manager.isGranted('matomo'));
    expect(manager.isGranted('tube')).to.equal(false);
  });

  it('across frames of one page agree too', async () => {
    const { manager } = tab();
    const frame = document.createElement('iframe');
    frame.src = '/favicon.ico';
    document.body.append(frame);
    await until('the frame', () => frame.contentDocument?.readyState === 'complete' && frame.contentWindow !== null && 'BroadcastChannel' in frame.contentWindow);
    const value = encodeRecord(decide(null, { type: 'accept-all' }, policy, Math.floor(Date.now() / 86_400_000)), policy);
    document.cookie = `sayso=${value}; Path=/`;
    const Channel = (frame.contentWindow as unknown as { BroadcastChannel: typeof BroadcastChannel }).BroadcastChannel;
    new Channel('sayso').postMessage(value);
    await until('the page', () => manager.isGranted('tube'));
    frame.remove();
  });
});

describe('a page that is seen again', () => {
  beforeEach(() => expireEverywhere('sayso'));
  after(() => expireEverywhere('sayso'));

  it('after the back button takes what was decided meanwhile, and shows no stale banner', () => {
    const { manager, tally } = tab();
    expect(manager.willShow()).to.equal(true);
    cookieStorage().write(encodeRecord(decide(null, { type: 'accept-all' }, policy, Math.floor(Date.now() / 86_400_000)), policy), 182);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(manager.willShow()).to.equal(false);
    expect(manager.isGranted('tube')).to.equal(true);
    expect(tally.saves).to.equal(0);
  });

  it('in its tab looks again: a record that was cleared away grants nothing any more', () => {
    const { manager } = tab();
    manager.apply({ type: 'accept-all' });
    expireEverywhere('sayso');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(manager.isGranted('tube')).to.equal(false);
    expect(manager.getState().prompt).to.equal('first-visit');
  });
});

describe('a prerendered page', () => {
  it('does nothing until it is visited', () => {
    let visits = 0;
    Object.defineProperty(document, 'prerendering', { configurable: true, value: true });
    whenShown(() => visits++);
    expect(visits).to.equal(0);
    Reflect.deleteProperty(document, 'prerendering');
    document.dispatchEvent(new Event('prerenderingchange'));
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(visits).to.equal(1);
    whenShown(() => visits++);
    expect(visits).to.equal(2);
  });
});
