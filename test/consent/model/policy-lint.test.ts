import { expect } from '@open-wc/testing';
import { definePolicy, parsePolicy, type Policy, type PolicyInput } from '../../../src/exports/consent.js';
import { lintPolicy } from '../../../src/consent/model/policy-lint.js';

const words = { title: 'Counting', text: 'Which sections are read.' };
const exempt = { basis: 'strictly-necessary', why: 'Nothing works without it.' } as const;
const good: PolicyInput = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  privacyPage: '/privacy',
  purposes: { basic: { ...words, exempt }, counting: words },
  services: {
    session: { purpose: 'basic', vendor: 'The Tidewater Gazette', stores: [{ kind: 'cookie', name: 'session', keeps: 'until you sign out' }] },
    tide: { purpose: 'counting', vendor: 'Tide Count', privacyPage: 'https://tide.example/privacy', stores: [{ kind: 'cookie', name: '_tide', keeps: '6 months' }] },
  },
};
/** Past `definePolicy`, as a policy block comes. */
const read = (change: Partial<PolicyInput>): Policy => {
  const result = parsePolicy({ ...good, ...change });
  if (!result.ok) throw new Error(result.error.path);
  return result.value;
};
const found = (change: Partial<PolicyInput>): readonly string[] => lintPolicy(read(change)).map(({ code, path, isFault }) => `${code} ${path}${isFault ? '!' : ''}`);
const service = (id: string, change: object): Partial<PolicyInput> => ({ services: { [id]: { purpose: 'basic', vendor: 'The Tidewater Gazette', ...change } } });

describe('what a policy should not say', () => {
  it('finds nothing in a whole one', () => {
    expect(found({})).to.deep.equal([]);
  });

  it('C-22: advertising and analytics do not stand under an exemption, by whatever they are known', () => {
    for (const id of ['ga', 'ga4', 'gtm', 'google-analytics', 'doubleclick', 'fb', 'facebook', 'taboola', 'outbrain', 'tiktok', 'hotjar', 'clarity', 'criteo']) {
      expect(found(service(id, {})), id).to.deep.equal([`exempt-tracker policy.services.${id}!`]);
    }
    expect(found(service('counter', { vendor: 'Hotjar Ltd', privacyPage: '/x' }))).to.deep.equal(['exempt-tracker policy.services.counter!']);
    expect(found(service('counter', { hosts: ['www.googletagmanager.com'] }))).to.deep.equal(['exempt-tracker policy.services.counter!']);
    expect(found(service('counter', { stores: [{ kind: 'cookie', name: '_ga_*', keeps: '2 years' }] }))).to.deep.equal(['exempt-tracker policy.services.counter!']);
    expect(found(service('features', { tcf: { vendor: 2, purposes: [1] } })), 'nor does anything of the TCF').to.deep.equal(['exempt-tracker policy.services.features!']);
    expect(found({ purposes: { ...good.purposes, ga: { ...words, exempt } } })).to.deep.equal(['exempt-tracker policy.purposes.ga!']);
  });

  it('C-22: innocent names are left alone, and trackers that are asked for', () => {
    for (const id of ['gazette', 'gallery', 'megabyte', 'legal', 'clarify', 'fbi-archive']) expect(found(service(id, {})), id).to.deep.equal([]);
    expect(found(service('ga', { purpose: 'counting' }))).to.deep.equal([]);
  });

  it('C-22: what is sold or profiles readers is never exempt', () => {
    expect(found({ purposes: { ...good.purposes, basic: { ...words, exempt, uses: ['statistics', 'sale'] } } })).to.deep.equal(['exempt-use policy.purposes.basic.uses!']);
  });

  it('C-22: definePolicy throws on it, with the place', () => {
    expect(() => definePolicy({ ...good, ...service('ga', {}) })).to.throw(TypeError, 'sayso [exempt-tracker] The policy is faulty at policy.services.ga');
  });

  it('C-67: profiles by what people read need explicit consent', () => {
    const purposes = (uses: NonNullable<PolicyInput['purposes'][string]['uses']>): Partial<PolicyInput> => ({ purposes: { ...good.purposes, counting: { ...words, uses } } });
    expect(found(purposes(['profiling', 'topics']))).to.deep.equal(['topics-not-explicit policy.purposes.counting.uses!']);
    expect(() => definePolicy({ ...good, ...purposes(['profiling', 'topics']) })).to.throw(TypeError, 'sayso [topics-not-explicit]');
    for (const uses of [['profiling'], ['topics'], ['profiling', 'topics', 'explicit']] as const) expect(found(purposes(uses))).to.deep.equal([]);
  });

  it('C-61: how long an exempt measurement keeps its cookie has to be told, and it is exempt in France only', () => {
    const measured = { counting: { ...words, exempt: { basis: 'audience-measurement-fr', why: 'Only we see the figures.' } } } as const;
    const own = { visits: { purpose: 'counting', vendor: 'The Tidewater Gazette', stores: [{ kind: 'cookie', name: 'visits' }] } } as const;
    expect(found({ purposes: measured, services: own, place: 'fr' })).to.deep.equal(['no-duration policy.services.visits.stores.0.keeps']);
    expect(found({ purposes: measured, services: {}, place: 'de' })).to.deep.equal(['exemption-elsewhere policy.purposes.counting.exempt.basis']);
  });

  it('C-15: a privacy page and how long each thing is kept are told', () => {
    const { privacyPage: _, ...without } = good;
    const result = parsePolicy(without);
    expect(result.ok && lintPolicy(result.value).map(({ code }) => code)).to.deep.equal(['no-privacy-page']);
    expect(found(service('session', { stores: [{ kind: 'local', name: 'seen' }] }))).to.deep.equal(['no-duration policy.services.session.stores.0.keeps']);
  });

  it('C-21: every other company has a privacy page to be looked up', () => {
    expect(found(service('tide', { purpose: 'counting', vendor: 'Tide Count' }))).to.deep.equal(['no-vendor-page policy.services.tide.privacyPage']);
  });

  it('C-18: a language that is spoken anywhere in the policy is spoken everywhere', () => {
    const purposes = { ...good.purposes, counting: { title: { en: 'Counting', ur: 'شمار' }, text: { en: 'Which sections are read.' } } };
    expect(found({ purposes }).filter((line) => line.includes('.counting.'))).to.deep.equal(['language-missing policy.purposes.counting.text']);
    expect(found({ purposes }).filter((line) => line.includes('.basic.'))).to.have.members(['title', 'text', 'exempt.why'].map((field) => `language-missing policy.purposes.basic.${field}`));
  });

  it('tells of a place that no line knows, and of objections that are not kept for a year (C-68)', () => {
    expect(found({ place: 'us-zz' })).to.deep.equal(['place-unknown policy.place']);
    expect(found({ place: 'us-ca' })).to.deep.equal(['kept-too-short policy.keepsDays']);
    expect(found({ place: 'us-ca', keepsDays: 365 })).to.deep.equal([]);
  });
});
