/** Pages that do not wish readers well: what their CSS cannot do to the pair, and that what it can do is told to developers. */
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { differences, hindrance } from '../../../src/consent/elements/banner/equal-pair.js';
import { layouts } from '../../../src/consent/model/policy.js';
import { BannerHarness } from '../../harness/banner-harness.js';
import { testManager } from '../../support/policy.js';
import { waitUntil } from '../../support/wait-until.js';

const pair = ['reject', 'accept'] as const;

/** Declarations that would hide, shrink, fade or move a button. */
const declarations = [
  'font-size: 9px', 'opacity: .1', 'visibility: hidden', 'display: none', 'pointer-events: none', 'zoom: .3', 'transform: scale(.2)', 'scale: .2', 'rotate: 180deg', 'translate: -999px',
  'filter: blur(9px)', 'backdrop-filter: blur(9px)', 'mix-blend-mode: difference', 'color: #eee', 'background: #eee', 'background-image: linear-gradient(red, red)', 'border: 0', 'border-radius: 50%',
  'font-weight: 100', 'font-style: italic', 'font: 8px/1 monospace', 'letter-spacing: -1em', 'word-spacing: 9em', 'line-height: 0', 'text-indent: -999px', 'text-decoration: line-through',
  'text-transform: lowercase', 'text-shadow: 0 0 9px red', 'box-shadow: 0 0 9px red', 'width: 3px', 'max-width: 3px', 'height: 3px', 'max-height: 3px', 'min-height: 900px', 'padding: 0', 'margin: 90px',
  'position: absolute', 'position: fixed', 'inset: -999px', 'float: right', 'order: 9', 'flex: 0 0 9px', 'align-self: end', 'overflow: hidden', 'clip-path: inset(50%)', 'clip: rect(0 0 0 0)',
  'mask-image: linear-gradient(transparent, transparent)', 'content-visibility: hidden', 'contain: strict', 'cursor: not-allowed', 'user-select: none', 'animation: hostile 1s infinite', 'transition: all 9s',
  'outline: 9px solid red', '-webkit-text-fill-color: transparent', 'white-space: nowrap', 'writing-mode: vertical-rl', 'all: initial', 'columns: 4', 'will-change: opacity', 'perspective: 1px', 'z-index: -1',
];

/** What a page can do all the same, with what the check has to name. */
const possible: readonly (readonly [css: string, named: RegExp])[] = [
  ['[data-sayso-action=accept]::before { content: "★ "; }', /::before content/],
  ['[data-sayso-action=accept]::after { content: " (best)"; }', /::after content/],
  ['[data-sayso-action=reject]::first-line { color: #ddd; }', /::first-line color/],
  ['[data-sayso-action=reject]::first-letter { font-size: 0; }', /::first-letter font-size/],
  ['[data-sayso-action=reject] { --_text: #ddd; }', /color/],
  ['[data-sayso-action=accept] { --_text: #fff; --_surface: #0a0; }', /background-color/],
  ['[data-sayso-action=reject] { direction: rtl; unicode-bidi: bidi-override; }', /direction/],
];

