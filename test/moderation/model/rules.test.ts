import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { buildAutomaton } from '../../../src/moderation/model/automaton.js';
import { evaluate } from '../../../src/moderation/model/evaluate.js';
import { fold, foldText } from '../../../src/moderation/model/fold.js';
import { newsroom } from '../../../src/moderation/model/presets/newsroom.js';
import { wordpressRules } from '../../../src/moderation/model/presets/wordpress.js';
import { repeatKey } from '../../../src/moderation/model/repeat-key.js';
import { parseRuleSet } from '../../../src/moderation/model/rule-set.js';
import { parseReason, reasonToJson } from '../../../src/moderation/model/verdict.js';
import { quietFacts } from '../vectors.js';

describe('a rule set from JSON', () => {
  const refused = (value: unknown): string => {
    const parsed = parseRuleSet(value);
    return parsed.ok ? 'taken' : `${parsed.error.path}: ${parsed.error.found}`;
  };
  it('takes the newsroom preset as it would be written by hand', () => {
    expect(parseRuleSet(JSON.parse(JSON.stringify(newsroom)))).to.deep.equal({ ok: true, value: newsroom });
  });
  it('names the place of a fault', () => {
    const withRules = (...rules: unknown[]): unknown => ({ name: 'x', version: 1, rules });
    expect(refused(withRules({ rule: 'trap', action: 'spam' }, { rule: 'words', words: ['a', 3], action: 'hold' }))).to.equal('rules[1].words[1]: 3');
    expect(refused(withRules({ rule: 'lynx', action: 'hold' }))).to.equal('rules[0].rule: "lynx"');
    expect(refused(withRules({ rule: 'links', max: 2, action: 'shout' }))).to.equal('rules[0].action: "shout"');
    expect(refused(withRules({ rule: 'links', maxx: 2, action: 'hold' }))).to.equal('rules[0].maxx: "maxx"');
    expect(refused(withRules({ rule: 'constructor', action: 'hold' }))).to.equal('rules[0].rule: "constructor"');
    expect(refused({ name: 'x', version: 0, rules: [] })).to.equal('version: 0');
    expect(refused(withRules({ rule: 'language', languages: ['en', 'xx'], action: 'hold' }))).to.equal('rules[0].languages[1]: "xx"');
    expect(refused(withRules({ rule: 'pace', who: 'everybody', action: 'hold' }))).to.equal('rules[0].who: "everybody"');
    expect(refused(withRules({ rule: 'trap', action: 'spam', spares: 'friends' }))).to.equal('rules[0].spares: "friends"');
    expect(refused(null)).to.equal(': null');
  });
});

/** Every rule at its most curious, as a site would write it. */
const everything = parseRuleSet({
  name: 'everything',
  version: 1,
  rules: [
    ...newsroom.rules,
    { rule: 'words', words: ['idiot', 'casino', 'کمینہ'], match: 'part', disguised: true, action: 'hold' },
    { rule: 'hosts', bad: ['a.b', 'bad.example'], spamBefore: 1, action: 'hold' },
    { rule: 'language', languages: ['en'], action: 'hold' },
    { rule: 'shouting', share: 1, letters: 1, signs: 2, action: 'hold' },
    ...wordpressRules({ moderation_keys: 'a\n.', disallowed_keys: 'idiot' }).rules,
  ],
});
const all = everything.ok ? everything.value : newsroom;

describe('evaluate', () => {
  it('takes every rule from JSON', () => expect(everything.ok).to.equal(true));
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('idiot', 'http://a.b', 'ـحرامـی', '\ud800'));
  const candidates = fc.record({ name: anyText, website: anyText, text: fc.array(anyText, { maxLength: 8 }).map((parts) => parts.join(' ')) });

  it('never throws, marks only places that exist, and its reasons survive the wire', () => {
    fc.assert(
      fc.property(candidates, (candidate) => {
        const verdict = evaluate(all, candidate, quietFacts);
        for (const reason of verdict.reasons) {
          for (const { field, start, end } of reason.where ?? []) {
            if (!(start < end && end <= candidate[field].length)) return false;
          }
          const back = parseReason(JSON.parse(JSON.stringify(reasonToJson(reason))));
          if (!back.ok) return false;
          expect(back.value).to.deep.equal(reason);
        }
        return true;
      }),
      { numRuns: 500 },
    );
  });
  it('stays linear on hostile texts', () => {
    const pieces = [
      '[', '<a ', '[url', 'www.', 'a@', 'http://', '](', 'ا\u064b', '\u0300', 'idio', 'a.', '0 ', '+1', '(0', 'AA00 ', 'AA00AAAA', '12345-', '1 ', '!', 'A', "A'", 'v ', '$', '@',
      'а', '<a href', '<', 'the ', 'ssss', '1!|',
    ];
    for (const piece of pieces) {
      const started = performance.now();
      evaluate(all, { name: '', website: '', text: piece.repeat(Math.floor(65_000 / piece.length)) }, quietFacts);
      expect(performance.now() - started, piece).to.be.below(1500);
    }
  });
});

describe('folding', () => {
  it('gives the same text with and without its places, whole or folded before', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const folded = fold(text);
        expect(foldText(text)).to.equal(folded.text);
        expect(foldText(folded.text)).to.equal(folded.text);
        expect(folded.starts.length).to.equal(folded.text.length);
      }),
    );
  });
});

describe('the automaton', () => {
  it('finds what a search term by term finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 }), (terms, text) => {
        const found = new Set<string>();
        buildAutomaton(terms).find(text, (term, start, end) => found.add(`${terms[term]!}@${start}-${end}`));
        const expected = new Set<string>();
        for (const term of terms) {
          if (term === '') continue;
          for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) expected.add(`${term}@${at}-${at + term.length}`);
        }
        expect([...found].sort()).to.deep.equal([...expected].sort());
      }),
    );
  });
});

describe('the key of a repeated text', () => {
  it('does not see case, punctuation, spacing, accents or the keyboard', () => {
    expect(repeatKey('  Héllo —  WORLD!! ')).to.equal(repeatKey('hello, world'));
    expect(repeatKey('یہ کیسے ہے؟')).to.equal(repeatKey('يہ كيسے ہے'));
  });
  it('tells different texts apart, those of signs alone too', () => {
    expect(repeatKey('yes')).not.to.equal(repeatKey('no'));
    expect(repeatKey('👍👍')).not.to.equal(repeatKey('👎'));
    expect(repeatKey('👍')).not.to.equal('');
  });
});
