/** The first layer against the law's rows (standards C-10 to C-19), in each layout. */
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { contrastOf, differences } from '../../../src/consent/elements/banner/equal-pair.js';
import { layouts } from '../../../src/consent/model/policy.js';
import { sayThereAreNone } from '../../../src/consent/elements/no-preferences/no-preferences.js';
import { BannerHarness } from '../../harness/banner-harness.js';
import { PreferencesHarness } from '../../harness/preferences-harness.js';
import { colourScheme } from '../../support/media.js';
import { testManager } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

const pair = ['reject', 'accept'] as const;
const sizes = [[1280, 800], [360, 640]] as const;

describe('the first layer', () => {
  let banner: BannerHarness;
  let main: HTMLElement;
  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
    main = document.createElement('main');
    for (let n = 0; n < 60; n++) main.append(Object.assign(document.createElement('p'), { textContent: 'Words of an article.' }));
    document.body.append(main);
  });
  afterEach(() => {
    banner?.end();
    main.remove();
    document.querySelector('[data-sayso-no-preferences]')?.remove();
    document.documentElement.lang = 'en';
    colourScheme('');
    scrollTo(0, 0);
  });

  for (const layout of layouts) {
    it(`C-10, C-11: refusing is a button beside accepting, as ${layout}`, async () => {
      banner = await BannerHarness.show(testManager({ layout }));
      const [reject, accept] = [banner.button('reject'), banner.button('accept')];
      expect(reject).to.be.instanceOf(HTMLButtonElement);
      expect(accept).to.be.instanceOf(HTMLButtonElement);
      const [actions, same] = [reject, accept].map((button) => button.assignedSlot!.closest('[part=actions]'));
      expect(actions).not.to.equal(null);
      expect(actions).to.equal(same);
    });

    for (const [width, height] of sizes)
      for (const scheme of ['light', 'dark'] as const)
        it(`C-12: the pair is equal within two per cent and has a contrast of five, as ${layout}, ${width} px, ${scheme}`, async () => {
          await setViewport({ width, height });
          colourScheme(scheme);
          banner = await BannerHarness.show(testManager({ layout }));
          const [one, other] = pair.map((action) => banner.button(action).getBoundingClientRect()) as [DOMRect, DOMRect];
          for (const size of ['width', 'height'] as const) expect(one[size] / other[size], size).to.be.within(0.98, 1.02);
          expect(Math.abs(one.top - other.top) < 1 || Math.abs(one.left - other.left) < 1, 'on one line, or one under the other').to.equal(true);
          expect(differences(banner.button('reject'), banner.button('accept'))).to.deep.equal([]);
          const page = getComputedStyle(banner.base).backgroundColor;
          for (const action of pair) {
            const { color, backgroundColor, fontSize } = getComputedStyle(banner.button(action));
            expect(contrastOf(color, backgroundColor), action).to.be.at.least(5);
            // Neither is a coloured block: both stand on the banner's own surface.
            expect(backgroundColor).to.equal(page);
            expect(parseFloat(fontSize)).to.equal(16);
            expect(banner.isInWindow(banner.button(action)), action).to.equal(true);
          }
          expect(scheme === 'dark').to.equal(contrastOf(page, 'rgb(0, 0, 0)')! < 3);
        });

    for (const action of pair)
      it(`C-13: one click on ${action} is the answer, as ${layout}`, async () => {
        const manager = testManager({ layout });
        banner = await BannerHarness.show(manager);
        let clicks = 0;
        const count = (): number => ++clicks;
        addEventListener('click', count, true);
        banner.button(action).click();
        removeEventListener('click', count, true);
        expect(clicks).to.equal(1);
        expect(manager.getState().prompt).to.equal(null);
        expect(manager.isGranted('matomo')).to.equal(action === 'accept');
        await waitUntil(() => banner.element === null, 'the banner to be gone');
      });

    it(`C-17: the article can be read and scrolled, at once or after a refusal, as ${layout}`, async () => {
      const manager = testManager({ layout });
      banner = await BannerHarness.show(manager);
      if (layout === 'center') banner.button('reject').click();
      await waitUntil(() => layout !== 'center' || document.querySelector('dialog') === null, 'the dialog to be gone');
      expect(main.inert || main.closest('[inert]') !== null).to.equal(false);
      scrollTo(0, 300);
      expect(scrollY).to.equal(300);
      // What lies in the middle of the screen is the article, unless the banner itself stands there.
      const { left } = main.getBoundingClientRect();
      expect(main.contains(document.elementFromPoint(left + 20, innerHeight / 2))).to.equal(true);
    });
  }

  it('C-10: the second layer and the notice that stands in for it have both answers, alike', async () => {
    const manager = testManager();
    const preferences = await PreferencesHarness.open(manager);
    expect(preferences.action('reject').parentElement).to.equal(preferences.action('accept').parentElement);
    preferences.end();
    manager.closePreferences();
    sayThereAreNone(manager);
    const notice = document.querySelector('[data-sayso-no-preferences]')!.shadowRoot!;
    const [reject, accept] = notice.querySelectorAll('button');
    expect([reject!.textContent, accept!.textContent]).to.deep.equal(['Reject all', 'Accept all']);
    expect(differences(reject!, accept!)).to.deep.equal([]);
    expect(notice.activeElement?.localName).to.equal('p');
  });

  it('C-15: it names who asks, what for, how many take part and where they are named, for how long, how to refuse and to take it back', async () => {
    banner = await BannerHarness.show(testManager());
    for (const fact of ['The Morning Ledger', 'Statistics, Videos and Reading history', '3 named services', '6 months', 'None of it starts unless you agree', 'change it at any time under “Privacy choices” on every page'])
      expect(banner.words, fact).to.contain(fact);
    expect(banner.element!.querySelector('a')!.getAttribute('href')).to.equal('/privacy');
    expect(banner.button('reject').textContent).to.equal('Reject all');
    // The named services are one click away.
    const preferences = await PreferencesHarness.open(banner.manager);
    await preferences.topic('statistics');
    expect(preferences.words).to.contain('Chartbeat Inc.');
    preferences.end();
  });

  for (const layout of layouts)
    it(`C-16: there is no picture, no other link and nothing that moves beside the question, as ${layout}`, async () => {
      banner = await BannerHarness.show(testManager({ layout }));
      const links = [...banner.element!.querySelectorAll('a')].map((link) => link.getAttribute('href'));
      expect(links).to.deep.equal(['/privacy']);
      expect(banner.element!.querySelectorAll('img,picture,video,iframe,svg,object').length).to.equal(0);
      expect(getComputedStyle(banner.base).backgroundImage).to.equal('none');
      expect(document.getAnimations().length).to.equal(0);
    });

  it('C-15: the numbers are the policy’s own', async () => {
    banner = await BannerHarness.show(testManager({ keepsDays: 45, purposes: { one: { title: 'Letters', text: 'By post.' } }, services: { post: { purpose: 'one', vendor: 'The Post' } } }));
    expect(banner.words).to.contain('and one named service').and.to.contain('this purpose: Letters.').and.to.contain('45 days');
  });

  it('C-62: what the law of the place lets run unasked is not said to wait for consent', async () => {
    banner = await BannerHarness.show(testManager({}, { outlook: () => ({ prompt: 'first-visit', granted: new Set(['needed', 'session', 'statistics', 'matomo', 'chartbeat']), regime: 'notice' }) }));
    expect(banner.words).to.contain('and one named service').and.to.contain('Videos and Reading history').and.not.to.contain('Statistics');
  });

  it('C-66: advertising is not offered to children, on either layer', async () => {
    const purposes = { letters: { title: 'Letters', text: 'By post.' }, adverts: { title: 'Adverts', text: 'By what you read.', uses: ['marketing'] } };
    const manager = testManager({ audience: 'child', purposes, services: {} });
    banner = await BannerHarness.show(manager);
    expect(banner.words).to.contain('Letters').and.not.to.contain('Adverts');
    const preferences = await PreferencesHarness.open(manager);
    expect(preferences.topics).to.deep.equal(['Privacy overview', 'Letters']);
    preferences.end();
  });

  for (const [lang, reject] of [['en', 'Reject all'], ['en-GB', 'Reject all'], ['ur', 'سب مسترد کریں'], ['ur-PK', 'سب مسترد کریں'], ['ar', 'رفض الكل']] as const)
    it(`C-18: it speaks the page’s language: ${lang}`, async () => {
      document.documentElement.lang = lang;
      banner = await BannerHarness.show(testManager());
      const button = banner.button('reject');
      expect(button.textContent).to.equal(reject);
      expect(button.lang.split('-')[0]).to.equal(lang.split('-')[0]);
    });

  it('C-18: where it has no words in the page’s language it says so to developers', async () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (line: string) => said.push(line);
    try {
      document.documentElement.lang = 'fi';
      banner = await BannerHarness.show(testManager());
      await waitUntil(() => said.length > 0, 'a warning');
    } finally {
      console.warn = warn;
    }
    expect(said.join()).to.match(/\[words-missing\].*"fi"/);
  });

  it('C-19: controls, names and order are the same on every screen and in every layout', async () => {
    const seen = new Set<string>();
    for (const layout of layouts)
      for (const [width, height] of [...sizes, [320, 256]] as const) {
        await setViewport({ width, height });
        banner = await BannerHarness.show(testManager({ layout }));
        const places = (['reject', 'accept', 'choose'] as const).map((action) => banner.button(action)).map((button) => ({ button, box: button.getBoundingClientRect() }));
        const drawn = [...places].sort((one, other) => (Math.abs(one.box.top - other.box.top) < 4 ? one.box.left - other.box.left : one.box.top - other.box.top));
        const inTree = [...banner.element!.querySelectorAll('button')];
        seen.add([drawn.map(({ button }) => `${button.localName} ${button.textContent}`).join(), inTree.map((button) => `${button.localName} ${button.textContent}`).join()].join(' | '));
        banner.end();
      }
    expect([...seen]).to.deep.equal(['button Reject all,button Accept all,button Choose | button Reject all,button Accept all,button Choose']);
  });

  it('shows dark where the page is dark, whatever the reader’s system is', async () => {
    const surfaces = [];
    for (const scheme of ['light', 'dark', ''] as const) {
      colourScheme(scheme);
      banner = await BannerHarness.show(testManager());
      surfaces.push(getComputedStyle(banner.base).backgroundColor);
      banner.end();
    }
    // A page that says nothing is light, as its own text and background are.
    expect(surfaces).to.deep.equal(['rgb(255, 255, 255)', 'rgb(27, 30, 34)', 'rgb(255, 255, 255)']);
  });

  it('asks again with the reason, and lists everything it asks for', async () => {
    for (const [prompt, said] of [['policy-changed', 'has changed since you last chose'], ['expired', 'has run out']] as const) {
      const manager = testManager({}, { outlook: (_, record) => ({ prompt: record ? prompt : 'first-visit', granted: new Set(record ? ['matomo', 'chartbeat', 'statistics'] : []) }) });
      manager.apply({ type: 'accept-all' });
      banner = await BannerHarness.show(manager);
      expect(banner.words).to.contain(said).and.to.contain('Statistics, Videos and Reading history');
      banner.end();
    }
  });
});
