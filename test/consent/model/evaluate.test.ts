import { expect } from '@open-wc/testing';
import { decide, decodeRecord, encodeRecord, isGranted, promptReason, type ConsentRecord, type Policy } from '../../../src/exports/consent.js';
import { newspaper, policyOf } from '../../support/policies.js';

const day = 20_000;
const policy = policyOf();
/** A record as a later page finds it, under a policy that may have changed. */
const later = (record: ConsentRecord, now: Policy, today = day): ConsentRecord | null => decodeRecord(encodeRecord(record, policy), now, today) ?? null;
const accepted = decide(null, { type: 'accept-all' }, policy, day);
const refused = decide(null, { type: 'reject-all' }, policy, day);
const moreServices = (purpose: string): Policy => policyOf({ services: { ...newspaper.services, another: { purpose, vendor: 'A' } } });

describe('asking', () => {
  it('happens on a first visit, unless everything is exempt', () => {
    expect(promptReason(policy, null, day)).to.equal('first-visit');
    const exempt = policyOf({ purposes: { basic: newspaper.purposes['basic']! }, services: {} });
    expect(promptReason(exempt, null, day)).to.equal(null);
  });

  it('C-40: is over for six months after a refusal as after a consent', () => {
    for (const record of [accepted, refused]) {
      expect(promptReason(policy, record, day + 179)).to.equal(null);
      expect(promptReason(policy, record, day + 182)).to.equal('expired');
    }
    expect(isGranted(policy, accepted, 'tube', day + 181)).to.equal(true);
    expect(isGranted(policy, accepted, 'tube', day + 182)).to.equal(false);
  });

  it('C-41: a consent of 13 months ago, or of as long as the policy says, grants nothing', () => {
    expect(promptReason(policy, accepted, day + 396)).to.equal('expired');
    expect(isGranted(policy, accepted, 'tube', day + 396)).to.equal(false);
    const longest = policyOf({ keepsDays: 395 });
    expect(isGranted(longest, accepted, 'tube', day + 394)).to.equal(true);
    expect(isGranted(longest, accepted, 'tube', day + 395)).to.equal(false);
    expect(() => policyOf({ keepsDays: 396 })).to.throw('keepsDays');
  });

  it('C-43: happens again when something that was granted changed', () => {
    expect(promptReason(moreServices('video'), later(accepted, moreServices('video')), day)).to.equal('policy-changed');
  });

  it('C-43: does not happen for a reader who refused everything, however the policy changes', () => {
    const changed = moreServices('statistics');
    expect(promptReason(changed, later(refused, changed), day)).to.equal(null);
    const anew = policyOf({ revision: 4, purposes: { ...newspaper.purposes, sport: { title: 'S', text: 'S' } } });
    expect(promptReason(anew, later(refused, anew), day)).to.equal(null);
  });

  it('C-43: does not happen when only something refused changed', () => {
    const partly = decide(null, { type: 'choose', granted: new Set(['tube']) }, policy, day);
    const changed = moreServices('statistics');
    expect(promptReason(changed, later(partly, changed), day)).to.equal(null);
    expect(isGranted(changed, later(partly, changed), 'tube', day)).to.equal(true);
  });

  it('C-43: happens for a new purpose to a reader who said yes to another', () => {
    const more = policyOf({ purposes: { ...newspaper.purposes, sport: { title: 'S', text: 'S' } } });
    expect(promptReason(more, later(accepted, more), day)).to.equal('policy-changed');
  });

  it('happens to everybody who consented when the notice was replaced, and until then nothing is granted', () => {
    const anew = policyOf({ revision: 4 });
    expect(promptReason(anew, later(accepted, anew), day)).to.equal('policy-changed');
    expect(isGranted(anew, later(accepted, anew), 'tube', day)).to.equal(false);
  });

  it('does not follow words: a text may be mended without asking anybody', () => {
    const mended = policyOf({ purposes: { ...newspaper.purposes, video: { title: 'Films', text: 'Better words.' } } });
    expect(promptReason(mended, later(accepted, mended), day)).to.equal(null);
  });
});

describe('what may run', () => {
  it('is what is exempt, before any decision', () => {
    expect(isGranted(policy, null, 'basic', day)).to.equal(true);
    expect(isGranted(policy, null, 'session', day)).to.equal(true);
    expect(isGranted(policy, null, 'matomo', day)).to.equal(false);
    expect(isGranted(policy, accepted, 'stranger', day)).to.equal(false);
  });

  it('is a whole purpose only when all its services are granted', () => {
    const partly = decide(null, { type: 'choose', granted: new Set(['matomo']) }, policy, day);
    expect(isGranted(policy, partly, 'matomo', day)).to.equal(true);
    expect(isGranted(policy, partly, 'statistics', day)).to.equal(false);
  });
});

describe('a change of one service', () => {
  it('leaves the rest and the day as they were', () => {
    const record = decide(refused, { type: 'allow', id: 'tube' }, policy, day + 100);
    expect(isGranted(policy, record, 'tube', day + 100)).to.equal(true);
    expect(isGranted(policy, record, 'matomo', day + 100)).to.equal(false);
    expect(record.day).to.equal(day);
    expect(promptReason(policy, record, day + 100)).to.equal(null);
    const back = decide(accepted, { type: 'withdraw', id: 'matomo' }, policy, day + 1);
    expect(isGranted(policy, back, 'counter', day + 1)).to.equal(true);
    expect(isGranted(policy, back, 'matomo', day + 1)).to.equal(false);
  });

  it('may name a whole purpose', () => {
    const record = decide(accepted, { type: 'withdraw', id: 'statistics' }, policy, day);
    expect(isGranted(policy, record, 'matomo', day) || isGranted(policy, record, 'counter', day)).to.equal(false);
  });

  it('is no answer to the notice: one video allowed, the banner still asks', () => {
    const record = decide(null, { type: 'allow', id: 'tube' }, policy, day);
    expect(isGranted(policy, record, 'tube', day)).to.equal(true);
    expect(promptReason(policy, record, day)).to.equal('first-visit');
    expect(promptReason(policy, later(record, policy), day)).to.equal('first-visit');
  });

  it('after the time is over starts anew', () => {
    const record = decide(accepted, { type: 'allow', id: 'tube' }, policy, day + 300);
    expect(isGranted(policy, record, 'matomo', day + 300)).to.equal(false);
    expect(record.day).to.equal(day + 300);
  });

  it('makes frozen records', () => expect(Object.isFrozen(accepted)).to.equal(true));
});
