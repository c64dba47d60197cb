/** The server snippet of docs/consent-record.md, run as it stands there, reads what the library writes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decide, decodeRecord, encodeRecord } from '../../src/exports/consent.js';
import { policyOf } from '../support/policies.js';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/consent-record.md'), 'utf8');
const snippet = (/```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '').replace(/^readConsent\(cookie\).*$/m, 'export { fnv };');
const { readConsent, fnv } = (await import(`data:text/javascript,${encodeURIComponent(snippet)}`)) as {
  readConsent(value: string, today: number): ReadonlyMap<number, string> | null;
  fnv(text: string): number;
};
const policy = policyOf();
const cookie = (granted: readonly string[]): string => encodeRecord(decide(null, { type: 'choose', granted: new Set(granted) }, policy, 20_400), policy);
const answers = (value: string): readonly (string | undefined)[] =>
  ['statistics matomo counter', 'video tube', 'letters letters'].map((members) => readConsent(value, 20_400)?.get(fnv(members) >>> 8));

test('the documented snippet reads all, some and none', () => {
  assert.deepEqual(answers(cookie(['matomo', 'tube'])), ['some', 'all', 'none']);
  assert.deepEqual(answers(cookie([])), ['none', 'none', 'none']);
  assert.deepEqual(answers(cookie(['statistics', 'letters'])), ['all', 'none', 'all']);
});

test('the documented snippet takes no damaged value and none from the future', () => {
  assert.equal(readConsent(cookie(['tube']).slice(0, -1), 20_400), null);
  assert.equal(readConsent(cookie(['tube']), 20_399), null);
  assert.equal(readConsent('', 20_400), null);
});

test('the example value in the documentation is a record', () => {
  const example = /^ {4}(1[\da-v]+\.[\da-v]+)$/m.exec(text)?.[1] ?? '';
  assert.deepEqual([...(decodeRecord(example, policy, 20_400)?.purposes.get('video')?.granted ?? [])], ['tube']);
});
