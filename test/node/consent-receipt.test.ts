/** Receipts against their published schema, byte by byte against tampering, and in the forms of two standards. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { decide, toISO27560, toKantara, verifyChain, verifyReceiptFile, writeReceiptFile, type ConsentAction, type ConsentRecord, type Digest } from '../../src/exports/consent.js';
import { emptyLedger, ledgerAfter, ledgerSent, parseLedger, type Ledger } from '../../src/consent/model/ledger.js';
import { storeKinds } from '../../src/consent/model/policy.js';
import { policyOf } from '../support/policies.js';

const digest: Digest = async (bytes) => createHash('sha256').update(bytes).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const policy = policyOf({ place: 'fr' });
const noon = Date.UTC(2026, 10, 24, 12);
const text = 'The Tidewater Gazette asks: may these services see what you read? Reject all Accept all';
const notice = { layer: 'banner', language: 'en', text: text.replace('asks:', 'asks:\n   ') } as const;
const newId = (): string => 'AAAAAAAAAAAAAAAAAAAAAA';

/** The ledger of a reader who takes these actions on as many days. */
const ledgerOf = async (...actions: readonly ConsentAction[]): Promise<Ledger> => {
  let ledger = emptyLedger;
  let before: ConsentRecord | null = null;
  for (const [at, action] of actions.entries()) {
    const now = noon + at * 86_400_000;
    const record = decide(before, action, policy, Math.floor(now / 86_400_000));
    ledger = await ledgerAfter(ledger, { policy, before, record, action, notice, now }, digest, newId);
    before = record;
  }
  return ledger;
};
const history = ledgerOf({ type: 'accept-all' }, { type: 'withdraw', id: 'tube' }, { type: 'reject-all' }, { type: 'reject-all' });
const schema = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../docs/consent-receipt.schema.json'), 'utf8')) as object;

test('C-50: a receipt says who, when, what words and how, and its file fits the published schema', async () => {
  const ledger = await history;
  const isValid = new Ajv({ allErrors: true }).compile(schema);
  const file: unknown = JSON.parse(await writeReceiptFile(ledger, digest));
  assert.ok(isValid(file), JSON.stringify(isValid.errors));
  const [first] = ledger.receipts;
  assert.deepEqual([first?.reader, first?.time, first?.event, first?.action, first?.layer, first?.language], [newId(), noon, 'given', 'accept-all', 'banner', 'en']);
  assert.deepEqual([first?.granted, first?.refused], [['matomo', 'counter', 'tube', 'letters'], []]);
  // The hash is that of the words as rendered, blanks run together: anybody's sha256sum says the same.
  assert.equal(first?.notice, sha256(text));
  assert.deepEqual(ledger.texts, [{ hash: sha256(text), text }]);
  assert.equal(ledger.policies[0]?.policy.purposes.find(({ id }) => id === 'video')?.services[0]?.vendor, 'Tube');
});

test('the schema knows every kind of store that a policy can name', () => {
  const kinds = /"kind": \{ "enum": (\[[^\]]*\]) \}/.exec(readFileSync(path.resolve(import.meta.dirname, '../../../docs/consent-receipt.schema.json'), 'utf8'))?.[1] ?? '[]';
  assert.deepEqual(JSON.parse(kinds), storeKinds);
});

test('C-50: the schema refuses a file with anything more in it, at every depth', async () => {
  const isValid = new Ajv().compile(schema);
  const spoil = (value: unknown, at: number): unknown[] =>
    typeof value !== 'object' || value === null || at > 8
      ? []
      : [
          ...(Array.isArray(value) ? [] : [{ ...value, ip: '203.0.113.9' }]),
          ...Object.entries(value).flatMap(([key, inner]) => spoil(inner, at + 1).map((each) => (Array.isArray(value) ? value.map((old: unknown, index) => (index === Number(key) ? each : old)) : { ...value, [key]: each }))),
        ];
  const spoilt = spoil(JSON.parse(await writeReceiptFile(await history, digest)), 0);
  assert.ok(spoilt.length > 10);
  for (const file of spoilt) {
    assert.equal(isValid(file), false);
    assert.equal((await verifyReceiptFile(JSON.stringify(file), digest)).ok, false);
  }
});

