import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseMarkup } from '../../../src/comments/model/markup.js';
import { paragraphs, plainTree } from '../../../src/comments/model/plain-text.js';
import { sharedJson, sharedLines } from '../../shared-data.js';

/** True where the short way was taken; it must then equal the long one. */
const agrees = (text: string): boolean => {
  const tree = plainTree(text);
  if (tree !== null) expect(tree, JSON.stringify(text)).to.deep.equal(parseMarkup(text));
  return tree !== null;
};
const pieces = ['a', 'h', ' ', '  ', '\t', '\n', '\n\n', '\r', '\r\n', '\u2028', '\uFEFF', '-', '- ', '>', '1. ', '7.', '*', '`', '[', ']', '(', '\\', 'http://', 'HTTPS://x.y', '۔', 'یہ', '😀', '_', '#', '<b>', '&amp;'];

describe('a text without markup', () => {
  it('is paragraphs and line breaks, without the parser', () => {
    expect(plainTree(' One\r\ntwo \n \t\n\nthree ]')).to.deep.equal([
      { kind: 'paragraph', children: [{ kind: 'text', text: 'One' }, { kind: 'break' }, { kind: 'text', text: 'two' }] },
      { kind: 'paragraph', children: [{ kind: 'text', text: 'three ]' }] },
    ]);
    expect([plainTree(''), plainTree(' \n ')]).to.deep.equal([[], []]);
    for (const text of ['*a*', 'a `b`', 'see https://a.example', '> said', 'a\n- b', '  1. one', '[a](https://b.example)', '\\*']) expect(plainTree(text), text).to.equal(null);
  });
  it('gets the tree that the parser would make, or none', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => void agrees(parts.join(''))), { numRuns: 3000 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void agrees(text)));
  });
  it('so do real comments in four languages, and most of them are plain', async () => {
    for (const language of ['urdu', 'arabic', 'roman-urdu', 'news-comments-en']) {
      const texts = await sharedLines(`languages/${language}.jsonl`);
      if (texts === null) return;
      expect(texts.length).to.be.greaterThan(50);
      const plain = texts.filter(agrees).length;
      expect(plain / texts.length, language).to.be.greaterThan(0.5);
    }
  });
  it('S-01: so do hostile strings', async () => {
    const blns = (await sharedJson('xss/blns.json')) as readonly string[] | null;
    const fixtures = (await sharedJson('xss/dompurify-expect.json')) as readonly { readonly payload: string }[] | null;
    if (blns === null || fixtures === null) return;
    expect([...blns, ...fixtures.map(({ payload }) => payload)].filter(agrees).length).to.be.greaterThan(100);
  });
  it('can always be read before the parser is there', () => {
    expect(paragraphs('*a*\n\n[b]')).to.deep.equal([
      { kind: 'paragraph', children: [{ kind: 'text', text: '*a*' }] },
      { kind: 'paragraph', children: [{ kind: 'text', text: '[b]' }] },
    ]);
  });
});
