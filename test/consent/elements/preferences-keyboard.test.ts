/** The preferences by keyboard alone. In Firefox, test/firefox/keyboard.test.ts does the same. */
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { PreferencesHarness } from '../../harness/preferences-harness.js';
import { testManager } from '../../support/policy.js';

describe('the preferences by keyboard', () => {
  it('C-70: to a switch, Space, to Save, Enter', async function () {
    // Firefox ESR 153 under WebDriver BiDi: Space makes no click on a checkbox from a browser's second modal dialog on; in the
    // first one, as in a person's hands, it does.
    if (navigator.userAgent.includes('Firefox')) this.skip();
    await setViewport({ width: 1280, height: 800 });
    const manager = testManager();
    const preferences = await PreferencesHarness.open(manager);
    const to = async (name: RegExp): Promise<void> => {
      for (let n = 0; n < 30 && !name.test(preferences.focusedName); n++) await sendKeys({ press: 'Tab' });
      expect(preferences.focusedName).to.match(name);
    };
    await to(/Privacy overview/);
    await sendKeys({ press: 'End' });
    await preferences.element.updateComplete;
    await to(/^Allow: Reading history$/);
    await sendKeys({ press: ' ' });
    await waitUntil(() => preferences.state === 'Allowed', 'Space allows the service');
    await to(/Save choices/);
    await sendKeys({ press: 'Enter' });
    expect(manager.isGranted('letters')).to.equal(true);
    preferences.end();
  });
});
