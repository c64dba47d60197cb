import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { differences } from '../../../src/consent/elements/banner/equal-pair.js';
import { choicesFrom, leavesOf, withChoice } from '../../../src/consent/elements/preferences/choices.js';
import { tabAfter } from '../../../src/consent/elements/preferences/tabs.js';
import type { Gate } from '../../../src/consent/runtime/manager.js';
import { BannerHarness } from '../../harness/banner-harness.js';
import { PreferencesHarness } from '../../harness/preferences-harness.js';
import { axeFaults } from '../../support/axe.js';
import { colourScheme } from '../../support/media.js';
import { testManager, testPolicy } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

describe('the arithmetic of switches', () => {
  const policy = testPolicy();
  it('lets a purpose stand for its services, or for itself where it has none', () => {
    expect(leavesOf(policy, 'statistics')).to.deep.equal(['matomo', 'chartbeat']);
    expect(leavesOf(policy, 'letters')).to.deep.equal(['letters']);
  });
  it('starts from what was granted, exempt purposes apart', () => {
    expect([...choicesFrom(policy, new Set(['session', 'needed', 'matomo']))]).to.deep.equal(['matomo']);
  });
  it('turns several on and off without touching the rest', () => {
    const some = withChoice(new Set(['youtube']), ['matomo', 'chartbeat'], true);
    expect([...some].sort()).to.deep.equal(['chartbeat', 'matomo', 'youtube']);
    expect([...withChoice(some, ['matomo', 'chartbeat'], false)]).to.deep.equal(['youtube']);
  });
});

describe('the tab list’s keys', () => {
  const ids = ['', 'a', 'b'];
  it('go round, and sideways as the eye reads', () => {
    expect(tabAfter('ArrowDown', 'b', ids, 'ltr')).to.equal('');
    expect(tabAfter('ArrowUp', '', ids, 'ltr')).to.equal('b');
    expect(tabAfter('ArrowRight', 'a', ids, 'ltr')).to.equal('b');
    expect(tabAfter('ArrowRight', 'a', ids, 'rtl')).to.equal('');
    expect(tabAfter('ArrowLeft', 'a', ids, 'rtl')).to.equal('b');
    expect(tabAfter('Home', 'b', ids, 'ltr')).to.equal('');
    expect(tabAfter('End', '', ids, 'ltr')).to.equal('b');
    expect(tabAfter('x', 'a', ids, 'ltr')).to.equal(undefined);
  });
});

