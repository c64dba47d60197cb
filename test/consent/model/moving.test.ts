import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { foreignChoice, readForeign, type Cookies } from '../../../src/consent/model/moving.js';
import { foreignTools, type ForeignTool } from '../../../src/consent/model/policy.js';

const now = Date.UTC(2026, 10, 24);
const encode = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

/** As the tool writes it (field notes §2), with the parts that a case needs. */
const ccCookie = (categories: readonly string[], more: object = {}): string =>
  encode({ categories, revision: 0, data: null, consentTimestamp: '2026-10-01T08:00:00.000Z', consentId: '0f8fad5b-d9cb-469f-a165-70867728950e', services: { necessary: [], analytics: [], marketing: [] }, languageCode: 'en', lastConsentTimestamp: '2026-10-01T08:00:00.000Z', expirationTime: 1811179638856, ...more });
const moove = (thirdparty: string, advanced: string): string => encode({ strict: '1', thirdparty, advanced, performance: '0', preference: '0', version: '5.0.9' });

const refused = { kind: 'refused' } as const;
const granted = (...names: readonly string[]) => ({ kind: 'granted', names }) as const;

const vectors: readonly (readonly [ForeignTool, Cookies, ReturnType<typeof readForeign>])[] = [
  ['cookieconsent', [['cc_cookie', ccCookie(['necessary', 'analytics', 'marketing'])]], granted('analytics', 'marketing')],
  ['cookieconsent', [['cc_cookie', ccCookie(['necessary'])]], refused],
  ['cookieconsent', [['cc_cookie', ccCookie([])]], refused],
  ['cookieconsent', [['cc_cookie', ccCookie(['necessary'], { services: { necessary: [], marketing: ['tube'] } })]], granted('tube')],
  ['cookieconsent', [['cc_cookie', ccCookie(['necessary', 'analytics'], { expirationTime: 1 })]], null],
  ['klaro', [['klaro', '%7B%22analytics%22%3Atrue%2C%22marketing%22%3Atrue%7D']], granted('analytics', 'marketing')],
  ['klaro', [['klaro', '%7B%22analytics%22%3Afalse%2C%22marketing%22%3Atrue%7D']], granted('marketing')],
  ['klaro', [['klaro', '%7B%22analytics%22%3Afalse%2C%22marketing%22%3Afalse%7D']], refused],
  ['klaro', [['klaro', '%7B%7D']], null],
  ['klaro', [['klaro', '%7B%22analytics%22%3A%22yes%22%7D']], null],
  ['tarteaucitron', [['tarteaucitron', '!mytrk=wait!other=true']], null],
  ['tarteaucitron', [['tarteaucitron', '!mytrk=false!other=true']], granted('other')],
  ['tarteaucitron', [['tarteaucitron', '!mytrk=false!other=false']], refused],
  ['tarteaucitron', [['tarteaucitron', '!mytrk=wait']], null],
  ['moove', [['moove_gdpr_popup', moove('0', '0')]], refused],
  ['moove', [['moove_gdpr_popup', moove('1', '0')]], granted('thirdparty')],
  ['moove', [['moove_gdpr_popup', encode({ strict: '1' })]], null],
  ['complianz', [['cmplz_functional', 'allow'], ['cmplz_preferences', 'deny'], ['cmplz_statistics', 'deny'], ['cmplz_statistics-anonymous', 'allow'], ['cmplz_marketing', 'deny'], ['cmplz_banner-status', 'dismissed'], ['cmplz_policy_id', '14'], ['cmplz_consented_services', '']], refused],
  ['complianz', [['cmplz_functional', 'allow'], ['cmplz_statistics', 'allow'], ['cmplz_marketing', 'deny'], ['cmplz_consented_services', '%7B%22youtube%22%3Atrue%2C%22vimeo%22%3Afalse%7D']], granted('statistics', 'youtube')],
  ['complianz', [['cmplz_banner-status', 'dismissed'], ['cmplz_policy_id', '14']], null],
  ['osano', [['cookieconsent_status', 'deny']], refused],
  ['osano', [['cookieconsent_status', 'allow']], granted('allow')],
  ['osano', [['cookieconsent_status', 'dismiss']], null],
];

describe('what readers told another tool', () => {
  for (const [tool, cookies, expected] of vectors) {
    it(`C-71: ${tool}, ${decodeURIComponent(cookies.map(([, value]) => value).join(' ')).slice(0, 60)}`, () => expect(readForeign(tool, cookies, now)).to.deep.equal(expected));
  }

  it('C-71: of two records of one tool, or of two tools, a refusal counts', () => {
    const both: Cookies = [['klaro', '%7B%22a%22%3Atrue%7D'], ['klaro', '%7B%22a%22%3Afalse%7D'], ['cookieconsent_status', 'allow']];
    expect(readForeign('klaro', both, now)).to.deep.equal(refused);
    expect(foreignChoice(['osano', 'klaro'], both, now)).to.deep.equal(refused);
    expect(foreignChoice(['osano'], both, now)).to.deep.equal(granted('allow'));
    expect(readForeign('klaro', [['klaro', '%7B%22a%22%3Atrue%2C%22b%22%3Atrue%7D'], ['klaro', '%7B%22b%22%3Atrue%7D']], now)).to.deep.equal(granted('b'));
    expect(foreignChoice([...foreignTools], [], now)).to.equal(null);
  });

  it('C-71: rubbish is no choice: nothing is thrown and nothing granted', () => {
    const cookies = ['cc_cookie', 'klaro', 'tarteaucitron', 'moove_gdpr_popup', 'cmplz_statistics', 'cmplz_marketing', 'cmplz_consented_services', 'cookieconsent_status'];
    const rubbish = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('', '%', '%E0%A4%A', 'null', '[]', 'true', '1', '{}', '%7B', '"allow"', 'ALLOW', ' allow', '!a', '!a=', '!=true', 'a=true', '[object Object]', `%7B%22a%22%3A${'1'.repeat(5000)}%7D`),
      fc.json().filter((text) => !/true|"categories"/.test(text)).map(encodeURIComponent),
    );
    fc.assert(
      fc.property(fc.constantFrom(...foreignTools), fc.constantFrom(...cookies), rubbish, (tool, name, value) => {
        expect(readForeign(tool, [[name, value]], now)?.kind).to.not.equal('granted');
      }),
      { numRuns: 3000 },
    );
  });
});
