import { expect } from '@open-wc/testing';
import { houseReasons, illegalKinds, parseFlag, parseNotice, reportLimits, reportNumber } from '../../../src/comments/model/taking.js';

const codes = (parsed: ReturnType<typeof parseFlag> | ReturnType<typeof parseNotice>): readonly string[] =>
  parsed.ok ? [] : parsed.error.map(({ field, code }) => `${field} ${code}`);
const good = { kind: 'threat', explanation: 'He says that he will come.', name: 'Zara', email: 'zara@mail.example', goodFaith: true };

describe('reports', () => {
  it('CM-23: a flag has a reason of the house’s list, and words where the list does not say enough', () => {
    for (const reason of houseReasons) expect(codes(parseFlag({ reason, words: 'Because' }))).to.deep.equal([]);
    expect(parseFlag({ reason: 'spam' })).to.deep.equal({ ok: true, value: { reason: 'spam', words: '' } });
    expect(codes(parseFlag({ reason: 'other', words: ' \u200b ' }))).to.deep.equal(['words missing']);
    expect(codes(parseFlag({ reason: 'child-abuse' }))).to.deep.equal(['reason missing']);
    expect(codes(parseFlag({ reason: ['spam'], words: 5 }))).to.deep.equal(['reason missing', 'words bad-characters']);
    expect(codes(parseFlag({ reason: 'spam', words: 'a\0b' }))).to.deep.equal(['words bad-characters']);
    expect(codes(parseFlag({ reason: 'spam', words: 'a'.repeat(reportLimits.words + 1) }))).to.deep.equal(['words too-long']);
  });

  it('CM-21: a notice needs every field of Art. 16(2), and only the offences against children let people stay unnamed', () => {
    for (const kind of illegalKinds) {
      expect(codes(parseNotice({ ...good, kind }))).to.deep.equal([]);
      const unnamed = codes(parseNotice({ kind, explanation: 'Why', goodFaith: true }));
      expect(unnamed, kind).to.deep.equal(kind === 'child-abuse' ? [] : ['name missing', 'email missing']);
    }
    expect(codes(parseNotice({}))).to.deep.equal(['kind missing', 'explanation missing', 'name missing', 'email missing', 'goodFaith missing']);
    for (const goodFaith of [false, 'yes', 1, undefined]) expect(codes(parseNotice({ ...good, goodFaith }))).to.deep.equal(['goodFaith missing']);
    expect(codes(parseNotice({ ...good, kind: 'child-abuse', email: 'nobody' }))).to.deep.equal(['email not-an-email']);
    expect(codes(parseNotice({ ...good, email: 'a@b.example\r\nBcc: all@b.example' }))).to.deep.equal(['email not-an-email']);
  });

  it('S-16: texts are cleaned as a comment’s are', () => {
    const parsed = parseNotice({ ...good, name: 'Zara\u202E  Abbas', explanation: ' x \r\ny\u202E' });
    expect(parsed.ok && [parsed.value.name, parsed.value.explanation]).to.deep.equal(['Zara Abbas', ' x \ny\u202E\u202C']);
  });

  it('a number can be read out: no letter that is taken for another, and as many numbers as there are secrets', () => {
    const numbers = new Set<string>();
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let index = 0; index < 64; index++) numbers.add(reportNumber(`${letters[index] ?? ''}${'A'.repeat(9)}`));
    expect(numbers.size).to.equal(32);
    for (const number of numbers) expect(number).to.match(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });
});