test('C-33: the record is kept: each consent or withdrawal makes the chain one longer, and what stood stays', async () => {
  const one = await ledgerOf({ type: 'accept-all' });
  const two = await ledgerOf({ type: 'accept-all' }, { type: 'withdraw', id: 'tube' });
  assert.deepEqual(two.receipts.slice(0, 1), one.receipts);
  assert.deepEqual(two.receipts.map(({ event, previous }) => [event, previous]), [['given', null], ['withdrawn', one.receipts[0]?.hash]]);
  assert.deepEqual((await history).receipts.map(({ event }) => event), ['given', 'withdrawn', 'withdrawn']);
});

test('C-42: a refusal leaves a number beside the notice, no time, no reader, and the same for two readers', async () => {
  const refused = await ledgerOf({ type: 'reject-all' });
  assert.deepEqual(refused, { ...emptyLedger, step: 1, refusals: [{ notice: sha256(text), revision: 3, count: 1 }] });
  assert.deepEqual(refused, await ledgerOf({ type: 'choose', granted: new Set() }));
  assert.equal((await ledgerOf({ type: 'reject-all' }, { type: 'reject-all' })).refusals[0]?.count, 2);
  // A withdrawal where no consent is known here (the ledger was deleted) makes no identifier anew.
  const before = decide(null, { type: 'accept-all' }, policy, 20_781);
  const withdrawn = await ledgerAfter(emptyLedger, { policy, before, record: decide(before, { type: 'reject-all' }, policy, 20_781), action: { type: 'reject-all' }, notice, now: noon }, digest, newId);
  assert.deepEqual(withdrawn, refused);
});

test('C-52: receipts hold no address, browser or page', async () => {
  const { receipts } = await history;
  const written = JSON.stringify(receipts);
  for (const pattern of [/\b\d{1,3}(\.\d{1,3}){3}\b/, /([\da-f]{1,4}:){3,}/i, /mozilla|chrom|safari|firefox|webkit/i, /https?:|www\.|\/\w+\/\w+/]) assert.doesNotMatch(written, pattern);
  assert.deepEqual(Object.keys(receipts[0] ?? {}).sort(), ['action', 'event', 'granted', 'hash', 'language', 'layer', 'notice', 'policy', 'previous', 'reader', 'refused', 'revision', 'schema', 'time']);
});

test('C-53: a changed, missing, doubled or moved receipt breaks the chain, and the place is told', async () => {
  const { receipts } = await history;
  const [one, two, three] = receipts as [(typeof receipts)[0], (typeof receipts)[0], (typeof receipts)[0]];
  assert.deepEqual(await verifyChain(receipts, digest), { ok: true, value: 3 });
  assert.deepEqual(await verifyChain([], digest), { ok: true, value: 0 });
  const broken = (place: number) => ({ ok: false, error: { code: 'chain-broken', place } });
  assert.deepEqual(await verifyChain([one, { ...two, granted: [] }, three], digest), broken(1));
  assert.deepEqual(await verifyChain([one, three], digest), broken(1));
  assert.deepEqual(await verifyChain([two, one, three], digest), broken(0));
  assert.deepEqual(await verifyChain([one, one, two, three], digest), broken(1));
  assert.deepEqual(await verifyChain([two, three], digest), broken(0));
});

test('C-53: one flipped bit in any byte of the file is found', async () => {
  const file = Buffer.from(await writeReceiptFile(await history, digest));
  assert.ok((await verifyReceiptFile(file.toString(), digest)).ok);
  const unseen: number[] = [];
  for (let at = 0; at < file.length; at++) {
    const copy = Buffer.from(file);
    copy[at] = (copy[at] as number) ^ (1 << (at % 8));
    if ((await verifyReceiptFile(copy.toString(), digest)).ok) unseen.push(at);
  }
  assert.deepEqual(unseen, []);
});

