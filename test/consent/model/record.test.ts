import { expect } from '@open-wc/testing';
import { decide, decodeRecord, encodeRecord, type ConsentAction, type Policy } from '../../../src/exports/consent.js';
import { grantedIds } from '../../../src/consent/model/evaluate.js';
import { hash } from '../../../src/consent/model/fingerprint.js';
import { tryMutations } from '../../support/mutations.js';
import { newspaper, policyOf, widePolicy } from '../../support/policies.js';

const today = 20_400;
const value = (action: ConsentAction, policy: Policy = policyOf(), day = today): string => encodeRecord(decide(null, action, policy, day), policy);
const grantedBy = (cookie: string, policy: Policy = policyOf(), day = today): string[] => [...grantedIds(policy, decodeRecord(cookie, policy, day) ?? null, day)].filter((id) => id !== 'basic' && id !== 'session');

describe('the record cookie', () => {
  it('brings back what was chosen, service by service', () => {
    expect(grantedBy(value({ type: 'choose', granted: new Set(['matomo', 'letters']) }))).to.have.members(['matomo', 'letters']);
    expect(grantedBy(value({ type: 'accept-all' }))).to.have.members(['matomo', 'counter', 'statistics', 'tube', 'video', 'letters']);
    expect(grantedBy(value({ type: 'reject-all' }))).to.deep.equal([]);
  });

  it('C-42: is the same bytes for two readers who refuse on one day, and holds no identifier', () => {
    expect(value({ type: 'reject-all' })).to.equal(value({ type: 'reject-all' }));
    expect(value({ type: 'reject-all' })).to.equal(value({ type: 'choose', granted: new Set() }));
    expect(decodeRecord(value({ type: 'reject-all' }), policyOf(), today)).to.have.all.keys('revision', 'day', 'digest', 'purposes', 'lapsed');
  });

  it('is made of cookie-safe characters', () => expect(value({ type: 'choose', granted: new Set(['matomo']) })).to.match(/^2[\da-v]+\.[\da-v]+$/));

  it('stays what it was: a value written by this version is read for ever', () => {
    // Old bytes as vectors; never change these lines, add another when the version changes.
    const written = ['19uo000eqrh1k01am47ojh762o.29587ie', '29uo000c00005ln23802lc8fh72ec5g.1vo1hof'];
    expect(value({ type: 'choose', granted: new Set(['matomo', 'tube']) })).to.equal(written.at(-1));
    for (const old of written) expect(grantedBy(old), old).to.have.members(['matomo', 'tube', 'video']);
  });

  it('takes less than 400 bytes for a thousand services, however they were chosen', () => {
    for (const purposes of [1, 8, 20]) {
      const policy = widePolicy(purposes, 1000);
      const everyOther = new Set([...policy.services.keys()].filter((_, index) => index % 3 === 0));
      const cookie = value({ type: 'choose', granted: everyOther }, policy);
      expect(cookie.length, `${purposes} purposes`).to.be.below(400);
      const read = grantedIds(policy, decodeRecord(cookie, policy, today) ?? null, today);
      expect([...read].filter((id) => id.startsWith('service'))).to.have.members([...everyOther]);
    }
  });

  it('grants nothing for a purpose whose services changed, and the rest as before', () => {
    const cookie = value({ type: 'accept-all' });
    const { counter: _counter, ...fewer } = newspaper.services ?? {};
    const more = { ...newspaper.services, another: { purpose: 'statistics', vendor: 'A' } };
    const swapped = { counter: { purpose: 'statistics', vendor: 'Tide Count' }, ...newspaper.services };
    for (const services of [fewer, more, swapped]) expect(grantedBy(cookie, policyOf({ services }))).to.have.members(['tube', 'video', 'letters']);
  });

  it('is not shifted by a purpose that comes first', () => {
    const cookie = value({ type: 'choose', granted: new Set(['tube']) });
    const purposes = { first: { title: 'First', text: 'New.' }, ...newspaper.purposes };
    expect(grantedBy(cookie, policyOf({ purposes }))).to.have.members(['tube', 'video']);
  });

  it('dated tomorrow is no decision', () => {
    expect(decodeRecord(value({ type: 'accept-all' }, policyOf(), today + 1), policyOf(), today)).to.equal(undefined);
    expect(decodeRecord(value({ type: 'accept-all' }), policyOf(), today)).to.not.equal(undefined);
  });

  it('of another version, cut, overlong or unsigned is no decision', () => {
    const cookie = value({ type: 'accept-all' });
    const signed = (text: string): string => `${text}.${hash(text).toString(32)}`;
    for (const bad of ['', '1', cookie.slice(0, -1), cookie.slice(1), signed(`3${cookie.slice(1, 20)}`), `${cookie}.x`, `${cookie.split('.')[0] ?? ''}.`, signed(`2${'0'.repeat(4100)}`)]) {
      expect(decodeRecord(bad, policyOf(), today), bad.slice(0, 60)).to.equal(undefined);
    }
  });

  it('never throws and never grants when it was damaged', () => {
    expect(tryMutations(4000, 42)).to.deep.equal({ tried: 4000, threw: [], granted: [] });
  });
});
