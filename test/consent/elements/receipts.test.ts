import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { decide, verifyReceiptFile, type ConsentAction } from '../../../src/exports/consent.js';
import { forgetLedger, noteDecision, readLedger } from '../../../src/consent/runtime/ledger.js';
import { PreferencesHarness } from '../../harness/preferences-harness.js';
import { axeFaults } from '../../support/axe.js';
import { testManager, testPolicy } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

const policy = testPolicy();
const note = (action: ConsentAction): Promise<void> => noteDecision({ policy, before: null, record: decide(null, action, policy, 20_400), action, now: 20_400 * 86_400_000 });

/** Presses "Download" and gives what the browser would save: name and text. */
const downloaded = async (button: HTMLButtonElement): Promise<readonly [name: string, text: string]> => {
  const links: HTMLAnchorElement[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    links.push(this);
  };
  try {
    button.click();
    await waitUntil(() => links.length > 0, 'the download');
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return [links[0]!.download, await (await fetch(links[0]!.href)).text()];
};

describe('the reader’s receipts in the preferences', () => {
  let preferences: PreferencesHarness;
  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
    await forgetLedger();
  });
  afterEach(async () => {
    preferences.end();
    document.documentElement.lang = 'en';
    await forgetLedger();
  });

  it('are not spoken of where there are none, a refusal among them', async () => {
    await note({ type: 'reject-all' });
    preferences = await PreferencesHarness.open(testManager());
    await readLedger();
    await preferences.element.updateComplete;
    expect(preferences.receipts).to.equal('');
  });

  it('C-54: can be downloaded, as a file that can be verified', async () => {
    await note({ type: 'accept-all' });
    await note({ type: 'choose', granted: new Set(['youtube']) });
    preferences = await PreferencesHarness.open(testManager());
    await waitUntil(() => preferences.receipts !== '', 'the line');
    expect(preferences.receipts).to.contain('2 consents and changes');
    const [name, text] = await downloaded(preferences.receiptsAction('download'));
    expect(name).to.equal('receipts-localhost.json');
    const read = await verifyReceiptFile(text, async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    expect(read.ok && read.value.receipts.map(({ granted }) => granted)).to.deep.equal([['matomo', 'chartbeat', 'youtube', 'letters'], ['youtube']]);
  });

  it('can be deleted, and the reader hears so where the focus was', async () => {
    await note({ type: 'accept-all' });
    preferences = await PreferencesHarness.open(testManager());
    await waitUntil(() => preferences.receipts !== '', 'the line');
    expect(preferences.receipts).to.contain('one consent');
    preferences.receiptsAction('delete').focus();
    preferences.receiptsAction('delete').click();
    await waitUntil(() => preferences.receipts.includes('deleted'), 'the words');
    expect(preferences.isReceiptsFocused).to.equal(true);
    expect((await readLedger()).receipts).to.deep.equal([]);
  });

  it('C-42: are no part of the words that a choice is noted with: a refusal reads the same with receipts and without', async () => {
    const texts: (string | undefined)[] = [];
    for (const count of [0, 1, 2]) {
      if (count > 0) await note({ type: 'accept-all' });
      const manager = testManager();
      const { apply } = manager;
      manager.apply = (action, notice) => {
        texts.push(notice?.text);
        apply.call(manager, action, notice);
      };
      preferences = await PreferencesHarness.open(manager);
      if (count > 0) await waitUntil(() => preferences.receipts !== '', 'the line');
      preferences.action('reject').click();
      preferences.end();
    }
    expect(texts[0]).to.contain('Reject all');
    expect(new Set(texts).size).to.equal(1);
  });

  for (const [lang, width] of [['en', 1280], ['ar', 360], ['ur', 320]] as const) {
    it(`have no fault that axe can find, ${lang}, ${width} px`, async () => {
      document.documentElement.lang = lang;
      await note({ type: 'accept-all' });
      await setViewport({ width, height: 640 });
      preferences = await PreferencesHarness.open(testManager());
      if (preferences.isList) await preferences.topic('');
      await waitUntil(() => preferences.receipts !== '', 'the line');
      expect(await axeFaults(preferences.element)).to.deep.equal([]);
    });
  }
});