test('C-51: words and policy stand under their own hash: who changes them is found out', async () => {
  const ledger = await history;
  const rewritten = { ...ledger, texts: [{ hash: sha256(text), text: text.replace('may', 'must') }] };
  assert.deepEqual(await verifyReceiptFile(await writeReceiptFile(rewritten, digest), digest), { ok: false, error: { code: 'words-altered', path: 'texts[0]' } });
  const [{ hash, policy: shown } = { hash: '', policy: undefined }] = ledger.policies;
  const softer = { ...ledger, policies: [{ hash, policy: { ...shown!, keepsDays: 1 } }] };
  assert.deepEqual(await verifyReceiptFile(await writeReceiptFile(softer, digest), digest), { ok: false, error: { code: 'words-altered', path: 'policies[0]' } });
  assert.deepEqual(await verifyReceiptFile(await writeReceiptFile({ ...ledger, texts: [] }, digest), digest), { ok: false, error: { code: 'words-altered', path: 'receipts[0]' } });
});

const filled = (value: object, fields: readonly string[]): void => {
  for (const field of fields) {
    const found: unknown = (value as Readonly<Record<string, unknown>>)[field];
    assert.ok(found !== undefined && found !== null && found !== '', `${field} is missing`);
  }
};

test('C-54: as ISO/IEC TS 27560 in JSON-LD, every mandatory field is there', async () => {
  const { receipts, policies } = await history;
  for (const receipt of receipts) {
    const shown = policies.find(({ hash }) => hash === receipt.policy)!.policy;
    const record = toISO27560(receipt, shown);
    filled(record, ['schema_version', 'record_id', 'pii_principal_id', 'pii_processing', 'party_identification', 'event']);
    assert.equal(record.pii_processing.length, 3);
    for (const each of record.pii_processing) {
      filled(each, ['privacy_notice', 'language', 'purpose', 'pii_information', 'pii_controllers', 'storage_locations', 'processing_location', 'retention_period', 'jurisdiction', 'recipient_third_parties', 'withdrawal_method']);
      // Every party that is named is described.
      for (const id of [each.pii_controllers, ...each.recipient_third_parties]) assert.ok(record.party_identification.some(({ party_id }) => party_id === id), id);
    }
    for (const party of record.party_identification) filled(party, ['party_id', 'party_address', 'party_name', 'party_contact', 'party_type']);
    filled(record.event, ['event_time', 'validity_duration', 'entity_id', 'event_type', 'event_state']);
    // Each name that is used stands in the context, so that JSON-LD gives it a meaning.
    const names = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value) && !key.startsWith('@')) names.add(key);
        walk(inner);
      }
    };
    const { '@context': context, ...rest } = record;
    walk(rest);
    assert.deepEqual([...names].filter((name) => !(name in context)), []);
  }
  assert.deepEqual(receipts.map((receipt) => toISO27560(receipt, policies[0]!.policy).event.event_state), ['dpv:ConsentGiven', 'dpv:ConsentWithdrawn', 'dpv:ConsentWithdrawn']);
});

test('C-54: as a Kantara receipt 1.1, every required field is there', async () => {
  const { receipts, policies } = await history;
  const receipt = toKantara(receipts[0]!, policies[0]!.policy, { address: '1 Quay, Tidewater', contact: 'privacy@gazette.example' });
  filled(receipt, ['version', 'jurisdiction', 'consentTimestamp', 'collectionMethod', 'consentReceiptID', 'language', 'piiPrincipalId', 'piiControllers', 'policyUrl', 'services', 'sensitive', 'spiCat']);
  assert.equal(receipt.version, 'KI-CR-v1.1.0');
  assert.equal(receipt.consentTimestamp, noon / 1000);
  assert.equal(receipt.services.length, 4);
  for (const { purposes } of receipt.services) for (const purpose of purposes) filled(purpose, ['purpose', 'purposeCategory', 'consentType', 'piiCategory', 'termination', 'thirdPartyDisclosure']);
  assert.equal(toKantara(receipts[2]!, policies[0]!.policy).services.length, 0);
});

test('what the server has confirmed is not waiting any more, and a ledger is read as it was written', async () => {
  const ledger = { ...(await history), unsent: ['a'.repeat(64), 'b'.repeat(64)] };
  assert.deepEqual(ledgerSent(ledger, ['a'.repeat(64)]).unsent, ['b'.repeat(64)]);
  assert.deepEqual(parseLedger(structuredClone(ledger)), { ok: true, value: ledger });
  assert.equal(parseLedger({ ...ledger, more: 1 }).ok, false);
});
