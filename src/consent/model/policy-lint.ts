/**
 * What a policy may say but should not: for developers, editors and a site's own build. Faults are what no consent can mend
 * (`definePolicy` refuses them); the rest is what readers are owed and do not get.
 */
import { membersOf } from './fingerprint.js';
import type { LocalText, Policy, Purpose, Service } from './policy.js';
import { isKnownPlace } from './places.js';
import { lawOf } from './regimes.js';

export type PolicyWarningCode =
  | 'exempt-tracker'
  | 'exempt-use'
  | 'topics-not-explicit'
  | 'exemption-elsewhere'
  | 'place-unknown'
  | 'no-privacy-page'
  | 'no-vendor-page'
  | 'no-duration'
  | 'language-missing'
  | 'kept-too-short';

export interface PolicyWarning {
  readonly code: PolicyWarningCode;
  /** Place in the policy: `policy.services.ga`. */
  readonly path: string;
  /** One sentence for developers: what is wrong and what to write instead. */
  readonly words: string;
  /** True for what `definePolicy` throws on. */
  readonly isFault: boolean;
}

type Found = readonly [code: PolicyWarningCode, path: string, words: string];

/** Well-known names of advertising and analytics, as a word of an id, a vendor's name or a host, or as what they store. */
const trackers =
  /(^|[^a-z])(ga4?|gtm|gtag|google[-_ ]?(analytics|ads|ad ?manager|tag[-_ ]?manager|syndication)|googletagmanager|googleadservices|googlesyndication|double-?click|adsense|fb|fbq|facebook|meta[-_ ]?pixel|taboola|outbrain|tiktok|hotjar|clarity|criteo|bing[-_ ]?ads|uet|amazon[-_ ]?ads|xandr|appnexus|pubmatic|rubicon|magnite|mixpanel|fullstory|mouseflow|yandex|metrika|comscore|quantcast|chartbeat|parsely)([^a-z]|$)/i;
const trackerStores = /^_(ga|gid|gat|gcl|fbp|fbc|ttp|hj|clck|clsk|uet|pin|scid|cb)/i;

const isTracker = (id: string, { vendor, hosts = [], stores = [], tcf }: Service): boolean =>
  tcf !== undefined || [id, vendor, ...hosts].some((name) => trackers.test(name)) || stores.some(({ name }) => trackerStores.test(name));

const never = ['sale', 'marketing', 'profiling', 'topics'] as const;

/** C-22, C-60: what stands under an exemption must be able to. */
const underExemption = function* (policy: Policy): Generator<Found> {
  for (const [id, { exempt, uses = [] }] of policy.purposes) {
    if (!exempt) continue;
    const path = `policy.purposes.${id}`;
    const use = never.find((each) => uses.includes(each));
    if (use) yield ['exempt-use', `${path}.uses`, `"${use}" is never exempt: take "exempt" away and ask.`];
    if (membersOf(policy, id).includes(id) && trackers.test(id)) yield ['exempt-tracker', path, `"${id}" is known for advertising or analytics, and that needs consent.`];
    if (exempt.basis === 'audience-measurement-fr' && policy.place !== undefined && lawOf(policy.place).exempts !== exempt.basis) {
      yield ['exemption-elsewhere', `${path}.exempt.basis`, `audience-measurement-fr holds in France only; at "${policy.place}" the purpose stays off. Ask for it there.`];
    }
  }
  for (const [id, service] of policy.services) {
    if (policy.purposes.get(service.purpose)?.exempt && isTracker(id, service)) {
      yield ['exempt-tracker', `policy.services.${id}`, `"${id}" (${service.vendor}) is known for advertising or analytics and cannot stand under an exempt purpose: give it a purpose that is asked for.`];
    }
  }
};

