/** docs/moving-in.md: its policies are such, and its table knows every tool. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parsePolicy } from '../../src/exports/consent.js';
import { foreignTools } from '../../src/consent/model/policy.js';
import { newspaper } from '../support/policies.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/moving-in.md'), 'utf8');

test('C-71: what the documentation says to write is a policy', () => {
  const parts = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text = '']) => JSON.parse(text) as object);
  assert.equal(parts.length, 2);
  for (const part of parts) assert.equal(parsePolicy({ ...newspaper, ...part }).ok, true);
});

test('C-71: the documentation names every tool', () => {
  assert.deepEqual([...page.matchAll(/^\| `(\w+)` \| /gm)].map(([, tool]) => tool).sort(), [...foreignTools].sort());
});
