import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { differences } from '../../../src/consent/elements/banner/equal-pair.js';
import { SaysoBanner } from '../../../src/consent/elements/banner/banner.js';
import { layouts } from '../../../src/consent/model/policy.js';
import { define } from '../../../src/ui/plain/define.js';
import { BannerHarness } from '../../harness/banner-harness.js';
import { axeFaults } from '../../support/axe.js';
import { focused, hiddenFocus } from '../../support/focus-walk.js';
import { colourScheme } from '../../support/media.js';
import { testManager } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

const article = (links: number): HTMLElement => {
  const main = document.createElement('main');
  for (let n = 1; n <= links; n++) {
    const line = document.createElement('p');
    const link = Object.assign(document.createElement('a'), { href: `#part-${n}`, textContent: `Link ${n}` });
    line.append('Some words of an article, long enough to be read. ', link);
    main.append(line);
  }
  document.body.append(main);
  return main;
};

/** Relative luminance contrast of two `rgb()` colours. */
const contrast = (one: string, other: string): number => {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe('the banner', () => {
  let banner: BannerHarness;
  let main: HTMLElement;
  const sheets: CSSStyleSheet[] = [];
  const hostile = (text: string): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.push(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
    main = article(25);
  });
  afterEach(async () => {
    banner?.end();
    main.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    document.documentElement.lang = 'en';
    document.documentElement.removeAttribute('dir');
    colourScheme('');
    scrollTo(0, 0);
  });

  for (const layout of layouts) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`C-70, A-14: has no fault that axe can find as ${layout}, ${scheme}`, async () => {
        colourScheme(scheme);
        banner = await BannerHarness.show(testManager({ layout }));
        expect(await axeFaults(banner.element!)).to.deep.equal([]);
      });
    }
    for (const [width, height] of [[360, 640], [320, 256], [1280, 800]] as const) {
      it(`C-12, A-15: shows all three buttons without scrolling as ${layout} at ${width}×${height}`, async () => {
        await setViewport({ width, height });
        banner = await BannerHarness.show(testManager({ layout }));
        for (const action of ['reject', 'accept', 'choose'] as const) expect(banner.isInWindow(banner.button(action)), action).to.equal(true);
        expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
        expect(differences(banner.button('reject'), banner.button('accept'))).to.deep.equal([]);
      });
    }
  }

  it('A-03: takes no more than half the screen as a region on a phone', async () => {
    await setViewport({ width: 360, height: 640 });
    banner = await BannerHarness.show(testManager());
    expect(banner.base.getBoundingClientRect().height).to.be.at.most(320.5);
  });

  it('C-15: says who asks, for what, how many take part, for how long and how to go back', async () => {
    banner = await BannerHarness.show(testManager());
    for (const fact of ['The Morning Ledger', 'Statistics', 'Videos', 'Reading history', '3 named services', '6 months', 'Privacy choices', 'Privacy policy'])
      expect(banner.words).to.contain(fact);
    expect(banner.words).not.to.contain('Running the site');
  });

  it('A-08: stands in the body after the skip links and before everything else', async () => {
    const skip = Object.assign(document.createElement('a'), { href: '#main', textContent: 'Skip' });
    document.body.prepend(skip);
    banner = await BannerHarness.show(testManager());
    expect(banner.element!.previousElementSibling).to.equal(skip);
    skip.remove();
  });

  it('C-13: refuses by one click and goes away', async () => {
    const manager = testManager();
    banner = await BannerHarness.show(manager);
    banner.button('reject').click();
    expect(manager.getState().prompt).to.equal(null);
    expect([...manager.getState().granted].sort()).to.deep.equal(['needed', 'session']);
    await waitUntil(() => banner.element === null, 'the banner to be gone');
  });

  it('C-11: can be refused by a helper that looks for a light button named "Reject all"', async () => {
    const manager = testManager();
    banner = await BannerHarness.show(manager);
    const found = [...document.querySelectorAll('button')].find((button) => /^reject all$/i.test(button.textContent.trim()));
    found!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(manager.getState().record).not.to.equal(null);
    expect(manager.isGranted('matomo')).to.equal(false);
  });

  it('opens the preferences by "Choose" and stays until there is an answer', async () => {
    const manager = testManager();
    banner = await BannerHarness.show(manager);
    banner.button('choose').click();
    expect(manager.getState().preferencesOpen).to.equal(true);
    expect(banner.isShown).to.equal(true);
  });

  it('C-12: keeps the pair equal and readable against hostile page CSS', async () => {
    hostile(`
      button { font-size: 9px !important; padding: 2px !important; text-transform: uppercase; }
      [data-sayso-action=reject] { color: #999 !important; background: #aaa !important; border: 0 !important; opacity: .3 !important; font-weight: 100 !important; display: none !important; visibility: hidden !important; }
      [data-sayso-action=accept] { color: white !important; background: green !important; font-size: 30px !important; transform: scale(2) !important; min-width: 400px !important; }
      sayso-banner h2 { font-size: 80px !important; color: transparent !important; }
    `);
    banner = await BannerHarness.show(testManager());
    const [reject, accept] = [banner.button('reject'), banner.button('accept')];
    expect(differences(reject, accept)).to.deep.equal([]);
    for (const button of [reject, accept]) {
      const style = getComputedStyle(button);
      expect(contrast(style.color, style.backgroundColor)).to.be.at.least(5);
      expect(parseFloat(style.fontSize)).to.equal(16);
      expect(button.getBoundingClientRect().height).to.be.at.least(44);
    }
    expect(getComputedStyle(banner.heading).fontSize).to.equal('18px');
  });

  it('C-12: tells developers when the pair is unequal all the same', async () => {
    hostile('[data-sayso-action=accept]::before { content: "★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★ ★"; display: block; }');
    const said: unknown[] = [];
    const warn = console.warn;
    console.warn = (line) => said.push(line);
    try {
      await setViewport({ width: 320, height: 640 });
      hostile('html { font-size: 200% }');
      banner = await BannerHarness.show(testManager());
      await waitUntil(() => said.some((line) => String(line).includes('[pair-unequal]')), 'a warning');
    } finally {
      console.warn = warn;
    }
  });

  it('C-16, A-17: runs no animation', async () => {
    banner = await BannerHarness.show(testManager());
    expect(document.getAnimations()).to.deep.equal([]);
  });

  describe('as a region', () => {
    it('A-01: is a landmark named by its heading, and not modal', async () => {
      banner = await BannerHarness.show(testManager());
      expect(banner.element!.getAttribute('role')).to.equal('region');
      expect(document.getElementById(banner.element!.getAttribute('aria-labelledby')!)).to.equal(banner.heading);
      expect(banner.isModal).to.equal(false);
      expect(banner.element!.hasAttribute('aria-modal')).to.equal(false);
    });

    it('A-01, A-04: never takes focus and never holds it', async () => {
      const link = main.querySelector('a')!;
      link.focus();
      banner = await BannerHarness.show(testManager());
      expect(document.activeElement).to.equal(link);
      banner.button('choose').focus();
      await sendKeys({ press: 'Tab' });
      expect(main.contains(document.activeElement), `focus at ${document.activeElement?.outerHTML.slice(0, 80)}`).to.equal(true);
    });

    it('C-04, A-06: leads back on Escape without an answer', async () => {
      const manager = testManager();
      const link = main.querySelectorAll('a')[3]!;
      banner = await BannerHarness.show(manager);
      link.focus();
      banner.button('accept').focus();
      await sendKeys({ press: 'Escape' });
      expect(document.activeElement).to.equal(link);
      expect(manager.getState().record).to.equal(null);
      expect(banner.isShown).to.equal(true);
    });

    it('C-19: goes through the buttons in the same order on every screen: reject, accept, choose', async () => {
      for (const width of [360, 1280]) {
        await setViewport({ width, height: 740 });
        banner = await BannerHarness.show(testManager());
        banner.button('reject').focus();
        const names = [focused()!.textContent];
        for (let n = 0; n < 2; n++) {
          await sendKeys({ press: 'Tab' });
          names.push(focused()!.textContent);
        }
        expect(names).to.deep.equal(['Reject all', 'Accept all', 'Choose']);
        banner.end();
      }
    });

    it('A-05: gives focus back to the page when it is answered from the keyboard', async () => {
      const link = main.querySelectorAll('a')[2]!;
      banner = await BannerHarness.show(testManager());
      link.focus();
      banner.button('reject').focus();
      await sendKeys({ press: 'Enter' });
      expect(document.activeElement).to.equal(link);
    });

    for (const layout of ['bar', 'top', 'corner'] as const) {
      it(`A-03: hides no focused element behind itself as ${layout}, forwards and backwards`, async () => {
        await setViewport({ width: 360, height: 640 });
        banner = await BannerHarness.show(testManager({ layout }));
        expect(await hiddenFocus(31)).to.deep.equal([]);
        main.querySelectorAll('a')[24]!.focus();
        expect(await hiddenFocus(24, true)).to.deep.equal([]);
      });
    }

    it('leaves no trace of the room it made', async () => {
      document.body.style.paddingBlockEnd = '7px';
      banner = await BannerHarness.show(testManager());
      await waitUntil(() => parseFloat(getComputedStyle(document.body).paddingBlockEnd) > 100, 'room');
      banner.button('reject').click();
      expect(document.body.style.paddingBlockEnd).to.equal('7px');
      expect(document.documentElement.style.getPropertyValue('scroll-padding-block-end')).to.equal('');
      document.body.style.removeProperty('padding-block-end');
    });
  });

  describe('in the centre', () => {
    it('A-01, A-04: is a modal dialog that starts at its heading, never at a button', async () => {
      banner = await BannerHarness.show(testManager({ layout: 'center' }));
      expect(banner.isModal).to.equal(true);
      expect(document.activeElement).to.equal(banner.heading);
    });

    it('C-04, A-06: counts Escape as a refusal, so that nothing is granted and nobody is asked again', async () => {
      const manager = testManager({ layout: 'center' });
      banner = await BannerHarness.show(manager);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => manager.getState().prompt === null, 'the dialog to close');
      expect(manager.isGranted('matomo')).to.equal(false);
      await waitUntil(() => banner.element === null, 'the banner to be gone');
    });
  });

  describe('in the page’s language', () => {
    it('C-18: speaks Urdu from right to left, and says so', async () => {
      document.documentElement.lang = 'ur-PK';
      banner = await BannerHarness.show(testManager());
      expect(banner.button('reject').textContent).to.equal('سب مسترد کریں');
      expect(banner.button('reject').lang).to.equal('ur-PK');
      expect(getComputedStyle(banner.base).direction).to.equal('rtl');
      expect(await axeFaults(banner.element!)).to.deep.equal([]);
    });

    it('C-18: follows a change of language, and back', async () => {
      banner = await BannerHarness.show(testManager());
      document.documentElement.lang = 'ar';
      await waitUntil(() => banner.button('reject').textContent === 'رفض الكل', 'Arabic');
      document.documentElement.lang = 'en-GB';
      await waitUntil(() => banner.button('reject').textContent === 'Reject all', 'English');
      expect(banner.button('reject').dir).to.equal('ltr');
    });

    it('C-18: falls back to English for a language it does not speak, and survives a malformed one', async () => {
      for (const lang of ['fi', 'en_US']) {
        document.documentElement.lang = lang;
        banner = await BannerHarness.show(testManager());
        expect(banner.button('reject').textContent).to.equal('Reject all');
        expect(banner.button('reject').lang).to.equal('en');
        banner.end();
      }
    });
  });

  describe('that a server wrote', () => {
    const written = (): SaysoBanner => {
      const element = document.createElement('sayso-banner') as SaysoBanner;
      const make = (tag: string, text: string, action?: string): HTMLElement => {
        const child = Object.assign(document.createElement(tag), { textContent: text });
        if (action !== undefined) child.setAttribute('data-sayso-action', action);
        return child;
      };
      // In an order of its own: what is drawn and tabbed through stays reject, accept, choose.
      element.append(make('h2', 'We ask first'), make('p', 'Our own words.'), make('button', 'Yes to all', 'accept'), make('button', 'No to all', 'reject'), make('button', 'Let me see', 'choose'));
      document.body.prepend(element);
      return element;
    };

    it('keeps its words and its buttons work', async () => {
      const manager = testManager();
      const element = written();
      banner = await BannerHarness.show(manager);
      expect(banner.element).to.equal(element);
      expect(element.querySelectorAll('button').length).to.equal(3);
      expect(banner.words).not.to.contain('Privacy policy');
      expect(banner.button('reject').hasAttribute('lang')).to.equal(false);
      expect(banner.button('reject').getBoundingClientRect().left).to.be.below(banner.button('accept').getBoundingClientRect().left);
      banner.button('reject').click();
      expect(manager.getState().record).not.to.equal(null);
    });
  });

  it('A-01: stays where the page put it as a modal too, its dialog inside', async () => {
    const element = document.createElement('sayso-banner');
    main.append(element);
    const manager = testManager({ layout: 'center' });
    banner = await BannerHarness.show(manager);
    expect(element.parentElement === main).to.equal(true);
    expect(banner.isModal).to.equal(true);
    expect(document.activeElement === banner.heading).to.equal(true);
    expect(differences(banner.button('reject'), banner.button('accept'))).to.deep.equal([]);
    expect(banner.isInWindow(banner.button('choose'))).to.equal(true);
    const { left, right } = banner.base.getBoundingClientRect();
    expect(Math.abs(left - (document.documentElement.clientWidth - right))).to.be.at.most(1);
    expect(await axeFaults(element)).to.deep.equal([]);
    banner.button('reject').click();
    expect(manager.getState().prompt).to.equal(null);
  });

  it('asks again after it was answered once, in the middle as well', async () => {
    for (const layout of ['bar', 'center'] as const) {
      let day = 20_000;
      const manager = testManager({ layout }, { now: () => day * 86_400_000 });
      banner = await BannerHarness.show(manager);
      banner.button('accept').click();
      await waitUntil(() => banner.element === null, 'the banner to be gone');
      day += 200;
      manager.refresh();
      await waitUntil(() => banner.isShown, 'the banner to be back');
      expect(banner.words).to.contain('has run out');
      expect(banner.isModal).to.equal(layout === 'center');
      banner.button('reject').click();
      await waitUntil(() => banner.element === null && document.querySelector('dialog') === null, 'the banner to be gone again');
      banner.end();
    }
  });

  it('survives being moved, keeping its words and its room', async () => {
    banner = await BannerHarness.show(testManager());
    const element = banner.element!;
    main.before(element);
    document.body.append(element);
    await waitUntil(() => banner.isShown && parseFloat(getComputedStyle(document.body).paddingBlockEnd) > 100, 'the banner in its new place');
    expect(element.querySelectorAll('button').length).to.equal(3);
    element.remove();
    expect(document.body.style.paddingBlockEnd).to.equal('');
  });

  it('takes a manager that was set before it was defined', async () => {
    const manager = testManager();
    class Late extends SaysoBanner {}
    const element = document.createElement('late-banner');
    (element as SaysoBanner).manager = manager;
    document.body.append(element);
    define('late-banner', Late);
    expect(element.hidden).to.equal(false);
    expect(Object.hasOwn(element, 'manager')).to.equal(false);
    element.remove();
    banner = new BannerHarness(testManager());
  });

  it('stays the first copy’s when it is defined twice', () => {
    banner = new BannerHarness(testManager());
    define('sayso-banner', class extends SaysoBanner {});
    expect(customElements.get('sayso-banner')).to.equal(SaysoBanner);
  });

  it('works where Trusted Types allow no policy at all', async () => {
    const frame = document.createElement('iframe');
    frame.src = '/test/support/strict-page.html';
    document.body.append(frame);
    const inside = (): HTMLButtonElement | null | undefined => frame.contentDocument?.querySelector<HTMLButtonElement>('[data-sayso-action=reject]');
    await waitUntil(() => inside(), 'the banner in the frame');
    inside()!.click();
    await waitUntil(() => frame.contentDocument!.querySelector('sayso-banner') === null, 'the refusal');
    expect(frame.contentDocument!.documentElement.dataset['violations'] ?? '').to.equal('');
    frame.remove();
    banner = new BannerHarness(testManager());
  });
});
