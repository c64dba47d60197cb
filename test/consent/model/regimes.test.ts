import { expect } from '@open-wc/testing';
import { decide, definePolicy, type ConsentRecord, type Policy, type PolicyInput } from '../../../src/exports/consent.js';
import { laws } from '../../../src/consent/model/places.js';
import { lawOf, strictest } from '../../../src/consent/model/regimes.js';
import { gpcStatement, offeredPurposes, outlookOf, overrules, unaskedPurposes, type PlaceOutlook, type Refusals } from '../../../src/consent/model/signals.js';

const today = 20_780;
const silent: Refusals = { by: [], overruled: false };
const refusing: Refusals = { by: ['gpc'], overruled: false };
const words = { title: 'x', text: 'y' };

const input: PolicyInput = {
  revision: 2,
  controller: 'The Tidewater Gazette',
  purposes: {
    basic: { ...words, exempt: { basis: 'strictly-necessary', why: 'z' } },
    counting: { ...words, uses: ['statistics'] },
    looks: { ...words, uses: ['appearance'] },
    mixed: { ...words, uses: ['statistics', 'sale'] },
    adverts: { ...words, uses: ['marketing'] },
    topics: { ...words, uses: ['profiling', 'topics', 'explicit'] },
    video: words,
  },
  services: {
    own: { purpose: 'counting', vendor: 'The Tidewater Gazette' },
    other: { purpose: 'counting', vendor: 'Tide Count' },
    tube: { purpose: 'video', vendor: 'Tube' },
  },
};
const policyOf = (change: Partial<PolicyInput> = {}): Policy => definePolicy({ ...input, ...change });
const policy = policyOf();
const at = (place: string | undefined, record: ConsentRecord | null = null, refusals: Refusals = silent, of: Policy = policy, on = today): PlaceOutlook => outlookOf(of, record, on, lawOf(place), refusals);
const all = decide(null, { type: 'accept-all' }, policy, today);
const none = decide(null, { type: 'reject-all' }, policy, today);
const everything = ['basic', 'counting', 'looks', 'mixed', 'adverts', 'topics', 'video', 'own', 'other', 'tube'];

describe('the laws as data', () => {
  it('each have a day on which they were read, and a source', () => {
    for (const law of laws) {
      expect(law.asOf, law.key).to.match(/^20\d\d-\d\d-\d\d$/);
      expect(law.source, law.key).to.not.equal('');
    }
    const places = laws.flatMap(({ places: each }) => each.split(' '));
    expect(new Set(places).size, 'no place stands twice').to.equal(places.length);
    expect(places.filter((place) => !/^[a-z]{2}(-[a-z]{2})?$/.test(place))).to.deep.equal([]);
  });

  it('name the twelve states that honour Global Privacy Control', () => {
    expect(laws.find(({ key }) => key === 'us-gpc')?.places.split(' ').length).to.equal(12);
    expect(lawOf('us-ca').kind).to.equal('opt-out');
    expect(lawOf('us-wy').key).to.equal('us-other');
  });

  it('hold most strictly where the place is unknown, empty or new', () => {
    for (const place of [undefined, '', ' ', 'xx', 'us-', 'us-zz', 'ca', '__proto__']) expect(lawOf(place), String(place)).to.equal(strictest);
    expect(lawOf('GB')).to.equal(lawOf('uk'));
  });
});

describe('what a record means in a place', () => {
  it('asks, and grants nothing optional, where the law asks for consent', () => {
    for (const place of [undefined, 'de', 'fr', 'in', 'pk', 'nowhere']) {
      const { prompt, granted, honoured, regime } = at(place);
      expect([prompt, honoured, regime, ...granted], String(place)).to.deep.equal(['first-visit', null, 'opt-in', 'basic']);
    }
  });

  it('C-62: in the UK statistics for the publisher run with an objection, which stops them and lasts', () => {
    const { prompt, granted, regime } = at('uk');
    expect([prompt, regime]).to.deep.equal(['first-visit', 'notice']);
    expect([...granted]).to.have.members(['basic', 'counting', 'own', 'other', 'looks']);
    const objecting = decide(null, { type: 'withdraw', id: 'counting' }, policy, today);
    expect([...at('uk', objecting).granted]).to.have.members(['basic', 'looks']);
    expect([...at('uk', none).granted]).to.deep.equal(['basic']);
    expect([...at('uk', none, silent, policy, today + 900).granted], 'after its time too').to.deep.equal(['basic']);
    expect([...at('uk', none, silent, policyOf({ revision: 9 })).granted], 'under a new notice too').to.deep.equal(['basic']);
  });

  it('C-62: an objection to what has since changed still counts', () => {
    const lapsed: ConsentRecord = { ...none, purposes: new Map(), lapsed: { granted: 0, refused: 1 } };
    expect([...at('uk', lapsed).granted]).to.deep.equal(['basic']);
  });

  it('C-63: in the UK looks run with an objection; what is used for anything else is asked for', () => {
    expect(unaskedPurposes(policy, lawOf('uk'))).to.deep.equal(['counting', 'looks']);
    expect(at('uk').granted.has('mixed')).to.equal(false);
    const quiet = policyOf({ purposes: { basic: input.purposes['basic']!, looks: input.purposes['looks']! }, services: {} });
    expect(at('uk', null, silent, quiet).prompt, 'nothing is left to ask').to.equal(null);
    expect(at('de', null, silent, quiet).prompt).to.equal('first-visit');
  });

  it('C-60: audience measurement is exempt in France, and off where no French law holds', () => {
    const measured = (place?: string): Policy =>
      policyOf({ ...(place ? { place } : {}), purposes: { counting: { ...words, uses: ['statistics'], exempt: { basis: 'audience-measurement-fr', why: 'z' } } }, services: {} });
    expect([...at('fr', null, silent, measured('fr')).granted]).to.deep.equal(['counting']);
    expect(at('fr', null, silent, measured('fr')).prompt).to.equal(null);
    for (const place of ['de', 'uk', 'us-ca', 'nowhere']) expect([...at(place, all, silent, measured(place)).granted], place).to.deep.equal([]);
    expect([...at(undefined, null, silent, measured()).granted], 'a site without a place vouches for it').to.deep.equal(['counting']);
  });

  it('lets all but what needs explicit consent run in US states, asks nothing, and keeps an objection', () => {
    const { prompt, granted, regime } = at('us-ca');
    expect([prompt, regime]).to.deep.equal([null, 'opt-out']);
    expect([...granted]).to.have.members(everything.filter((id) => id !== 'topics'));
    expect([...at('us-ca', none).granted]).to.deep.equal(['basic']);
    expect([...at('us-ca', none, silent, policy, today + 900).granted]).to.deep.equal(['basic']);
    expect(at('us-ca', all).granted.has('topics')).to.equal(true);
  });
});

