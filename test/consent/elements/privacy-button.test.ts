import { expect, fixture, html } from '@open-wc/testing';
import { tokens } from '../../../src/ui/tokens.js';
import { look } from '../../../src/consent/elements/plain/look.styles.js';
import type { SaysoPrivacyButton } from '../../../src/consent/elements/privacy-button/privacy-button.js';
import '../../../src/exports/define/privacy-button.js';
import { axeFaults } from '../../support/axe.js';
import { testManager } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

describe('the privacy button', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('C-30: is a real button in the light DOM that opens the preferences', async () => {
    const manager = testManager();
    const element = await fixture<SaysoPrivacyButton>(html`<sayso-privacy-button .manager=${manager}><a href="/privacy">Privacy</a></sayso-privacy-button>`);
    const button = element.querySelector('button')!;
    expect(button.textContent).to.equal('Privacy choices');
    expect(element.querySelector('a')!.getBoundingClientRect().height).to.equal(0);
    expect(await axeFaults(element)).to.deep.equal([]);
    button.click();
    expect(manager.getState().preferencesOpen).to.equal(true);
  });

  it('C-30: takes the page’s own button and leaves its words', async () => {
    const manager = testManager();
    const element = await fixture<SaysoPrivacyButton>(html`<sayso-privacy-button .manager=${manager}><button type="button">My cookies</button></sayso-privacy-button>`);
    expect(element.querySelectorAll('button').length).to.equal(1);
    element.querySelector('button')!.click();
    expect(element.textContent).to.equal('My cookies');
    expect(manager.getState().preferencesOpen).to.equal(true);
  });

  it('follows the page’s language and survives being moved', async () => {
    const element = await fixture<SaysoPrivacyButton>(html`<sayso-privacy-button .manager=${testManager()}></sayso-privacy-button>`);
    document.documentElement.lang = 'ur';
    await waitUntil(() => element.textContent === 'رازداری کے اختیارات', 'Urdu');
    element.parentElement!.prepend(element);
    document.documentElement.lang = 'en';
    await waitUntil(() => element.textContent === 'Privacy choices', 'English');
    expect(element.querySelectorAll('button').length).to.equal(1);
  });
});

describe('the look of the elements without Lit', () => {
  it('has the values of ui/tokens.ts, light and dark, by one rule: the page’s own color-scheme', () => {
    const values = (text: string): string[] => [...text.matchAll(/(--_[\w-]+)\s*:\s*var\(\s*(--sayso-[\w-]+)\s*,\s*(light-dark\([^;}]+\))\)/g)].map(([, name, token, value]) => `${name} ${token} ${value!.replace(/\s+/g, '')}`);
    const all = values(tokens.cssText);
    const ours = values(look);
    expect(ours.length).to.equal(4);
    for (const value of ours) expect(all).to.include(value);
    expect(look).not.to.contain('prefers-color-scheme');
  });
});
