/**
 * A receipt: what was shown and what was chosen, and when, in a form that can be hashed. Each holds the hash of the one before,
 * so that none can be changed, left out or put in unseen (C-53). It names neither address, browser nor pages (C-52); the reader
 * is a random id that only this browser keeps. Refusals get no receipt: a reader who refuses is nobody (C-42).
 */
import { integer, list, nullable, object, oneOf, optional, string, wrong, type Parsed, type Parser } from '../../base/parse.js';
import { err, ok, type Result } from '../../base/result.js';
import { wordsFor } from '../../i18n/locale.js';
import { hashOfText, hashOfValue, type Digest } from './canonical.js';
import { declarationOf } from './declaration.js';
import { eventOf, type Decision, type Notice } from './decision.js';
import { membersOf, optionalPurposes } from './fingerprint.js';
import { storeKinds, type Policy } from './policy.js';

/** SHA-256 as hexadecimal digits. */
export const parseHash: Parser<string> = (value, path = '') =>
  typeof value === 'string' && /^[\da-f]{64}$/.test(value) ? ok(value) : wrong(path, 'a SHA-256 of 64 hexadecimal digits', value);

const parseId = string({ min: 1, max: 64 });
const parseWords = string({ max: 4000 });

/** A policy in the words of one language, as the reader could read it. */
export const parseShownPolicy = object(
  {
    controller: parseWords,
    privacyPage: optional(parseWords),
    place: optional(parseWords),
    revision: integer(1, 99_999),
    keepsDays: integer(1, 395),
    purposes: list(
      object(
        {
          id: parseId,
          title: parseWords,
          text: parseWords,
          /** Why it may run unasked, in words; absent where it is asked about. */
          exempt: optional(parseWords),
          services: list(
            object(
              {
                id: parseId,
                title: parseWords,
                vendor: parseWords,
                privacyPage: optional(parseWords),
                stores: list(object({ kind: oneOf(...storeKinds), name: parseWords, keeps: optional(parseWords), why: optional(parseWords) }, true)),
              },
              true,
            ),
          ),
        },
        true,
      ),
    ),
  },
  true,
);
export type ShownPolicy = Parsed<typeof parseShownPolicy>;

export const parseReceipt = object(
  {
    schema: oneOf('sayso-receipt-1'),
    /** The reader's pseudonym: 128 random bits, made with their first consent, gone with "Delete". */
    reader: string({ min: 22, max: 22 }),
    /** Milliseconds since 1970. */
    time: integer(0),
    event: oneOf('given', 'withdrawn'),
    action: oneOf('accept-all', 'reject-all', 'choose', 'allow', 'withdraw'),
    /** Where and in which language it was asked, and the SHA-256 of the words on the screen. */
    layer: oneOf('banner', 'preferences', 'embed', 'code'),
    language: string({ min: 1, max: 64 }),
    notice: parseHash,
    /** SHA-256 of the policy as shown (`ShownPolicy`), and its revision. */
    policy: parseHash,
    revision: integer(1, 99_999),
    /** Ids of services, and of purposes without services, after the choice. What was never answered stands in neither. */
    granted: list(parseId),
    refused: list(parseId),
    /** Hash of the receipt before; null in the first. */
    previous: nullable(parseHash),
    /** SHA-256 of the canonical JSON of all the rest. */
    hash: parseHash,
  },
  true,
);
export type Receipt = Parsed<typeof parseReceipt>;

/** Where code chose, no words of ours were read. */
const noNotice: Notice = { layer: 'code', language: 'und', text: '' };

/** The notice with its blanks run together: what is hashed. */
export const canonicalNotice = (notice: Notice = noNotice): Notice => ({
  layer: notice.layer,
  language: notice.language || 'und',
  text: notice.text.replace(/\s+/g, ' ').trim().slice(0, 20_000),
});

export const shownPolicy = (policy: Policy, language: string): ShownPolicy => ({
  controller: policy.controller,
  ...(policy.privacyPage === undefined ? {} : { privacyPage: policy.privacyPage }),
  ...(policy.place === undefined ? {} : { place: policy.place }),
  revision: policy.revision,
  keepsDays: policy.keepsDays,
  purposes: declarationOf(policy).map(({ id, purpose, services }) => ({
    id,
    title: wordsFor(purpose.title, language),
    text: wordsFor(purpose.text, language),
    ...(purpose.exempt === undefined ? {} : { exempt: wordsFor(purpose.exempt.why, language) }),
    services: services.map(({ id: serviceId, service, stores }) => ({
      id: serviceId,
      title: wordsFor(service.title ?? serviceId, language),
      vendor: service.vendor,
      ...(service.privacyPage === undefined ? {} : { privacyPage: service.privacyPage }),
      stores: stores.map(({ kind, name, keeps, why }) => ({
        kind,
        name,
        ...(keeps === undefined ? {} : { keeps: wordsFor(keeps, language) }),
        ...(why === undefined ? {} : { why: wordsFor(why, language) }),
      })),
    })),
  })),
});

/** A receipt and what its hashes stand for. */
export interface MadeReceipt {
  readonly receipt: Receipt;
  readonly text: string;
  readonly policy: ShownPolicy;
}

/** Null for a refusal. `previous` is the hash of the last receipt, `reader` the pseudonym. */
export const makeReceipt = async (decision: Decision, reader: string, previous: string | null, digest: Digest): Promise<MadeReceipt | null> => {
  const event = eventOf(decision);
  if (event === 'refused') return null;
  const { layer, language, text } = canonicalNotice(decision.notice);
  const policy = shownPolicy(decision.policy, language);
  const { record } = decision;
  const answered = optionalPurposes(decision.policy).filter((purpose) => record.purposes.has(purpose));
  const answers = answered.flatMap((purpose) => membersOf(decision.policy, purpose).map((id) => [id, record.purposes.get(purpose)?.granted.has(id) === true] as const));
  const receipt: Omit<Receipt, 'hash'> = {
    schema: 'sayso-receipt-1',
    reader,
    time: decision.now,
    event,
    action: decision.action.type,
    layer,
    language,
    notice: await hashOfText(text, digest),
    policy: await hashOfValue(policy, digest),
    revision: policy.revision,
    granted: answers.flatMap(([id, yes]) => (yes ? id : [])),
    refused: answers.flatMap(([id, yes]) => (yes ? [] : id)),
    previous,
  };
  return { receipt: { ...receipt, hash: await hashOfValue(receipt, digest) }, text, policy };
};

/** Where a chain is broken: the index of the first receipt that is not what it was, or does not follow the one before. */
export interface BrokenChain {
  readonly code: 'chain-broken';
  readonly place: number;
}

/** Does every receipt have its hash, and hold that of the one before? An empty chain is whole. */
export const verifyChain = async (receipts: readonly Receipt[], digest: Digest): Promise<Result<number, BrokenChain>> => {
  let previous: string | null = null;
  for (const [place, { hash, ...rest }] of receipts.entries()) {
    if (rest.previous !== previous || hash !== (await hashOfValue(rest, digest))) return err({ code: 'chain-broken', place });
    previous = hash;
  }
  return ok(receipts.length);
};
