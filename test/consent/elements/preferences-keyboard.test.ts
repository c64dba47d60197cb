/** The preferences by keyboard alone. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { PreferencesHarness } from '../../harness/preferences-harness.js';
import { testManager } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

describe('the preferences by keyboard', () => {
  it('C-70: to a switch, Space, to Save, Enter', async () => {
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
