/**
 * A receipt in the two forms that others read: a record of ISO/IEC TS 27560:2023 as JSON-LD in the terms of the W3C Data Privacy
 * Vocabulary, and a Kantara consent receipt 1.1. Fields are the standards' own (standards.md §2.8); what a policy does not say
 * (a postal address, say) is given by the publisher, or said to be not stated.
 */
import type { Receipt, ShownPolicy } from './receipt.js';

/** What the publisher adds. All of it has a default. */
export interface ControllerFacts {
  readonly address?: string;
  /** A mail address or page; default: the privacy page. */
  readonly contact?: string;
  /** Whose law; default: the policy's `place`. */
  readonly jurisdiction?: string;
  /** Where the vendors keep and process the data; default: see their privacy pages. */
  readonly storageLocation?: string;
  readonly processingLocation?: string;
}

const notStated = 'not stated';
const day = 86_400_000;

/** Services that receive data, by purpose, with what was answered; exempt purposes were not asked about. */
const answersOf = (receipt: Receipt, policy: ShownPolicy) =>
  policy.purposes
    .filter(({ exempt }) => exempt === undefined)
    .map((purpose) => {
      const members = purpose.services.length > 0 ? purpose.services.map(({ id }) => id) : [purpose.id];
      return { ...purpose, granted: members.filter((id) => receipt.granted.includes(id)), answered: members.some((id) => receipt.granted.includes(id) || receipt.refused.includes(id)) };
    })
    .filter(({ answered }) => answered);

const retentionOf = (purpose: ShownPolicy['purposes'][number]): string =>
  [...new Set(purpose.services.flatMap(({ stores }) => stores.flatMap(({ keeps }) => keeps ?? [])))].join('; ') || notStated;

/** What a vendor gets to know by being let in: the address that asks, and what it keeps on the device. */
const personalData = ['pd:IPAddress', 'pd:DeviceBased'];
const withdrawal = 'The privacy button on every page of the site, at any time, as easily as it was given';

/** Names of the fields as ISO/IEC TS 27560 has them, and the terms that they stand for. */
const context = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  schema_version: 'dct:conformsTo',
  record_id: 'dct:identifier',
  pii_principal_id: 'dpv:hasDataSubject',
  pii_processing: { '@id': 'dpv:hasProcess', '@container': '@set' },
  privacy_notice: 'dpv:hasNotice',
  language: 'dct:language',
  purpose: 'dpv:hasPurpose',
  title: 'dct:title',
  consent_status: { '@id': 'dpv:hasConsentStatus', '@type': '@id' },
  legal_basis: { '@id': 'dpv:hasLegalBasis', '@type': '@id' },
  pii_information: { '@id': 'dpv:hasPersonalData', '@type': '@id' },
  pii_controllers: 'dpv:hasDataController',
  storage_locations: 'dpv:hasStorageCondition',
  processing_location: 'dpv:hasLocation',
  retention_period: 'dpv:hasDuration',
  jurisdiction: 'dpv:hasJurisdiction',
  recipient_third_parties: { '@id': 'dpv:hasRecipientThirdParty', '@container': '@set' },
  withdrawal_method: 'dpv:hasWithdrawalMethod',
  party_identification: { '@id': 'dpv:hasEntity', '@container': '@set' },
  party_id: '@id',
  party_type: { '@id': '@type' },
  party_name: 'dpv:hasName',
  party_address: 'dpv:hasAddress',
  party_contact: 'dpv:hasContact',
  event: 'dct:hasPart',
  event_time: { '@id': 'dct:date', '@type': 'xsd:dateTime' },
  validity_duration: { '@id': 'dpv:hasDuration', '@type': 'xsd:duration' },
  entity_id: 'dpv:hasEntity',
  event_type: 'dct:type',
  event_state: { '@id': 'dpv:hasStatus', '@type': '@id' },
} as const;

const states = { given: 'dpv:ConsentGiven', withdrawn: 'dpv:ConsentWithdrawn' } as const;

