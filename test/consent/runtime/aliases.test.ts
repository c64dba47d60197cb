import { expect } from '@open-wc/testing';
import { createManager, memoryRecordStorage, type PageManager } from '../../../src/exports/consent.js';
import { attach } from '../../../src/consent/runtime/gate/aliases.js';
import { createGate } from '../../../src/consent/runtime/gate/gate.js';
import { policyOf } from '../../support/policies.js';
import { until } from '../../support/until.js';

const page = window as Window & { ran?: string[] };
const policy = policyOf({
  moving: {
    from: ['cookieconsent', 'klaro', 'complianz'],
    names: { 'analytics': 'statistics', 'GA': 'counter', 'marketing': 'video', 'statistics': 'statistics', 'C0002': 'statistics', 'C0004': 'video', '3': 'video', 'tube': 'tube', 'youtube': 'tube', 'preferences': 'statistics' },
  },
});
const gate = createGate();
/** Unlike what innerHTML makes, scripts made in this way may run. */
const node = (html: string): Element => document.createRange().createContextualFragment(html).firstElementChild!;

/** Markup as the documentation of each tool has it, and what of ours it becomes. */
const markup: readonly (readonly [tool: string, html: string, id: string | null])[] = [
  ['cookieconsent', '<script type="text/plain" data-category="analytics">window.ran.push("category")</script>', 'statistics'],
  ['cookieconsent', '<script type="text/plain" data-category="analytics" data-service="GA">window.ran.push("service")</script>', 'counter'],
  ['cookieconsent', '<script type="text/plain" data-category="!analytics">window.ran.push("on refusal")</script>', null],
  ['klaro', '<script type="text/plain" data-type="module" data-name="tube">import.meta.url; window.ran.push("klaro")</script>', 'tube'],
  ['klaro', '<iframe data-name="tube" data-src="/README.md?klaro"></iframe>', 'tube'],
  ['Cookiebot', '<script type="text/plain" data-cookieconsent="statistics">window.ran.push("cookiebot")</script>', 'statistics'],
  ['Cookiebot', '<script type="text/plain" data-cookieconsent="preferences, statistics">window.ran.push("both")</script>', 'statistics'],
  ['Cookiebot', '<script type="text/plain" data-cookieconsent="statistics,marketing">window.ran.push("two of ours")</script>', null],
  ['Cookiebot', '<iframe data-cookieconsent="marketing" data-cookieblock-src="/README.md?cookiebot"></iframe>', 'video'],
  ['OneTrust', '<script type="text/plain" class="optanon-category-C0002">window.ran.push("onetrust")</script>', 'statistics'],
  ['OneTrust', '<iframe class="embed optanon-category-C0004" data-src="/README.md?onetrust"></iframe>', 'video'],
  ['OneTrust', '<script type="text/plain" class="optanon-category-C0002-C0004">window.ran.push("two of ours")</script>', null],
  ['iubenda', '<script type="text/plain" class="_iub_cs_activate-inline" data-iub-purposes="3">window.ran.push("iubenda")</script>', 'video'],
  ['iubenda', '<iframe class="_iub_cs_activate" data-iub-purposes="3" suppressedsrc="/README.md?iubenda" src="about:blank"></iframe>', 'video'],
  ['Complianz', '<script type="text/plain" data-service="youtube" data-category="marketing">window.ran.push("complianz")</script>', 'tube'],
  ['Complianz', '<iframe data-service="youtube" data-category="marketing" data-cmplz-target="src" data-src-cmplz="/README.md?complianz" src="about:blank"></iframe>', 'tube'],
  ['nobody', '<img alt="" data-category="sport" data-src="/README.md?sport">', null],
  ['nobody', '<script type="text/plain" data-category="constructor">window.ran.push("prototype")</script>', null],
];

describe('C-71: markup written for another tool', () => {
  let place: HTMLElement;
  let manager: PageManager;
  before(() => {
    manager = createManager();
    void attach({ policy, manager, parts: {}, afterStart: () => undefined });
    manager.start(policy, { storage: memoryRecordStorage(), gate });
  });
  beforeEach(() => {
    page.ran = [];
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => {
    manager.apply({ type: 'reject-all' });
    place.remove();
  });

  it('becomes ours where its category or service is mapped, and stays off where it is not', async () => {
    const elements = markup.map(([, html]) => node(html));
    place.append(...elements);
    await until('the rewriting', () => elements.some((element) => element.hasAttribute('data-sayso')));
    expect(elements.map((element) => element.getAttribute('data-sayso'))).to.deep.equal(markup.map(([, , id]) => id));
    expect(page.ran).to.deep.equal([]);
    manager.apply({ type: 'accept-all' });
    await until('all mapped scripts', () => page.ran?.length === 8, 8000);
    expect(page.ran).to.have.members(['category', 'service', 'klaro', 'cookiebot', 'both', 'onetrust', 'iubenda', 'complianz']);
    const frames = [...place.querySelectorAll('iframe')];
    expect(frames.map((frame) => frame.getAttribute('src'))).to.deep.equal(['klaro', 'cookiebot', 'onetrust', 'iubenda', 'complianz'].map((tool) => `/README.md?${tool}`));
    manager.apply({ type: 'reject-all' });
    expect(place.querySelectorAll('iframe[src]')).to.have.length(0);
  });

  it('is gated when it comes late: a hundred of a hundred, before and after the choice', async () => {
    const late = (index: number): Element => node(`<script type="text/plain" data-category="analytics" data-type="text/javascript">window.ran.push(${index})</script>`);
    for (let index = 0; index < 50; index++) place.append(late(index));
    await until('the rewriting', () => place.querySelectorAll('[data-sayso]').length === 50);
    expect(page.ran).to.deep.equal([]);
    manager.apply({ type: 'accept-all' });
    for (let index = 50; index < 100; index++) place.append(late(index));
    await until('all hundred', () => page.ran?.length === 100, 15_000);
    expect(page.ran).to.deep.equal(Array.from({ length: 100 }, (_, index) => index as unknown as string));
  });

  it('keeps an outside script’s address and attributes', async () => {
    const outside = node('<script type="text/plain" data-name="tube" data-src="/README.md?klaro" data-type="application/javascript" crossorigin="anonymous" defer></script>') as HTMLScriptElement;
    place.append(outside);
    await until('the rewriting', () => outside.dataset['sayso'] === 'tube');
    expect([outside.getAttribute('src'), outside.dataset['saysoType'], outside.crossOrigin, outside.defer]).to.deep.equal(['/README.md?klaro', 'application/javascript', 'anonymous', true]);
  });
});
