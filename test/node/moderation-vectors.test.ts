/** The same vectors as in the browser, in Node: console and server never disagree. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { canonical, judge, vectorNames, type VectorFile } from '../moderation/vectors.js';

const folder = path.resolve(import.meta.dirname, '../../../test/vectors/moderation');

test('every vector file is judged, here and in the browser', () => {
  assert.deepEqual(
    readdirSync(folder).sort(),
    vectorNames.map((name) => `${name}.json`),
  );
});

for (const name of vectorNames) {
  const file = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as VectorFile;
  for (const vector of file.cases) {
    test(`${name}: ${vector.name}`, () => {
      const { verdict, marked } = judge(file, vector);
      assert.equal(verdict, canonical(vector.verdict));
      assert.deepEqual(marked, vector.marked);
    });
  }
}
