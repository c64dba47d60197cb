import { expect } from '@open-wc/testing';
import { decide, decodeRecord, encodeRecord, newestForm, readRecordForm } from '../../../src/exports/consent.js';
import { fingerprintOf, hash } from '../../../src/consent/model/fingerprint.js';
import { damage, randomFrom } from '../../support/mutations.js';
import { policyOf, widePolicy } from '../../support/policies.js';

const today = 20_400;
const policy = policyOf();
const value = (granted: readonly string[], day = today): string => encodeRecord(decide(null, { type: 'choose', granted: new Set(granted) }, policy, day), policy);

describe('the record without its policy', () => {
  it('says day, revision and an answer for each fingerprint', () => {
    const { day, revision, answers } = readRecordForm(value(['matomo', 'tube']), today) ?? { answers: [] };
    expect([day, revision]).to.deep.equal([today, 3]);
    expect(answers).to.deep.equal([
      [fingerprintOf(policy, 'statistics'), 'some'],
      [fingerprintOf(policy, 'video'), 'all'],
      [fingerprintOf(policy, 'letters'), 'none'],
    ]);
  });

  it('agrees with the reader that knows the policy, on honest values and on thousands of damaged ones', () => {
    const random = randomFrom(7);
    for (const wide of [policy, widePolicy(3, 40), widePolicy(12, 12)]) {
      for (let tried = 0; tried < 1500; tried++) {
        const ids = new Set([...wide.services.keys()].filter(() => random() < 0.6));
        const honest = encodeRecord(decide(null, { type: 'choose', granted: ids }, wide, today - Math.floor(random() * 100)), wide);
        const given = tried % 5 === 0 ? honest : damage(honest, random);
        const [form, record] = [readRecordForm(given, today), decodeRecord(given, wide, today)];
        expect([form?.day, form?.revision, form?.answers.length], given).to.deep.equal([record?.day, record?.revision, record?.purposes.size]);
      }
    }
  });

  it('is none where the answers do not come out even, whatever the checksum says', () => {
    const signed = (text: string): string => `${text}.${hash(text).toString(32)}`;
    const cut = value(['matomo']).split('.')[0]!.slice(0, 14);
    for (const text of ['1', '10', cut, `2${'0'.repeat(7)}`]) expect(readRecordForm(signed(text), today)?.answers ?? [], text).to.deep.equal([]);
  });

  it('of several the newest counts, of one day the one that allows less; what has run out does not', () => {
    expect(newestForm([value(['tube'], today - 3), 'rubbish', value([], today - 1)], today, 182)?.value).to.equal(value([], today - 1));
    expect(newestForm([value(['tube', 'letters']), value(['tube'])], today, 182)?.value).to.equal(value(['tube']));
    expect(newestForm([value([], today - 182)], today, 182)).to.equal(undefined);
    expect(newestForm([value([], today - 181)], today, 182)?.form.day).to.equal(today - 181);
  });
});