describe('what Global Privacy Control means', () => {
  it('C-68: in US states nothing is sold or shared, nothing is asked, and it is shown', () => {
    const { prompt, granted, honoured } = at('us-ca', null, refusing);
    expect([prompt, honoured]).to.deep.equal([null, 'gpc']);
    expect([...granted]).to.have.members(['basic', 'counting', 'looks', 'video', 'own', 'other', 'tube']);
    expect(at('us-wy', null, refusing).granted.has('adverts')).to.equal(false);
  });

  it('C-68: it beats an older yes, and yields to one that was given while it was shown', () => {
    expect(at('us-ca', all, refusing).granted.has('adverts')).to.equal(false);
    const { granted, honoured } = at('us-ca', all, { by: ['gpc'], overruled: true });
    expect([granted.has('adverts'), granted.has('mixed'), honoured]).to.deep.equal([true, true, null]);
    expect([overrules(policy, all), overrules(policy, none)]).to.deep.equal([true, false]);
  });

  it('C-68: elsewhere it is taken as a refusal, without a question; an explicit choice wins', () => {
    for (const place of [undefined, 'de', 'fr', 'uk']) {
      const { prompt, granted, honoured } = at(place, null, refusing);
      expect([prompt, honoured, ...granted], String(place)).to.deep.equal([null, 'gpc', 'basic']);
      expect([...at(place, all, refusing).granted], String(place)).to.have.members(everything);
      expect(at(place, all, refusing).honoured).to.equal(null);
    }
    expect(at('de', all, refusing, policy, today + 900).prompt, 'nor is it asked again').to.equal(null);
  });

  it('C-68: one video allowed by the reader leaves the rest refused', () => {
    const one = decide(null, { type: 'allow', id: 'tube' }, policy, today);
    const { prompt, granted, honoured } = at('de', one, refusing);
    expect([prompt, honoured]).to.deep.equal([null, 'gpc']);
    expect([...granted]).to.have.members(['basic', 'tube', 'video']);
  });

  it('C-68: is stated at /.well-known/gpc.json where the law of the place is such a law, and nowhere else', () => {
    expect(gpcStatement(policyOf({ place: 'us-ca' }), '2026-11-24')).to.deep.equal({ gpc: true, lastUpdate: '2026-11-24' });
    for (const place of ['de', 'uk', 'nowhere']) expect(gpcStatement(policyOf({ place }), '2026-11-24')).to.equal(null);
    expect(gpcStatement(policy, '2026-11-24')).to.equal(null);
  });
});

describe('a site for children', () => {
  const young = policyOf({ audience: 'child' });

  it('C-66: never has marketing: not offered, not asked for, off whatever a record says', () => {
    expect(offeredPurposes(young)).to.deep.equal(['counting', 'looks', 'mixed', 'topics', 'video']);
    for (const place of [undefined, 'de', 'us-ca']) expect(at(place, all, silent, young).granted.has('adverts'), String(place)).to.equal(false);
    expect(at('us-ca', null, silent, young).granted.has('mixed'), 'nor is a child’s data sold unasked').to.equal(false);
    expect(at('us-ca', all, silent, young).granted.has('mixed')).to.equal(true);
    const onlyAdverts = policyOf({ audience: 'child', purposes: { adverts: input.purposes['adverts']! }, services: {} });
    expect(at('de', null, silent, onlyAdverts).prompt).to.equal(null);
  });
});
