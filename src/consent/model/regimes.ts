/**
 * Which law asks for what, as dated data (standards §0.2), so that a change of law is a changed line with a new date and counsel
 * can read it. The place comes from the site's own server or settings; nothing here looks it up.
 */
import type { ExemptionBasis, PurposeUse } from './policy.js';

export interface Law {
  readonly key: string;
  /** What may run unasked: nothing, some with an objection, or all but what is objected to. */
  readonly kind: 'opt-in' | 'notice' | 'opt-out';
  /** Places that it holds for: lower-case country codes (`uk` and `gb` are one), states of the US as `us-ca`. */
  readonly places: string;
  /** Uses that may run unasked where readers are told and can object; a purpose with any other use is asked for. */
  readonly unasked?: readonly PurposeUse[];
  /** Test of an exemption that is this law's own and holds nowhere else. */
  readonly exempts?: ExemptionBasis;
  /** Day on which it was last held against its sources. */
  readonly asOf: string;
  /** Rows of the standards, and what the law is called. */
  readonly source: string;
}

const asOf = '2026-11-23';

/** Where no line fits, and where the place is unknown: nothing runs unasked. */
export const strictest: Law = { key: 'strict', kind: 'opt-in', places: '', asOf, source: 'ePD 5(3)' };

/** The laws that let more run than the strictest. */
export const looser: readonly Law[] = [
  { key: 'fr', kind: 'opt-in', places: 'fr', exempts: 'audience-measurement-fr', asOf, source: 'C-60 C-61 CNIL' },
  { key: 'uk', kind: 'notice', places: 'uk gb', unasked: ['statistics', 'appearance'], asOf, source: 'C-62 C-63 PECR A1' },
  { key: 'us-gpc', kind: 'opt-out', places: 'us-ca us-co us-ct us-de us-md us-mn us-mt us-ne us-nh us-nj us-or us-tx', asOf, source: 'C-68 CCPA' },
  {
    key: 'us-other',
    kind: 'opt-out',
    places:
      'us us-ak us-al us-ar us-az us-dc us-fl us-ga us-hi us-ia us-id us-il us-in us-ks us-ky us-la us-ma us-me us-mi us-mo us-ms us-nc us-nd us-nm us-nv us-ny us-oh us-ok us-pa us-ri us-sc us-sd us-tn us-ut us-va us-vt us-wa us-wi us-wv us-wy',
    asOf,
    source: 'C-68',
  },
];

/** What holds in a place; one that no line names is treated most strictly. Country codes are read in either case. */
export const lawOf = (place = ''): Law => looser.find(({ places }) => place !== '' && places.split(' ').includes(place.toLowerCase())) ?? strictest;
