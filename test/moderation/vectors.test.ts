import { expect } from '@open-wc/testing';
import { canonical, judge, vectorNames, type VectorFile } from './vectors.js';

describe('moderation vectors in a browser', () => {
  for (const name of vectorNames) {
    it(`gives every verdict of ${name}.json`, async () => {
      const file = (await (await fetch(`/test/vectors/moderation/${name}.json`)).json()) as VectorFile;
      expect(file.cases.length).to.be.above(0);
      for (const vector of file.cases) {
        const { verdict, marked } = judge(file, vector);
        expect(verdict, vector.name).to.equal(canonical(vector.verdict));
        expect(marked, vector.name).to.deep.equal(vector.marked);
      }
    });
  }
});
