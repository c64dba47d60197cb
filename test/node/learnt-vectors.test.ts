/** The same decisions make the same model here as in a browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { learn, type LearntVectors } from '../moderation/learnt-vectors.js';

const vectors = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../test/vectors/learnt/model.json'), 'utf8')) as LearntVectors;

test('the vectors of the learnt model, byte for byte', () => {
  const { model, opinions } = learn(vectors);
  assert.equal(JSON.stringify(model), JSON.stringify(vectors.model));
  assert.equal(JSON.stringify(opinions), JSON.stringify(vectors.opinions));
});
