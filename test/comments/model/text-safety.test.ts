import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cleanName, cleanText, hasVisibleCharacters, mixesLookAlikeScripts, nameSkeleton } from '../../../src/comments/model/text-safety.js';
import { sharedJson } from '../../shared-data.js';

describe('a body', () => {
  it('is composed and loses what nobody sees', () => {
    expect(cleanText('e\u0301\uFEFF\u0007\u0085\u{E0041}x')).to.equal('é\nx');
    expect(cleanText('a\r\nb\rc\u2028d')).to.equal('a\nb\nc\nd');
    expect(cleanText('\uD800a')).to.equal('\uFFFDa');
  });
  it('keeps joiners: Urdu and emoji need them', () => {
    for (const text of ['می\u200Cخواہم', '👩\u200D❤️\u200D👩', 'लक्\u200Dष', '🏳️\u200D🌈']) expect(cleanText(text)).to.equal(text);
  });
  it('closes at the end of a line what turned it round', () => {
    expect(cleanText('a\u202Eb\nc')).to.equal('a\u202Eb\u202C\nc');
    expect(cleanText('a\u2067b\u202Ec\nd')).to.equal('a\u2067b\u202Ec\u202C\u2069\nd');
    expect(cleanText('a\u2069b\u202Cc')).to.equal('abc');
    expect(cleanText('if (\u2066admin\u202E) {')).to.equal('if (\u2066admin\u202E) {\u202C\u2069');
  });
  it('keeps four marks on a letter, and all that Arabic spelling needs', () => {
    expect(cleanText(`Z${'\u0301'.repeat(100)}`).length).to.be.lessThan(6);
    expect(cleanText(`ก${'\u0E49'.repeat(100)}`).length).to.be.lessThan(6);
    const verse = 'بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ';
    expect(cleanText(verse)).to.equal(verse.normalize('NFC'));
    expect(cleanText('Việt Nam, Ǭ̂')).to.equal('Việt Nam, Ǭ̂'.normalize('NFC'));
  });
  it('does not change when it is cleaned again', () => {
    const unit = fc.constantFrom('a', 'e', '\u0301', '\u0300', '\u202e', '\u202c', '\u2066', '\u2069', '\n', '\r', ' ', '\u200d', '\ufeff', '\u064b', '\u0e49', 'é', '\u1100', '\u1161', '\u0323');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 60 }), fc.string({ unit: 'binary' })), (text) => {
        const once = cleanText(text);
        return cleanText(once) === once && cleanName(cleanName(text)) === cleanName(text);
      }),
      { numRuns: 5000 },
    );
  });
  it('takes no longer for floods', function () {
    this.timeout(60_000);
    for (const flood of [' ', '\n', ' \n', '\u0301', '\u202E', '\u200D', '\u2066\n']) {
      const started = performance.now();
      cleanText(`a${flood.repeat(60_000)}b`);
      expect(performance.now() - started, JSON.stringify(flood)).to.be.lessThan(5000);
    }
  });
  for (const file of ['urdu', 'arabic', 'news-comments-en', 'roman-urdu']) {
    it(`of real ${file} comments keeps every visible letter`, async function () {
      const response = await fetch(`/__shared-data/languages/${file}.jsonl`);
      if (!response.ok) return this.skip();
      const texts = (await response.text()).split('\n').filter(Boolean).slice(0, 500);
      const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
      const changed = texts.filter((text) => letters(cleanText(text)) !== letters(text));
      expect(changed).to.deep.equal([]);
      return undefined;
    });
  }
  it('of naughty strings never grows by more than what closes it', async function () {
    const naughty = (await sharedJson('xss/blns.json')) as string[] | null;
    if (naughty === null) return this.skip();
    for (const text of naughty) expect(cleanText(text).length).to.be.at.most(text.length + 16);
    return undefined;
  });
});

describe('a name', () => {
  it('stands on one line and turns nothing round', () => {
    expect(cleanName('  Alice\u202E\n gnp \u200F')).to.equal('Alice gnp');
    expect(cleanName('علی\u200Cرضا')).to.equal('علی\u200Cرضا');
  });
  it('has the skeleton of what it poses as', () => {
    const same: readonly (readonly [string, string])[] = [
      ['аdmin', 'Admin'],
      ['ΑDΜΙΝ', 'admin'],
      ['Adm1n', 'admin'],
      ['a d-m.i n', 'admin'],
      ['ádmîn', 'admin'],
      ['ｅｄｉｔｏｒ', 'editor'],
      ['Editoг', 'editor'],
      ['rnark', 'mark'],
      ['علي', 'علی'],
      ['كريم', 'کریم'],
    ];
    for (const [a, b] of same) expect(nameSkeleton(a), a).to.equal(nameSkeleton(b));
    for (const [a, b] of [['admin', 'adrian'], ['Sana', 'Sania'], ['علی', 'ولی']] as const) expect(nameSkeleton(a)).not.to.equal(nameSkeleton(b));
  });
  it('mixes scripts suspiciously only among those that look alike', () => {
    expect(mixesLookAlikeScripts('аdmin')).to.equal(true);
    expect(mixesLookAlikeScripts('Ali علی')).to.equal(false);
    expect(mixesLookAlikeScripts('Мария')).to.equal(false);
  });
  it('is nothing where nothing can be seen', () => {
    for (const blank of ['', ' ', '\u200D', '\u3164', '\u2800', '\u0301', '\u00AD']) expect(hasVisibleCharacters(blank), JSON.stringify(blank)).to.equal(false);
    for (const seen of ['a', 'ع', '👍', '.']) expect(hasVisibleCharacters(seen)).to.equal(true);
  });
});
