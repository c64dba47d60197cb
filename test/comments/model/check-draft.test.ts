import { expect } from '@open-wc/testing';
import { checkDraft } from '../../../src/comments/model/check-draft.js';
import { defaultLimits, parseDraft, type DraftLimits } from '../../../src/comments/model/draft.js';

const limits: DraftLimits = { ...defaultLimits, website: { ask: 'optional', max: 200 }, text: { ask: 'required', max: 100 } };
const good = { name: 'Sana', email: 'sana@mail.example', website: '', text: 'Well said.', dir: 'ltr' as const };

describe('a first look at a draft', () => {
  it('passes on what was typed, trimmed, without what the site does not ask for', () => {
    expect(checkDraft({ ...good, name: ' Sana ', text: ' Well said.\n', website: 'https://spam.example' }, { ...limits, website: { ask: 'off', max: 0 } })).to.deep.equal({
      draft: good,
      problems: [],
    });
  });
  it('says what is plainly missing, wrong or too long, in the order of the form', () => {
    const { problems } = checkDraft({ ...good, text: 'a'.repeat(101), name: ' ', email: 'nobody', website: 'two words' }, limits);
    expect(problems).to.deep.equal([
      { field: 'text', code: 'too-long', max: 100, length: 101 },
      { field: 'name', code: 'missing' },
      { field: 'email', code: 'not-an-email' },
      { field: 'website', code: 'not-an-address' },
    ]);
  });
  it('finds nothing that the judge would let pass', () => {
    const pieces = ['', ' ', 'a', 'سلام', 'é'.normalize('NFD').repeat(60), '@', '.', 'a@b', 'a@b.c', 'x y@b.c', 'ä@ö.example', 'example.org', 'https://example.org/a', 'localhost', 'a b', 'b'.repeat(300), '\n', '‌'];
    let refused = 0;
    for (const text of pieces)
      for (const email of pieces)
        for (const website of pieces) {
          const { problems } = checkDraft({ ...good, text, email, website }, limits);
          const judged = parseDraft({ ...good, text, email, website }, limits);
          refused += problems.length;
          const fields = judged.ok ? [] : judged.error.map(({ field }) => field);
          for (const problem of problems) expect(fields, JSON.stringify({ text, email, website })).to.include(problem.field);
        }
    expect(refused).to.be.greaterThan(100);
  });
});