/** JSON-LD. `policy` is the one that the receipt's `policy` hash stands for. */
export const toISO27560 = (receipt: Receipt, policy: ShownPolicy, facts: ControllerFacts = {}) => {
  const controller = 'urn:sayso:controller';
  const party = (party_id: string, type: string, name: string, page: string | undefined) => ({
    party_id,
    party_type: [type],
    party_name: name,
    party_address: (type === 'dpv:DataController' ? facts.address : undefined) ?? page ?? notStated,
    party_contact: (type === 'dpv:DataController' ? facts.contact : undefined) ?? page ?? notStated,
  });
  const answers = answersOf(receipt, policy);
  const recipients = answers.flatMap(({ services }) => services.map(({ id, vendor, privacyPage }) => party(`urn:sayso:service:${id}`, 'dpv:ThirdParty', vendor, privacyPage)));
  return {
    '@context': context,
    '@id': `urn:sha256:${receipt.hash}`,
    '@type': 'dpv:ConsentRecord',
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: receipt.hash,
    pii_principal_id: receipt.reader,
    pii_processing: answers.map((purpose) => ({
      '@type': 'dpv:Process',
      privacy_notice: policy.privacyPage ?? `urn:sha256:${receipt.notice}`,
      language: receipt.language,
      purpose: { '@type': 'dpv:Purpose', '@id': `urn:sayso:purpose:${purpose.id}`, title: `${purpose.title}: ${purpose.text}` },
      consent_status: purpose.granted.length > 0 ? states.given : receipt.event === 'withdrawn' ? states.withdrawn : 'dpv:ConsentRefused',
      legal_basis: 'dpv:Consent',
      pii_information: personalData,
      pii_controllers: controller,
      storage_locations: facts.storageLocation ?? 'the reader’s browser, and as the recipients’ privacy pages say',
      processing_location: facts.processingLocation ?? 'as the recipients’ privacy pages say',
      retention_period: retentionOf(purpose),
      jurisdiction: facts.jurisdiction ?? policy.place ?? notStated,
      recipient_third_parties: purpose.services.filter(({ id }) => purpose.granted.includes(id)).map(({ id }) => `urn:sayso:service:${id}`),
      withdrawal_method: withdrawal,
    })),
    party_identification: [party(controller, 'dpv:DataController', policy.controller, policy.privacyPage), ...recipients],
    event: {
      event_time: new Date(receipt.time).toISOString(),
      validity_duration: `P${policy.keepsDays}D`,
      entity_id: receipt.reader,
      event_type: 'explicit',
      event_state: states[receipt.event],
    },
  };
};

/** A Kantara consent receipt 1.1 (JSON). Times are in seconds there. */
export const toKantara = (receipt: Receipt, policy: ShownPolicy, facts: ControllerFacts = {}) => ({
  version: 'KI-CR-v1.1.0',
  jurisdiction: facts.jurisdiction ?? policy.place ?? notStated,
  consentTimestamp: Math.floor(receipt.time / 1000),
  collectionMethod: { banner: 'Web page: notice', preferences: 'Web page: privacy choices', embed: 'Web page: placeholder of embedded content', code: 'Web page: the site’s own form' }[receipt.layer],
  consentReceiptID: receipt.hash,
  language: receipt.language,
  piiPrincipalId: receipt.reader,
  piiControllers: [{ piiController: policy.controller, contact: facts.contact ?? policy.privacyPage ?? notStated, address: facts.address ?? notStated, email: facts.contact ?? notStated, phone: notStated }],
  policyUrl: policy.privacyPage ?? notStated,
  services: answersOf(receipt, policy).flatMap((purpose) => {
    const members = purpose.services.length > 0 ? purpose.services : [{ id: purpose.id, title: purpose.title, vendor: policy.controller, stores: [] }];
    return members
      .filter(({ id }) => purpose.granted.includes(id))
      .map(({ title, vendor }) => ({
        service: title,
        purposes: [
          {
            purpose: purpose.text,
            purposeCategory: [purpose.title],
            consentType: 'EXPLICIT',
            piiCategory: ['IP address', 'What the service keeps on the device'],
            primaryPurpose: false,
            termination: `${new Date(receipt.time + policy.keepsDays * day).toISOString().slice(0, 10)}, or when taken back`,
            thirdPartyDisclosure: vendor !== policy.controller,
            ...(vendor === policy.controller ? {} : { thirdPartyName: vendor }),
          },
        ],
      }));
  }),
  sensitive: false,
  spiCat: [] as readonly string[],
});