describe('the preferences', () => {
  let preferences: PreferencesHarness;
  const topics = ['needed', 'statistics', 'video', 'letters'];

  beforeEach(() => setViewport({ width: 1280, height: 800 }));
  afterEach(async () => {
    preferences?.end();
    document.documentElement.lang = 'en';
    colourScheme('');
  });

  for (const [size, width, height] of [['wide', 1280, 800], ['narrow', 360, 640], ['tiny', 320, 256]] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`C-70, A-14: has no fault that axe can find, ${size}, ${scheme}, on any topic`, async () => {
        colourScheme(scheme);
        await setViewport({ width, height });
        preferences = await PreferencesHarness.open(testManager());
        expect(await axeFaults(preferences.element)).to.deep.equal([]);
        for (const topic of ['', 'needed', 'statistics']) {
          await preferences.topic(topic);
          expect(await axeFaults(preferences.element), topic).to.deep.equal([]);
          if (width < 640) await preferences.back();
        }
      });
    }
  }

  it('A-04: opens at the overview, with focus on its title', async () => {
    preferences = await PreferencesHarness.open(testManager());
    expect(preferences.selectedTab).to.equal('');
    expect(preferences.focusedName).to.equal('Privacy choices');
    expect(preferences.words).to.contain('Refusing costs you nothing').and.to.contain('6 months');
  });

  it('C-14, C-20: has one switch per optional purpose, none of them on before the reader says so', async () => {
    preferences = await PreferencesHarness.open(testManager());
    for (const topic of topics) {
      await preferences.topic(topic);
      expect(preferences.switches.filter(({ checked }) => checked), topic).to.deep.equal([]);
      expect(preferences.switches.length > 0, topic).to.equal(topic !== 'needed');
    }
  });

  it('C-22: says why an exempt purpose needs no permission, without a switch', async () => {
    preferences = await PreferencesHarness.open(testManager());
    await preferences.topic('needed');
    expect(preferences.words).to.contain('Always on').and.to.contain('Without it you could not sign in.').and.to.contain('cannot work without it');
  });

  it('C-20: grants all services by the purpose’s switch, and says when only some are', async () => {
    const manager = testManager();
    preferences = await PreferencesHarness.open(manager);
    await preferences.topic('statistics');
    await preferences.toggle('statistics');
    expect(preferences.state).to.equal('Allowed');
    await preferences.toggle('chartbeat');
    expect(preferences.state).to.equal('Partly allowed: 1 of 2 services');
    expect(preferences.switchOf('statistics').checked).to.equal(false);
    preferences.action('save').click();
    expect(manager.isGranted('matomo')).to.equal(true);
    expect(manager.isGranted('chartbeat')).to.equal(false);
    expect(manager.isGranted('youtube')).to.equal(false);
    await waitUntil(() => !preferences.isOpen, 'the dialog to close');
  });

  it('C-24: saves exactly what the switches show, whatever was toggled', async () => {
    const leaves = ['matomo', 'chartbeat', 'youtube', 'letters'];
    for (let bits = 0; bits < 16; bits++) {
      const manager = testManager();
      preferences = await PreferencesHarness.open(manager);
      const wanted = leaves.filter((_, at) => bits & (1 << at));
      for (const leaf of wanted) {
        await preferences.topic(leaf === 'letters' ? 'letters' : leaf === 'youtube' ? 'video' : 'statistics');
        await preferences.toggle(leaf === 'youtube' ? 'video' : leaf);
      }
      preferences.action('save').click();
      expect(leaves.filter((leaf) => manager.isGranted(leaf))).to.deep.equal(wanted);
      preferences.end();
    }
  });

  it('C-25: shows the stored choice when it is opened again, and what another tab chose meanwhile', async () => {
    const manager = testManager();
    manager.apply({ type: 'choose', granted: new Set(['youtube']) });
    preferences = await PreferencesHarness.open(manager);
    await preferences.topic('video');
    expect(preferences.switchOf('video').checked).to.equal(true);
    manager.apply({ type: 'withdraw', id: 'youtube' });
    await preferences.element.updateComplete;
    expect(preferences.switchOf('video').checked).to.equal(false);
  });

  for (const [way, leave] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['the close button', () => preferences.close()],
    ['the backdrop', () => preferences.clickBackdrop()],
  ] as const) {
    it(`C-04, A-06: grants nothing and forgets the switches when it is left by ${way}`, async () => {
      const manager = testManager();
      preferences = await PreferencesHarness.open(manager);
      await preferences.topic('video');
      await preferences.toggle('video');
      await leave();
      await waitUntil(() => !preferences.isOpen && !manager.getState().preferencesOpen, 'the dialog to close');
      expect(manager.getState().record).to.equal(null);
      manager.openPreferences();
      await waitUntil(() => preferences.isOpen, 'the dialog to open again');
      await preferences.topic('video');
      expect(preferences.switchOf('video').checked).to.equal(false);
    });
  }

  it('A-13: walks the tabs by arrow keys, with one tab stop', async () => {
    preferences = await PreferencesHarness.open(testManager());
    preferences.tabs[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await preferences.element.updateComplete;
    expect(preferences.selectedTab).to.equal('needed');
    expect(preferences.focusedName).to.contain('Running the site');
    await sendKeys({ press: 'End' });
    await preferences.element.updateComplete;
    expect(preferences.selectedTab).to.equal('letters');
    expect(preferences.tabs.filter(({ tabIndex }) => tabIndex === 0).length).to.equal(1);
  });

  it('C-10, C-12: offers to refuse as plainly as to accept', async () => {
    for (const width of [360, 1280]) {
      await setViewport({ width, height: 740 });
      preferences = await PreferencesHarness.open(testManager());
      expect(differences(preferences.action('reject'), preferences.action('accept'))).to.deep.equal([]);
      preferences.end();
    }
  });

  it('is a list that opens into pages on a narrow screen, and leads back to where one was', async () => {
    await setViewport({ width: 360, height: 640 });
    preferences = await PreferencesHarness.open(testManager());
    expect(preferences.isList).to.equal(true);
    await preferences.topic('video');
    expect(preferences.isList).to.equal(false);
    expect(preferences.focusedName).to.equal('Videos');
    await preferences.back();
    expect(preferences.isList).to.equal(true);
    expect(preferences.focusedName).to.contain('Videos');
  });

  it('stays to say that the page has to be reloaded', async () => {
    let ran = false;
    const gate: Gate = { update: (running) => (ran ||= running.has('matomo')), stop: () => undefined, lingers: (running) => ran && !running.has('matomo') };
    const manager = testManager({}, { gate });
    manager.apply({ type: 'accept-all' });
    preferences = await PreferencesHarness.open(manager);
    preferences.action('reject').click();
    await preferences.element.updateComplete;
    expect(preferences.isOpen).to.equal(true);
    expect(preferences.notices.join()).to.contain('reload the page');
    expect(await axeFaults(preferences.element)).to.deep.equal([]);
  });

  it('says honestly when the browser keeps nothing', async () => {
    preferences = await PreferencesHarness.open(testManager({}, { kept: false }));
    preferences.action('accept').click();
    await preferences.element.updateComplete;
    expect(preferences.notices.join()).to.contain('holds on this page');
  });

  it('C-18: speaks Urdu from right to left', async () => {
    document.documentElement.lang = 'ur';
    preferences = await PreferencesHarness.open(testManager());
    await waitUntil(() => preferences.words.includes('رازداری کا خلاصہ'), 'Urdu');
    expect(getComputedStyle(preferences.dialog).direction).to.equal('rtl');
    await preferences.topic('statistics');
    expect(await axeFaults(preferences.element)).to.deep.equal([]);
  });

  it('A-05: gives focus to the page’s content when the banner that opened it is gone', async () => {
    const main = document.createElement('main');
    main.textContent = 'An article';
    document.body.append(main);
    const manager = testManager();
    const banner = await BannerHarness.show(manager);
    banner.button('choose').focus();
    preferences = await PreferencesHarness.open(manager);
    banner.button('choose');
    preferences.action('reject').click();
    await waitUntil(() => document.activeElement === main, 'focus in the article');
    banner.end();
    main.remove();
  });

  it('opens again after it was moved', async () => {
    const manager = testManager();
    preferences = await PreferencesHarness.open(manager);
    document.body.prepend(preferences.element);
    await waitUntil(() => preferences.isOpen, 'the dialog in its new place');
  });
});