describe('a banner on a hostile page', () => {
  let banner: BannerHarness;
  let sheet: CSSStyleSheet;
  const left: Element[] = [];
  const css = (text: string): void => sheet.replaceSync(text);
  const put = (element: HTMLElement): void => {
    left.push(element);
    document.body.append(element);
  };

  beforeEach(async () => {
    await setViewport({ width: 1280, height: 800 });
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  afterEach(() => {
    banner?.end();
    for (const element of left.splice(0)) element.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  const buttons = (): readonly HTMLButtonElement[] => pair.map((action) => banner.button(action));
  const faults = (): readonly string[] => [...differences(banner.button('reject'), banner.button('accept')), ...buttons().map(hindrance).filter(Boolean)];

  for (const layout of layouts) {
    it(`C-11: no advertisement lies over a button as ${layout}, whatever its z-index`, async () => {
      banner = await BannerHarness.show(testManager({ layout }));
      const advertisement = document.createElement('div');
      css('.hostile-cover { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; background: red; }');
      advertisement.className = 'hostile-cover';
      put(advertisement);
      for (const action of ['reject', 'accept', 'choose'] as const) {
        const { left: x, top: y, width, height } = banner.button(action).getBoundingClientRect();
        for (const [across, down] of [[0.5, 0.5], [0.05, 0.1], [0.95, 0.9]] as const)
          expect(document.elementFromPoint(x + width * across, y + height * down) === banner.button(action), `${action} at ${across}, ${down}`).to.equal(true);
      }
    });
  }

  it('C-12: no rule of the page changes one button of the pair, be it as important as it likes', async () => {
    banner = await BannerHarness.show(testManager());
    const before = buttons().map((button) => button.getBoundingClientRect().toJSON() as unknown);
    for (const declaration of declarations) {
      css(`@keyframes hostile { to { opacity: 0 } } html body sayso-banner button[data-sayso-action=reject] { ${declaration} !important; }`);
      expect(faults(), declaration).to.deep.equal([]);
      expect(buttons().map((button) => button.getBoundingClientRect().toJSON() as unknown), declaration).to.deep.equal(before);
      expect(document.getAnimations(), declaration).to.deep.equal([]);
    }
  });

  it('C-12: nor do rules for all buttons, for the banner’s own box, or styles that a script sets', async () => {
    banner = await BannerHarness.show(testManager());
    const before = buttons().map((button) => button.getBoundingClientRect().toJSON() as unknown);
    const host = ['display: none', 'opacity: 0', 'visibility: collapse', 'transform: translate(0, 999px)', 'position: static', 'inset: 0', 'width: 9px', 'max-width: 600px', 'margin: 0 auto', 'filter: opacity(0)', 'clip-path: inset(50%)', 'overflow: hidden', 'height: 0', 'z-index: -1', 'contain: strict', 'zoom: .5'];
    for (const declaration of [...declarations.filter((each) => !/^(visibility|pointer-events)/.test(each)), ...host]) {
      css(`button, html body > sayso-banner > button { ${declaration} !important; } ${host.includes(declaration) ? `html body > sayso-banner, body > * { ${declaration} !important; }` : ''}`);
      expect(faults(), declaration).to.deep.equal([]);
      expect(buttons().map((button) => button.getBoundingClientRect().toJSON() as unknown), declaration).to.deep.equal(before);
    }
    for (const name of ['opacity', 'font-size', 'display', 'visibility']) {
      banner.button('reject').style.setProperty(name, name === 'display' ? 'none' : name === 'visibility' ? 'hidden' : '0', 'important');
      banner.button('reject').hidden = true;
      expect(faults(), name).to.deep.equal([]);
    }
  });

  for (const [text, named] of possible) {
    it(`C-12: what a page can do is found: ${text}`, async () => {
      banner = await BannerHarness.show(testManager());
      css(text);
      expect(differences(banner.button('reject'), banner.button('accept')).join(', ')).to.match(named);
    });
  }

  it('C-12: what a page does to both buttons alike is found too: words that cannot be read, a cover, no answer to clicks', async () => {
    banner = await BannerHarness.show(testManager());
    css('sayso-banner { --sayso-text: #ccc; }');
    expect(buttons().map(hindrance).join()).to.contain('contrast');
    css('sayso-banner::part(base) { opacity: 0 }');
    expect(buttons().map(hindrance)).to.deep.equal(['invisible', 'invisible']);
    css('');
    banner.button('reject').disabled = true;
    expect(faults()).to.deep.equal(['disabled']);
    banner.button('reject').disabled = false;
    const cover = document.createElement('dialog');
    css('.hostile-dialog { position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none }');
    cover.className = 'hostile-dialog';
    put(cover);
    cover.showModal();
    expect(buttons().map(hindrance).join()).to.contain('covered by <dialog>');
  });

  it('C-12: developers are told, once, with the rule to take away', async () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (line: string) => said.push(line);
    try {
      css('[data-sayso-action=accept]::before { content: "✓"; } sayso-banner { --sayso-text: #ddd; }');
      banner = await BannerHarness.show(testManager());
      await waitUntil(() => said.some((line) => line.includes('[pair-unequal]')) && said.some((line) => line.includes('[pair-out-of-reach]')), 'two warnings');
    } finally {
      console.warn = warn;
    }
    expect(said.find((line) => line.includes('pair-unequal'))).to.contain('::before content');
  });

  it('C-12: a banner that a server wrote as a form stays equal too, and the form’s own look does not reach it', async () => {
    css('form button { font-size: 9px !important; background: #0a0 !important; color: #fff !important } form button[value=reject] { opacity: .2 !important }');
    const element = document.createElement('sayso-banner');
    const form = Object.assign(document.createElement('form'), { method: 'post', action: '/__choice' });
    let posted = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      posted = true;
    });
    const heading = Object.assign(document.createElement('h2'), { textContent: 'We ask first' });
    form.append(Object.assign(document.createElement('p'), { textContent: 'Our own words.' }));
    for (const action of ['accept', 'reject', 'choose']) {
      const button = Object.assign(document.createElement('button'), { name: 'choice', value: action, textContent: `${action} all of it` });
      button.setAttribute('data-sayso-action', action);
      form.append(button);
    }
    element.append(heading, form);
    document.body.prepend(element);
    const manager = testManager();
    banner = await BannerHarness.show(manager);
    expect(faults()).to.deep.equal([]);
    expect(banner.words).to.contain('Our own words.').and.to.contain('reject all of it');
    expect(getComputedStyle(banner.button('reject')).fontSize).to.equal('16px');
    banner.button('reject').click();
    expect(manager.getState().prompt).to.equal(null);
    expect(manager.isGranted('matomo')).to.equal(false);
    expect(posted).to.equal(false);
  });
});
