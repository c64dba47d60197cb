import { expect, fixture, html } from '@open-wc/testing';
import type { SaysoSignalStatus } from '../../../src/consent/elements/signal-status/signal-status.js';
import '../../../src/exports/define/signal-status.js';
import { axeFaults } from '../../support/axe.js';
import { statusOf } from '../../harness/signal-status-harness.js';
import { testManager } from '../../support/policy.js';
import { until } from '../../support/until.js';

const honouring = (honoured: string | null, regime: 'opt-in' | 'opt-out' = 'opt-out') => testManager({}, { outlook: () => ({ prompt: null, granted: new Set<string>(), honoured, regime }) });
const shown = (honoured: string | null, regime?: 'opt-in' | 'opt-out') => fixture<SaysoSignalStatus>(html`<sayso-signal-status .manager=${honouring(honoured, regime)}></sayso-signal-status>`);

describe('the signal’s status', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
    document.documentElement.dir = '';
  });

  it('C-68: says that the signal is honoured, in text that assistive technology reads', async () => {
    const element = await shown('gpc');
    expect(statusOf(element).text).to.match(/^Opt-out request honoured\..*Global Privacy Control/);
    expect(element.getBoundingClientRect().height).to.be.above(20);
    expect(statusOf(element).isReadOut).to.equal(true);
    expect(await axeFaults(element)).to.deep.equal([]);
  });

  it('C-68: says where all is asked for that everything optional is off', async () => {
    expect(statusOf(await shown('gpc', 'opt-in')).text).to.contain('everything optional is off');
  });

  it('takes no room and says nothing where there is no signal', async () => {
    const element = await shown(null);
    expect([statusOf(element).text, element.getBoundingClientRect().height]).to.deep.equal(['', 0]);
  });

  it('goes when the reader’s own choice takes the signal’s place, and comes back', async () => {
    let honoured: string | null = 'gpc';
    const manager = testManager({}, { outlook: () => ({ prompt: null, granted: new Set<string>(), honoured, regime: 'opt-out' }) });
    const element = await fixture<SaysoSignalStatus>(html`<sayso-signal-status .manager=${manager}></sayso-signal-status>`);
    expect(element.hidden).to.equal(false);
    honoured = null;
    manager.apply({ type: 'accept-all' });
    expect(element.hidden).to.equal(true);
    honoured = 'gpc';
    manager.apply({ type: 'reject-all' });
    expect(element.hidden).to.equal(false);
  });

  it('speaks of a signal that the site registered, and of another tool’s panel, in their own words', async () => {
    expect(statusOf(await shown('my-signal')).text).to.contain('Your browser tells sites that you refuse');
    expect(statusOf(await shown('tcf')).text).to.contain('kept by another tool');
  });

  it('follows the page’s language, to the right in Urdu and Arabic, and survives being moved', async () => {
    const element = await shown('gpc');
    document.documentElement.lang = 'ur';
    document.documentElement.dir = 'rtl';
    await until('Urdu', () => statusOf(element).language === 'ur');
    expect([statusOf(element).direction, statusOf(element).text.startsWith('آپ کا انکار مان لیا گیا ہے')]).to.deep.equal(['rtl', true]);
    expect(await axeFaults(element)).to.deep.equal([]);
    element.parentElement!.prepend(element);
    document.documentElement.lang = 'ar';
    await until('Arabic', () => statusOf(element).language === 'ar');
    document.documentElement.lang = 'en';
    await until('English', () => statusOf(element).text.startsWith('Opt-out'));
  });

  it('fits 320 px, at 200 % text too', async () => {
    const element = await shown('gpc');
    element.parentElement!.style.cssText = 'inline-size: 280px; font-size: 32px';
    expect(element.scrollWidth).to.be.at.most(280);
  });
});