/** C-67: what somebody reads tells what they believe, whom they love and what ails them. */
const topics = function* ({ purposes }: Policy): Generator<Found> {
  for (const [id, { uses = [] }] of purposes) {
    if (uses.includes('profiling') && uses.includes('topics') && !uses.includes('explicit')) {
      yield ['topics-not-explicit', `policy.purposes.${id}.uses`, 'Profiles by what people read about need explicit consent: say so in the purpose’s text and add "explicit".'];
    }
  }
};

/** C-15, C-21, C-68: what readers have to be told. */
const completeness = function* (policy: Policy): Generator<Found> {
  if (policy.privacyPage === undefined) yield ['no-privacy-page', 'policy.privacyPage', 'Readers find no privacy page: give its address.'];
  if (policy.place !== undefined && !isKnownPlace(policy.place)) yield ['place-unknown', 'policy.place', `"${policy.place}" is in no line of the laws, so the strictest holds. Places are written like fr, uk, us-ca.`];
  if (lawOf(policy.place).kind === 'opt-out' && policy.keepsDays < 365) {
    yield ['kept-too-short', 'policy.keepsDays', 'An objection to sale has to hold for twelve months: write 365 or more.'];
  }
  for (const [id, { vendor, privacyPage, stores = [] }] of policy.services) {
    const path = `policy.services.${id}`;
    if (privacyPage === undefined && vendor !== policy.controller) yield ['no-vendor-page', `${path}.privacyPage`, `Readers cannot look up what ${vendor} does: give the address of its privacy page.`];
    for (const [index, { name, keeps }] of stores.entries()) {
      if (keeps === undefined) yield ['no-duration', `${path}.stores.${index}.keeps`, `Readers are not told how long "${name}" stays: write it, such as "13 months".`];
    }
  }
};

/** Every text that readers see, with its place. */
const texts = function* (policy: Policy): Generator<readonly [path: string, text: LocalText]> {
  const some = function* (path: string, value: Partial<Purpose & Service>): Generator<readonly [string, LocalText]> {
    if (value.title !== undefined) yield [`${path}.title`, value.title];
    if (value.text !== undefined) yield [`${path}.text`, value.text];
    if (value.exempt !== undefined) yield [`${path}.exempt.why`, value.exempt.why];
    for (const [index, { keeps, why }] of (value.stores ?? []).entries()) {
      if (keeps !== undefined) yield [`${path}.stores.${index}.keeps`, keeps];
      if (why !== undefined) yield [`${path}.stores.${index}.why`, why];
    }
  };
  for (const [id, purpose] of policy.purposes) yield* some(`policy.purposes.${id}`, purpose);
  for (const [id, service] of policy.services) yield* some(`policy.services.${id}`, service);
};

/** C-18: a policy that speaks Urdu anywhere speaks it everywhere. A service's title may be a name, the same in all languages. */
const languages = function* (policy: Policy): Generator<Found> {
  const all = [...texts(policy)];
  const spoken = new Set(all.flatMap(([, text]) => (typeof text === 'string' ? [] : Object.keys(text))));
  for (const [path, text] of all) {
    if (typeof text === 'string' && /^policy\.services\.[^.]+\.title$/.test(path)) continue;
    const missing = [...spoken].filter((language) => typeof text === 'string' || !Object.hasOwn(text, language));
    if (missing.length > 0) yield ['language-missing', path, `These words are missing in: ${missing.join(', ')}. Other texts of the policy have them.`];
  }
};

const faults: readonly PolicyWarningCode[] = ['exempt-tracker', 'exempt-use', 'topics-not-explicit'];

/** Looks a parsed policy through; faults come first. An empty list is no legal advice. */
export const lintPolicy = (policy: Policy): readonly PolicyWarning[] =>
  [underExemption, topics, completeness, languages]
    .flatMap((look) => [...look(policy)])
    .map(([code, path, words]) => ({ code, path, words, isFault: faults.includes(code) }))
    .sort((one, other) => Number(other.isFault) - Number(one.isFault));
