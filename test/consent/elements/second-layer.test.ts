/** The second layer against the law's rows (standards C-14, C-20 to C-25, C-30). */
import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { Notice } from '../../../src/consent/runtime/contract.js';
import type { SaysoPrivacyButton } from '../../../src/consent/elements/privacy-button/privacy-button.js';
import { choicesFrom, leavesOf, shownPurposes, withChoice } from '../../../src/consent/elements/preferences/choices.js';
import { optionalPurposes } from '../../../src/consent/elements/plain/facts.js';
import { offeredPurposes } from '../../../src/consent/model/signals.js';
import '../../../src/exports/define/privacy-button.js';
import { BannerHarness } from '../../harness/banner-harness.js';
import { PreferencesHarness } from '../../harness/preferences-harness.js';
import { randomFrom } from '../../support/mutations.js';
import { testManager, testPolicy } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

const purposes = ['statistics', 'video', 'letters'] as const;
const marketing = {
  letters: { title: 'Letters', text: 'By post.' },
  adverts: { title: 'Adverts', text: 'By what you read.', uses: ['marketing'] },
};

describe('the second layer', () => {
  let preferences: PreferencesHarness;
  beforeEach(() => setViewport({ width: 1280, height: 800 }));
  afterEach(() => {
    preferences?.end();
    document.documentElement.lang = 'en';
  });

  /** Ids of the switches that are on, over all topics. */
  const on = async (): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    for (const purpose of purposes) {
      await preferences.topic(purpose);
      for (const { dataset, checked } of preferences.switches) if (checked) ids.add(dataset['id']!);
    }
    return ids;
  };

  it('C-14: nothing is on before the reader turns it on: at first, in another language, and when opened again', async () => {
    const manager = testManager();
    preferences = await PreferencesHarness.open(manager);
    expect([...(await on())]).to.deep.equal([]);
    document.documentElement.lang = 'ur';
    await waitUntil(() => preferences.words.includes('رازداری'), 'Urdu');
    expect([...(await on())]).to.deep.equal([]);
    manager.closePreferences();
    await waitUntil(() => !preferences.isOpen, 'the dialog to close');
    manager.openPreferences();
    await waitUntil(() => preferences.isOpen, 'the dialog to open');
    expect([...(await on())]).to.deep.equal([]);
    manager.apply({ type: 'reject-all' });
    manager.openPreferences();
    await waitUntil(() => preferences.isOpen, 'the dialog to open');
    expect([...(await on())]).to.deep.equal([]);
  });

  it('C-20: there is one switch per optional purpose, and each moves alone', async () => {
    for (const moved of purposes) {
      preferences = await PreferencesHarness.open(testManager());
      for (const purpose of purposes) {
        await preferences.topic(purpose);
        expect(preferences.switches.filter(({ dataset }) => dataset['id'] === purpose).length, purpose).to.equal(1);
      }
      await preferences.topic(moved);
      await preferences.toggle(moved);
      const ids = await on();
      expect(purposes.filter((purpose) => ids.has(purpose))).to.deep.equal([moved]);
      preferences.end();
    }
  });

  it('C-21: every service is named with who receives the data, what it keeps, how long and its own policy, before any consent', async () => {
    const manager = testManager();
    preferences = await PreferencesHarness.open(manager);
    let count = 0;
    for (const [id, purpose] of testPolicy().purposes) {
      await preferences.topic(id);
      const services = [...testPolicy().services.values()].filter((service) => service.purpose === id);
      expect(preferences.services.length, id).to.equal(services.length);
      for (const [at, { vendor, title, stores = [], privacyPage }] of services.entries()) {
        const { words, policy } = preferences.services[at]!;
        for (const fact of [vendor, title ?? '', ...stores.flatMap(({ name, keeps, why }) => [name, keeps, why])]) expect(words).to.contain(fact ?? '');
        expect(policy, vendor).to.equal(privacyPage ?? null);
        count++;
      }
      // A list is opened by a control that the keyboard reaches.
      if (services.length > 0) {
        preferences.disclosure!.focus();
        expect(preferences.focusedName).to.match(/^\d+ services?$/);
      } else expect(preferences.words).to.contain('No other company takes part.');
      expect(purpose.title).not.to.equal('');
    }
    expect(count).to.equal(testPolicy().services.size);
    expect(manager.getState().record).to.equal(null);
  });

  it('C-24: whatever is toggled in whatever order, Save keeps what the switches show', async function () {
    this.timeout(30_000);
    const random = randomFrom(24);
    for (let round = 0; round < 25; round++) {
      const manager = testManager();
      preferences = await PreferencesHarness.open(manager);
      let expected: ReadonlySet<string> = choicesFrom(testPolicy(), new Set());
      for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
        const purpose = purposes[Math.floor(random() * purposes.length)]!;
        await preferences.topic(purpose);
        const { dataset, checked } = preferences.switches[Math.floor(random() * preferences.switches.length)]!;
        const id = dataset['id']!;
        expected = withChoice(expected, id === purpose ? leavesOf(testPolicy(), purpose) : [id], !checked);
        await preferences.toggle(id);
      }
      const shown = await on();
      preferences.action('save').click();
      for (const purpose of purposes)
        for (const leaf of leavesOf(testPolicy(), purpose)) {
          expect(manager.isGranted(leaf), `${leaf} in round ${round}`).to.equal(expected.has(leaf));
          if (leavesOf(testPolicy(), purpose).length > 1) expect(shown.has(leaf), leaf).to.equal(expected.has(leaf));
          else expect(shown.has(purpose), purpose).to.equal(expected.has(leaf));
        }
      preferences.end();
    }
  });

  it('C-25: opened again, it shows what is stored: after a choice, after accepting, after a withdrawal', async () => {
    const manager = testManager();
    for (const [act, expected] of [
      [() => manager.apply({ type: 'choose', granted: new Set(['matomo']) }), ['matomo']],
      [() => manager.apply({ type: 'accept-all' }), ['chartbeat', 'letters', 'matomo', 'statistics', 'video']],
      [() => manager.apply({ type: 'withdraw', id: 'statistics' }), ['letters', 'video']],
    ] as const) {
      act();
      preferences = await PreferencesHarness.open(manager);
      expect([...(await on())].sort()).to.deep.equal(expected);
      manager.closePreferences();
      preferences.end();
    }
  });

  it('C-30: everything is taken back in two acts, with no banner on the page', async () => {
    const manager = testManager();
    manager.apply({ type: 'accept-all' });
    const element = await fixture<SaysoPrivacyButton>(html`<sayso-privacy-button .manager=${manager}></sayso-privacy-button>`);
    preferences = await PreferencesHarness.open(manager);
    manager.closePreferences();
    await waitUntil(() => !preferences.isOpen, 'the dialog to be closed');
    let acts = 0;
    const count = (): number => ++acts;
    addEventListener('click', count, true);
    const button = element.querySelector('button')!;
    expect(button.getBoundingClientRect().height).to.be.at.least(24);
    button.click();
    await waitUntil(() => preferences.isOpen, 'the preferences');
    preferences.action('reject').click();
    removeEventListener('click', count, true);
    expect(acts).to.equal(2);
    expect([...manager.getState().granted].sort()).to.deep.equal(['needed', 'session']);
    expect(document.querySelector('sayso-banner')).to.equal(null);
  });

  it('C-62: what runs unless readers object has a switch that shows it, says so, and an objection holds', async () => {
    const unasked = ['needed', 'session', 'statistics', 'matomo', 'chartbeat'];
    const manager = testManager({}, { outlook: (_, record) => ({ prompt: null, granted: new Set(record === null ? unasked : ['needed', 'session', ...(record.purposes.get('statistics')?.granted ?? [])]), regime: 'notice' }) });
    preferences = await PreferencesHarness.open(manager);
    expect(preferences.words).to.contain('is on until you object').and.not.to.contain('Everything is off until you turn it on');
    await preferences.topic('statistics');
    expect(preferences.state).to.equal('On unless you object');
    expect(preferences.switchOf('statistics').checked).to.equal(true);
    await preferences.toggle('statistics');
    expect(preferences.state).to.equal('Not allowed');
    preferences.action('save').click();
    expect(manager.isGranted('matomo')).to.equal(false);
    preferences.end();
    preferences = await PreferencesHarness.open(manager);
    await preferences.topic('statistics');
    expect(preferences.state).to.equal('Not allowed');
  });

  it('C-66: what children are not offered is not shown, and stays off whatever is accepted', async () => {
    const policy = testPolicy({ audience: 'child', purposes: marketing, services: {} });
    expect(shownPurposes(policy)).to.deep.equal(['letters']);
    for (const each of [policy, testPolicy({ purposes: marketing, services: {} }), testPolicy()]) expect(optionalPurposes(each)).to.deep.equal(offeredPurposes(each));
    const manager = testManager({ audience: 'child', purposes: marketing, services: {} });
    preferences = await PreferencesHarness.open(manager);
    expect(preferences.topics).to.deep.equal(['Privacy overview', 'Letters']);
    preferences.action('save').click();
    expect(manager.isGranted('adverts')).to.equal(false);
  });

  for (const [honoured, regime, said] of [['gpc', 'opt-in', 'everything optional is off'], ['gpc', 'opt-out', 'neither sold nor shared'], ['other', 'opt-in', 'tells sites that you refuse'], ['tcf', 'opt-in', 'kept by another tool']] as const)
    it(`C-68: says that a signal is honoured (${honoured}, ${regime})`, async () => {
      preferences = await PreferencesHarness.open(testManager({}, { outlook: () => ({ prompt: null, granted: new Set(), honoured, regime }) }));
      expect(preferences.notices.join()).to.contain(said);
    });

  it('C-50: the words that were on the screen go along with the choice', async () => {
    const manager = testManager();
    const notices: (Notice | undefined)[] = [];
    const apply = manager.apply.bind(manager);
    manager.apply = (action, notice) => {
      notices.push(notice);
      apply(action, notice);
    };
    preferences = await PreferencesHarness.open(manager);
    preferences.action('accept').click();
    expect(notices[0]).to.deep.include({ layer: 'preferences', language: 'en' });
    expect(notices[0]!.text).to.contain('Refusing costs you nothing').and.to.match(/Reject all Accept all Save choices$/);
  });

  it('A-10, A-19: a switch keeps its name when it is turned, and says its state in words', async () => {
    preferences = await PreferencesHarness.open(testManager());
    await preferences.topic('statistics');
    const before = preferences.heard('statistics');
    expect(before).to.deep.equal({ name: 'Allow: Statistics', description: 'Not allowed' });
    await preferences.toggle('statistics');
    expect(preferences.heard('statistics')).to.deep.equal({ name: 'Allow: Statistics', description: 'Allowed' });
    expect(preferences.switchOf('statistics').labels![0]!.textContent).to.contain(before.name);
  });

  it('A-12: a long list of services waits behind its number, and opens', async () => {
    const services = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`s${at}`, { purpose: 'statistics', vendor: `Vendor ${at}` }]));
    preferences = await PreferencesHarness.open(testManager({ services }));
    await preferences.topic('statistics');
    const { disclosure } = preferences;
    expect(disclosure!.textContent).to.equal('12 services');
    expect((disclosure!.parentElement as HTMLDetailsElement).open).to.equal(false);
    disclosure!.click();
    expect((disclosure!.parentElement as HTMLDetailsElement).open).to.equal(true);
  });

  it('C-10: the banner stays behind it until there is an answer', async () => {
    const manager = testManager();
    const banner = await BannerHarness.show(manager);
    banner.button('choose').click();
    preferences = await PreferencesHarness.open(manager);
    expect(banner.isShown).to.equal(true);
    preferences.action('reject').click();
    await waitUntil(() => banner.element === null, 'the banner to be gone');
    banner.end();
  });
});
