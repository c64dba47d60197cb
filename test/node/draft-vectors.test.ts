/** The same drafts as in the browser, in Node: what the form takes, the server takes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { judgeDraft, type DraftVectors } from '../comments/model/draft-vectors.js';

const file = path.resolve(import.meta.dirname, '../../../test/vectors/drafts/drafts.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as DraftVectors;

for (const vector of cases) test(`a draft, ${vector.name}`, () => assert.deepEqual(judgeDraft(vector), vector.expected));
