import { expect } from '@open-wc/testing';
import * as outlook from '../../../src/consent/runtime/signals/outlook.js';
import * as tcf from '../../../src/consent/runtime/signals/tcf.js';
import type { PageManager, PolicyInput } from '../../../src/exports/consent.js';
import { consents, FakeTool, type TcData } from '../../support/fake-tool.js';
import { until } from '../../support/until.js';
import { begin, input, policyOf } from './begin.js';

const everything = consents([7, 9], [1, 3, 4, 8]);
const running = (manager: PageManager): readonly string[] => [...manager.getState().granted].filter((id) => input.services?.[id]);

describe('where another tool holds the consent', () => {
  let tool: FakeTool;
  beforeEach(() => {
    tool = new FakeTool();
  });
  afterEach(() => {
    // Nobody listens to the next test's tool.
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    tool.remove();
    document.querySelector('sayso-signal-status')?.remove();
  });

  const follow = (change: Partial<PolicyInput> = {}): Promise<PageManager> => begin(policyOf({ delegate: 'tcf', ...change }), [outlook, tcf]);

  it('never asks, and runs only what is exempt while it says nothing: no tool, a stub, a tool that asks', async () => {
    const manager = await follow();
    expect([manager.willShow(), ...running(manager)]).to.deep.equal([false, 'session']);
    tool.stub();
    expect(running(manager)).to.deep.equal(['session']);
    tool.load();
    await until('a listener', () => tool.listeners.size === 1);
    tool.tell('cmpuishown', everything);
    expect([manager.willShow(), ...running(manager)]).to.deep.equal([false, 'session']);
  });

  it('follows its answers: what stood already, each change, a withdrawal', async () => {
    tool.stub().load();
    tool.tell('tcloaded', everything);
    const manager = await follow();
    expect(running(manager)).to.deep.equal(['session', 'market', 'tide']);
    tool.tell('cmpuishown', consents([], []));
    expect(running(manager), 'what was answered stands while it asks again').to.deep.equal(['session', 'market', 'tide']);
    tool.tell('useractioncomplete', consents([9], [1, 3, 4, 8]));
    expect(running(manager)).to.deep.equal(['session', 'tide']);
    tool.tell('useractioncomplete', consents([], []));
    expect(running(manager)).to.deep.equal(['session']);
  });

  it('C-32: tells of each of its answers exactly once, as of a choice made here', async () => {
    tool.stub().load();
    const manager = await follow();
    const heard: string[] = [];
    manager.addEventListener('sayso-consent-change', (event) => heard.push((event as unknown as { granted: string[]; revoked: string[] }).revoked.join()));
    tool.tell('useractioncomplete', everything);
    tool.tell('useractioncomplete', consents([], []));
    tool.tell('useractioncomplete', consents([], []));
    expect(heard).to.deep.equal(['', 'market,advertising,tide,statistics']);
  });

  it('a vendor needs its own consent and that of all its purposes; without a mapping a service stays off', async () => {
    tool.stub().load();
    const manager = await follow({ services: { ...input.services, unmapped: { purpose: 'statistics', vendor: 'Y' } } });
    const cases: readonly (readonly [string, TcData, readonly string[]])[] = [
      ['all', everything, ['session', 'market', 'tide']],
      ['a purpose is missing', consents([7, 9], [1, 3, 8]), ['session', 'tide']],
      ['the vendor is missing', consents([9], [1, 3, 4, 8]), ['session', 'tide']],
      ['a purpose closed to the vendor by the publisher', { ...everything, publisher: { restrictions: { 4: { 7: 0 } } } }, ['session', 'tide']],
      ['a purpose narrowed to legitimate interest', { ...everything, publisher: { restrictions: { 8: { 9: 2 } } } }, ['session', 'market']],
      ['a vendor that was not shown to the reader', { ...everything, vendor: { ...everything.vendor, disclosedVendors: { 7: true, 9: false } } }, ['session', 'market']],
      ['nothing', {}, ['session']],
    ];
    for (const [what, data, expected] of cases) {
      tool.tell('useractioncomplete', { gdprApplies: true, ...data });
      expect([...manager.getState().granted].filter((id) => ['session', 'market', 'tide', 'unmapped'].includes(id)), what).to.deep.equal(expected);
    }
  });

  it('C-23: a legitimate interest is never taken for consent', async () => {
    tool.stub().load();
    const manager = await follow();
    const all = { 1: true, 3: true, 4: true, 7: true, 8: true, 9: true };
    tool.tell('tcloaded', { gdprApplies: true, purpose: { consents: {}, legitimateInterests: all }, vendor: { consents: {}, legitimateInterests: all } });
    expect(running(manager)).to.deep.equal(['session']);
  });

  it('where it says that the GDPR does not apply, the law of the policy’s place decides, and the strictest without one', async () => {
    tool.stub().load();
    tool.tell('tcloaded', { gdprApplies: false });
    expect(running(await follow())).to.deep.equal(['session']);
    expect(running(await follow({ place: 'us-ca' }))).to.deep.equal(['session', 'market', 'tide']);
    expect((await follow({ place: 'us-ca' })).willShow()).to.equal(false);
  });

  it('while it is not known whether the GDPR applies, only what has consent runs', async () => {
    tool.stub().load();
    const { gdprApplies: _, ...unknown } = consents([9], [8]);
    tool.tell('tcloaded', unknown);
    expect(running(await follow({ place: 'us-ca' }))).to.deep.equal(['session', 'tide']);
  });

  it('a tool that breaks grants nothing', async () => {
    tool.stub().load();
    tool.tell('tcloaded', everything);
    const manager = await follow();
    tool.tell('tcloaded', { ...everything, cmpStatus: 'error' });
    expect(running(manager)).to.deep.equal(['session']);
    tool.tell('useractioncomplete', { ...everything, cmpStatus: 'loaded' });
    expect(running(manager).length).to.equal(3);
    for (const listener of tool.listeners.values()) listener(null, false);
    expect(running(manager)).to.deep.equal(['session']);
  });

  it('listens anew after the back-forward cache, and takes its listener away before', async () => {
    tool.stub().load();
    tool.tell('tcloaded', everything);
    const manager = await follow();
    expect(tool.listeners.size).to.equal(1);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(tool.listeners.size).to.equal(0);
    tool.tell('tcloaded', consents([], []));
    expect(running(manager).length).to.equal(3);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    // Those of the tests before listen again too.
    expect(tool.listeners.size).to.be.above(0);
    expect(running(manager)).to.deep.equal(['session']);
  });

  it('answers who waits for a consent only when the tool has answered; what is exempt at once', async () => {
    tool.stub().load();
    const manager = await follow();
    const answers: string[] = [];
    void manager.consentFor('tide').then((yes) => answers.push(`tide ${String(yes)}`));
    void manager.consentFor('market').then((yes) => answers.push(`market ${String(yes)}`));
    expect(await manager.consentFor('session')).to.equal(true);
    tool.tell('cmpuishown', consents([], []));
    expect(await manager.consentFor('session')).to.equal(true);
    expect(answers).to.deep.equal([]);
    tool.tell('useractioncomplete', consents([9], [8]));
    await until('both answers', () => answers.length === 2);
    expect(answers.sort()).to.deep.equal(['market false', 'tide true']);
  });

  it('C-66: marketing stays off for children whatever the tool says', async () => {
    tool.stub().load();
    tool.tell('tcloaded', everything);
    expect(running(await follow({ audience: 'child' }))).to.deep.equal(['session', 'tide']);
  });

  it('opens the tool’s own panel where it knows the word, and shows no choices of ours', async () => {
    tool.stub().load({ opens: true });
    const manager = await follow();
    manager.openPreferences();
    expect(tool.calls.map(([command]) => command)).to.deep.equal(['addEventListener', 'displayConsentUi']);
    expect(manager.getState().preferencesOpen).to.equal(false);
    manager.apply({ type: 'accept-all' });
    expect(manager.getState().record, 'a choice is made where it is kept').to.equal(null);
  });

  it('else tells readers whose panel to look for, beside the privacy button', async () => {
    tool.stub().load();
    const button = document.body.appendChild(document.createElement('sayso-privacy-button'));
    const manager = await follow();
    expect(manager.getState().honoured).to.equal('tcf');
    manager.openPreferences();
    await until('the status has focus', () => document.activeElement?.localName === 'sayso-signal-status');
    expect(document.activeElement?.previousElementSibling).to.equal(button);
    button.remove();
  });
});
