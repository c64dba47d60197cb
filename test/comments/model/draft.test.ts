import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseAuthor } from '../../../src/comments/model/comment.js';
import { defaultLimits, parseDraft, type DraftLimits } from '../../../src/comments/model/draft.js';
import { judgeDraft, type DraftVectors } from './draft-vectors.js';

const good = { name: 'Sana', email: 'sana@mail.example', text: 'Well said.' };
const problems = (input: unknown, limits = defaultLimits) => {
  const draft = parseDraft(input, limits);
  return draft.ok ? [] : draft.error.map(({ field, code }) => `${field} ${code}`);
};
const withWebsite: DraftLimits = { ...defaultLimits, website: { ask: 'optional', max: 200 } };

describe('a draft', () => {
  it('is judged as in every vector', async () => {
    const { cases } = (await (await fetch('/test/vectors/drafts/drafts.json')).json()) as DraftVectors;
    expect(cases.length).to.be.greaterThan(20);
    for (const vector of cases) expect(judgeDraft(vector), vector.name).to.deep.equal(vector.expected);
  });
  it('comes out clean', () => {
    expect(parseDraft({ ...good, name: ' Sana \u202E Mir ', text: '\n\nWell\r\nsaid.  \n', dir: 'rtl' }, defaultLimits)).to.deep.equal({
      ok: true,
      value: { name: 'Sana Mir', email: 'sana@mail.example', website: '', text: 'Well\nsaid.', dir: 'rtl' },
    });
  });
  it('names every field that is missing, blanks and fillers counting as nothing', () => {
    expect(problems({})).to.deep.equal(['name missing', 'email missing', 'text missing']);
    expect(problems({ ...good, name: ' \u200D\u3164', text: ' \n ' })).to.deep.equal(['name missing', 'text missing']);
    expect(problems(null)).to.deep.equal(problems({}));
  });
  it('says by how much a field is too long', () => {
    const draft = parseDraft({ ...good, text: 'a'.repeat(10_001) }, defaultLimits);
    expect(draft).to.deep.equal({ ok: false, error: [{ field: 'text', code: 'too-long', max: 10_000, length: 10_001 }] });
    expect(problems({ ...good, text: 'a'.repeat(10_000) })).to.deep.equal([]);
    expect(problems({ ...good, text: 'a'.repeat(5_000_000) })).to.deep.equal(['text too-long']);
  });
  it('is refused with NUL in it, or where a field is no text', () => {
    expect(problems({ ...good, text: 'a\u0000b' })).to.deep.equal(['text bad-characters']);
    expect(problems({ ...good, name: 5, text: ['x'] })).to.deep.equal(['name bad-characters', 'text bad-characters']);
  });
  it('may leave out what is not required, and loses what is not asked', () => {
    const free: DraftLimits = { ...defaultLimits, name: { ask: 'optional', max: 245 }, email: { ask: 'off', max: 100 } };
    expect(parseDraft({ text: 'Hello', email: 'x', website: 'https://spam.example' }, free)).to.deep.equal({
      ok: true,
      value: { name: '', email: '', website: '', text: 'Hello' },
    });
  });
  it('reads own fields only', () => {
    expect(problems(Object.create(good))).to.deep.equal(['name missing', 'email missing', 'text missing']);
  });
  for (const email of ['a@b.example', 'a.b+c@d-e.example', 'o’neil@mail.example', 'علی@ڈاک.example', "o'neil@mail.example"]) {
    it(`takes ${email}`, () => expect(problems({ ...good, email })).to.deep.equal([]));
  }
  for (const email of ['a', 'a@', '@b.example', 'a@b', 'a b@c.example', 'a@b.example, d@e.example', 'a@b@c.example', 'a\r\nBcc: x@y.example', 'a@b..example', 'a@-b.example', '.a@b.example', '"a"@b.example', 'a\u202E@b.example']) {
    it(`refuses ${JSON.stringify(email)}`, () => expect(problems({ ...good, email })).to.deep.equal(['email not-an-email']));
  }
  it('CM-01: takes a website in Urdu, which readers of the thread can read however long its escapes are', () => {
    const draft = parseDraft({ ...good, website: `https://akhbar.example/${'خبر'.repeat(59)}` }, withWebsite);
    const author = parseAuthor({ name: 'Sana', website: draft.ok ? draft.value.website : '', seed: '' });
    expect(author.ok && author.value.website?.length).to.be.greaterThan(1000);
  });

  it('completes a website and refuses what is none', () => {
    const draft = parseDraft({ ...good, website: 'sana.example/about' }, withWebsite);
    expect(draft.ok && draft.value.website).to.equal('https://sana.example/about');
    for (const website of ['javascript:alert(1)', 'https://a@b.example', 'not a site']) expect(problems({ ...good, website }, withWebsite)).to.deep.equal(['website not-an-address']);
  });
  it('never throws, and a clean draft parses to itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ name: fc.string({ unit: 'binary' }), email: fc.emailAddress(), text: fc.string({ unit: 'binary' }) })), (input) => {
        const draft = parseDraft(input, withWebsite);
        return !draft.ok || JSON.stringify(parseDraft(draft.value, withWebsite)) === JSON.stringify(draft);
      }),
      { numRuns: 1000 },
    );
  });
});
