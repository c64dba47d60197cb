import { expect } from '@open-wc/testing';
import { dayOf, decide, encodeRecord, type PolicyInput } from '../../../src/exports/consent.js';
import * as google from '../../../src/consent/runtime/signals/google.js';
import { googleDefault } from '../../../src/consent/runtime/signals/google-default.js';
import * as meta from '../../../src/consent/runtime/signals/meta.js';
import * as microsoft from '../../../src/consent/runtime/signals/microsoft.js';
import * as tiktok from '../../../src/consent/runtime/signals/tiktok.js';
import * as wordpress from '../../../src/consent/runtime/signals/wordpress.js';
import * as outlook from '../../../src/consent/runtime/signals/outlook.js';
import { begin, policyOf, type Extra } from './begin.js';

type Call = readonly unknown[];
type Transcript = Readonly<Record<string, readonly Call[]>>;
const page = window as unknown as Record<string | symbol, unknown>;

const signals: NonNullable<PolicyInput['signals']> = {
  google: { ad_storage: 'advertising', ad_user_data: 'advertising', ad_personalization: 'market', analytics_storage: 'statistics', security_storage: 'basic' },
  microsoft: { advertising: 'advertising', analytics: 'tide' },
  meta: 'advertising',
  tiktok: 'advertising',
  wordpress: { functional: 'basic', 'statistics-anonymous': 'statistics', statistics: 'statistics', marketing: 'advertising' },
};
const policy = policyOf({ signals });
const accepted = encodeRecord(decide(null, { type: 'accept-all' }, policy, dayOf(Date.now())), policy);

/** Stands in for the tools of five companies, as they are once their own scripts have come. */
const listen = (): Call[] => {
  const heard: Call[] = [];
  const has = new Map<string, string>();
  const listed: unknown[] = [];
  listed.push = (...entries) => heard.push(...entries.map((entry) => [...(entry as IArguments)]));
  Object.assign(page, {
    dataLayer: listed,
    uetq: { push: (...call: Call) => heard.push(['uetq', ...call]) },
    clarity: (...call: Call) => heard.push(['clarity', ...call]),
    fbq: (...call: Call) => heard.push(call),
    ttq: Object.fromEntries(['holdConsent', 'grantConsent', 'revokeConsent'].map((name) => [name, () => heard.push([name])])),
    wp_has_consent: (category: string) => has.get(category) === 'allow',
    wp_set_consent(category: string, value: string) {
      has.set(category, value);
      heard.push([category, value]);
    },
    consent_api: { cookie_expiration: 30 },
  });
  return heard;
};
const forget = (): void => {
  for (const name of ['dataLayer', 'uetq', 'clarity', 'fbq', 'ttq', 'wp_has_consent', 'wp_set_consent', 'wp_consent_type', 'consent_api', Symbol.for('sayso.google.1')]) Reflect.deleteProperty(page, name);
};

const tools: Readonly<Record<string, Extra>> = { google, microsoft, meta, tiktok, wordpress };

describe('what other companies’ tools are told', () => {
  let transcripts: Readonly<Record<string, Transcript>>;
  before(async () => {
    transcripts = (await (await fetch('/test/vectors/signals/transcripts.json')).json()) as typeof transcripts;
  });
  afterEach(forget);

  for (const [name, tool] of Object.entries(tools)) {
    it(`C-32: ${name} hears every decision once, and of a withdrawal exactly once`, async () => {
      let heard: Call[] = [];
      const typed = (): void => void heard.push(['wp_consent_type_defined', page['wp_consent_type']]);
      document.addEventListener('wp_consent_type_defined', typed);
      const steps: Record<string, Call[]> = {};
      const step = (what: string): void => void (steps[what] = heard.splice(0));
      try {
        heard = listen();
        const manager = await begin(policy, [tool]);
        step('a first visit');
        manager.apply({ type: 'accept-all' });
        step('accept all');
        manager.apply({ type: 'withdraw', id: 'advertising' });
        step('withdraw advertising');
        manager.apply({ type: 'reject-all' });
        step('reject all');
        manager.openPreferences();
        manager.closePreferences();
        manager.refresh();
        step('open and close the choices');
        forget();
        heard = listen();
        Object.assign(page, { wp_has_consent: (category: string) => category !== 'preferences' });
        await begin(policy, [tool], { cookies: [accepted] });
        step('a returning reader who accepted');
      } finally {
        document.removeEventListener('wp_consent_type_defined', typed);
      }
      expect(steps).to.deep.equal(transcripts[name]);
    });
  }

  it('are told before any tag starts', async () => {
    const heard = listen();
    const order: string[] = [];
    const gate = { update: () => void order.push(`gate ${heard.length}`), stop: () => undefined, lingers: () => false };
    const manager = await begin(policy, [google], { gate });
    manager.apply({ type: 'accept-all' });
    expect(order).to.deep.equal(['gate 2', 'gate 3']);
  });
});

describe('Google', () => {
  afterEach(forget);

  it('gets its default from head stub or module, never from both', async () => {
    const heard = listen();
    googleDefault(signals.google!, new Set(['basic', 'statistics']));
    await begin(policy, [google], { cookies: [accepted] });
    expect(heard.map(([what, how]) => `${String(what)} ${String(how)}`)).to.deep.equal(['consent default', 'set ads_data_redaction', 'consent update']);
    expect((heard[0]![2] as Record<string, unknown>)['analytics_storage']).to.equal('granted');
  });

  it('hears an update where the head stub, which knew less, told it that all is denied', async () => {
    const heard = listen();
    googleDefault({}, new Set());
    await begin(policyOf({ signals, place: 'us-ca' }), [outlook, google]);
    expect(heard.map(([, how]) => how)).to.deep.equal(['default', 'ads_data_redaction', 'update']);
    expect((heard[2]![2] as Record<string, unknown>)['ad_storage']).to.equal('granted');
  });

  it('gets arguments objects, which it reads, and no arrays, which it passes over', async () => {
    await begin(policy, [google]);
    const [first] = page['dataLayer'] as unknown[];
    expect(Object.prototype.toString.call(first)).to.equal('[object Arguments]');
  });

  it('hears no update while nothing was decided, and of US places that all may run', async () => {
    const heard = listen();
    await begin(policyOf({ signals, place: 'us-ca' }), [outlook, google]);
    expect(heard.length).to.equal(2);
    expect((heard[0]![2] as Record<string, unknown>)['ad_storage']).to.equal('granted');
  });
});

describe('tools that have not come yet', () => {
  afterEach(forget);

  it('find what waits for them where their own snippets look', async () => {
    await begin(policy, [microsoft, tiktok]);
    expect(page['uetq']).to.deep.equal(['consent', 'default', { ad_storage: 'denied' }]);
    expect([...(page['clarity'] as { q: IArguments[] }).q[0]!]).to.deep.equal(['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }]);
    expect(page['ttq']).to.deep.equal([['holdConsent']]);
  });

  it('Meta’s snippet, whenever it runs, has “revoke” before “init” and loads as ever', async () => {
    await begin(policy, [meta]);
    expect(page['fbq']).to.equal(undefined);
    const queue: Call[] = [];
    // What Meta tells sites to paste, in short.
    const made = Object.assign((...call: Call) => void queue.push(call), { queue: undefined as unknown });
    let loads = 0;
    (() => {
      if (page['fbq']) return;
      page['fbq'] = made;
      made.queue = queue;
      loads++;
    })();
    (page['fbq'] as typeof made)('init', '1');
    (page['fbq'] as typeof made)('track', 'PageView');
    expect([loads, ...queue]).to.deep.equal([1, ['consent', 'revoke'], ['init', '1'], ['track', 'PageView']]);
    expect(page['fbq']).to.equal(made);
  });

  it('WordPress’s script, where it comes late, hears the next decision', async () => {
    const manager = await begin(policy, [wordpress], { cookies: [accepted] });
    expect(page['wp_consent_type']).to.equal('optin');
    const heard = listen();
    manager.apply({ type: 'reject-all' });
    expect(heard.length).to.equal(5);
  });

  it('C-46: WordPress’s own cookies last as long as the record, not thirty days', async () => {
    listen();
    const manager = await begin(policy, [wordpress]);
    manager.apply({ type: 'accept-all' });
    expect(page['consent_api']).to.deep.equal({ cookie_expiration: 182 });
  });

  it('C-32: a yes that WordPress kept from an older choice is taken back at the start', async () => {
    const heard = listen();
    Object.assign(page, { wp_has_consent: (category: string) => category === 'marketing' });
    await begin(policy, [wordpress]);
    expect(heard).to.deep.equal([['functional', 'allow'], ['marketing', 'deny']]);
  });

  it('a refusal that another plug-in tells WordPress’s API is one here too; its yes is none', async () => {
    listen();
    const manager = await begin(policy, [wordpress]);
    manager.apply({ type: 'choose', granted: new Set(['statistics']) });
    // As the API fires it: a list with names for keys.
    const told = (category: string, value: string): boolean => document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail: Object.assign([], { [category]: value }) }));
    told('marketing', 'allow');
    expect(manager.getState().granted.has('advertising')).to.equal(false);
    expect(manager.getState().granted.has('statistics')).to.equal(true);
    told('statistics', 'deny');
    expect(manager.getState().granted.has('statistics')).to.equal(false);
  });

  it('elements of their names on the page break nothing', async () => {
    const anchors = ['dataLayer', 'uetq', 'clarity', 'fbq', 'ttq', 'wp_set_consent', 'consent_api'].map((id) => Object.assign(document.createElement('a'), { id }));
    document.body.append(...anchors);
    try {
      const manager = await begin(policy, Object.values(tools));
      manager.apply({ type: 'accept-all' });
      expect((page['dataLayer'] as unknown[]).length).to.equal(3);
      expect(manager.isGranted('market')).to.equal(true);
    } finally {
      for (const each of anchors) each.remove();
    }
  });
});
