import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { maxBlockDepth, parseMarkup, plainText, type Block, type Inline } from '../../../src/comments/model/markup.js';
import { sharedJson } from '../../shared-data.js';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', children });
const link = (href: string, host: string, words: string): Inline => ({ kind: 'link', href, host, children: [text(words)] });

/** Everything that a reader would see, numbers of lists and what stands behind a fence among it; addresses apart. */
const seen = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return plainText([block]);
        case 'quote':
          return seen(block.children);
        case 'code':
          return block.info + block.text;
        case 'list':
          return block.items.map((item, index) => (block.ordered ? String(block.start + index) : '') + seen(item)).join('');
      }
    })
    .join('');
const words = (source: string): string => source.replace(/[^\p{L}\p{N}]/gu, '');

describe('marks inside a line', () => {
  it('become emphasis, strong, both, and code', () => {
    expect(parseMarkup('a *b* **c** ***d*** `e*f`')).to.deep.equal([
      paragraph(
        text('a '),
        { kind: 'emphasis', children: [text('b')] },
        text(' '),
        { kind: 'strong', children: [text('c')] },
        text(' '),
        { kind: 'strong', children: [{ kind: 'emphasis', children: [text('d')] }] },
        text(' '),
        { kind: 'code', text: 'e*f' },
      ),
    ]);
  });
  for (const literal of ['2*3*4 = 24', 'a * b * c', '**', '* ', '*open', 'close*', '****', '`', 'a ` b', '``', '[a](', '[a]', ']', '[](https://a.example', 'snake_case_word', '¯\\_(ツ)_/¯', 'C:\\new', '**bold *half']) {
    it(`leaves ${JSON.stringify(literal)} as it was written`, () => {
      const blocks = parseMarkup(literal);
      expect(plainText(blocks).trim()).to.equal(literal.trim().replace(/https:\S+/u, (address) => address));
      expect(JSON.stringify(blocks)).not.to.contain('"strong"');
    });
  }
  it('can be escaped', () => {
    expect(parseMarkup('\\*not this\\* \\`nor\\` \\[that](https://a.example)')[0]).to.deep.include({ kind: 'paragraph' });
    expect(plainText(parseMarkup('\\*not this\\*'))).to.equal('*not this*');
  });
  it('work in a script without blanks and from right to left', () => {
    expect(parseMarkup('中*文*字')).to.deep.equal([paragraph(text('中'), { kind: 'emphasis', children: [text('文')] }, text('字'))]);
    expect(parseMarkup('یہ **اہم** ہے')).to.deep.equal([paragraph(text('یہ '), { kind: 'strong', children: [text('اہم')] }, text(' ہے'))]);
  });
  it('break lines where the writer broke them', () => {
    expect(parseMarkup('a\nb')).to.deep.equal([paragraph(text('a'), { kind: 'break' }, text('b'))]);
  });
});

describe('links', () => {
  it('are made from words with an address, and from bare addresses', () => {
    expect(parseMarkup('[the report](https://a.example/x_(y)) and https://b.example/z, too')).to.deep.equal([
      paragraph(
        link('https://a.example/x_(y)', 'a.example', 'the report'),
        text(' and '),
        link('https://b.example/z', 'b.example', 'https://b.example/z'),
        text(', too'),
      ),
    ]);
  });
  for (const [source, address] of [
    ['(see https://a.example/x)', 'https://a.example/x'],
    ['دیکھیے https://a.example/x۔', 'https://a.example/x'],
    ['https://en.example/wiki/Say_(so)', 'https://en.example/wiki/Say_(so)'],
    ['“https://a.example”', 'https://a.example/'],
    ['*https://a.example/x*', 'https://a.example/x'],
  ] as const) {
    it(`end where the sentence takes over: ${source}`, () => {
      expect(JSON.stringify(parseMarkup(source))).to.contain(`"href":"${address}"`);
      expect(words(seen(parseMarkup(source)))).to.equal(words(source));
    });
  }
  it('do not come from anything but plain http(s) addresses', () => {
    for (const source of ['[x](javascript:alert(1))', '[x](data:text/html,y)', '[x](//evil.example)', '[x](https://a@b.example)', 'javascript:alert(1)', 'xhttps://a.example', '[x]( https://a.example)']) {
      const inside = JSON.stringify(parseMarkup(source));
      expect(inside, source).not.to.match(/"href":"(?!https:\/\/a\.example)/u);
      expect(words(seen(parseMarkup(source))), source).to.equal(words(source));
    }
  });
  it('never stand inside each other, and always tell their host', () => {
    const [block] = parseMarkup('[https://bank.example](https://evil.example)');
    expect(block).to.deep.equal(paragraph(link('https://evil.example/', 'evil.example', 'https://bank.example')));
    const nested = JSON.stringify(parseMarkup('[a [b](https://b.example) c](https://c.example)'));
    expect(nested.match(/"kind":"link"/gu)).to.have.lengthOf(2);
    expect(nested).not.to.match(/"children":\[[^\]]*"kind":"link"[^\]]*"kind":"link"[^\]]*\]\}\]\}/u);
  });
});

describe('blocks', () => {
  it('are paragraphs, quotes, code and lists', () => {
    const source = 'one\n\n> two\n> > three\n\n- four\n  - five\n- six\n\n1. seven\n2. eight\n\n```js\nnine *ten*\n```\neleven';
    expect(parseMarkup(source)).to.deep.equal([
      paragraph(text('one')),
      { kind: 'quote', children: [paragraph(text('two')), { kind: 'quote', children: [paragraph(text('three'))] }] },
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [paragraph(text('four')), { kind: 'list', ordered: false, start: 1, items: [[paragraph(text('five'))]] }],
          [paragraph(text('six'))],
        ],
      },
      { kind: 'list', ordered: true, start: 1, items: [[paragraph(text('seven'))], [paragraph(text('eight'))]] },
      { kind: 'code', info: 'js', text: 'nine *ten*' },
      paragraph(text('eleven')),
    ]);
  });
  it('keep the numbers that were written', () => {
    expect(parseMarkup('1984. A year')).to.deep.equal([{ kind: 'list', ordered: true, start: 1984, items: [[paragraph(text('A year'))]] }]);
    expect(seen(parseMarkup('1. a\n1. b\n3. c'))).to.equal('1a1b3c');
    expect(parseMarkup('It was in\n1984. A year')).to.have.lengthOf(1);
    expect(seen(parseMarkup('007. agent'))).to.equal('007. agent');
  });
  it('are text where a fence never ends, and where they nest too deep', () => {
    expect(plainText(parseMarkup('```\nabc'))).to.equal('```\nabc');
    const deep = JSON.stringify(parseMarkup(`${'> '.repeat(50)}end`));
    expect(deep.match(/"quote"/gu)).to.have.lengthOf(maxBlockDepth);
    expect(deep).to.contain('end');
  });
  it('are none for an empty text', () => {
    expect(parseMarkup('')).to.deep.equal([]);
    expect(parseMarkup(' \n\n ')).to.deep.equal([]);
  });
});

describe('any text at all', () => {
  const marks = ['*', '**', '***', '`', '[', ']', '(', ')', '\\', '\n', '\n\n', '> ', '- ', '* ', '1. ', '2. ', '07. ', '```\n', '```js', ' ', '  ', 'a', 'b1', 'é', 'اردو', '文', '.', '<b>', '&amp;', 'h', 'http', '\uD800'];
  const marked = fc.array(fc.constantFrom(...marks), { maxLength: 60 }).map((parts) => parts.join(''));
  it('loses no letter and no digit', () => {
    fc.assert(fc.property(fc.oneof(marked, fc.string({ unit: 'binary' })), (source) => words(seen(parseMarkup(source))) === words(source)), { numRuns: 3000 });
  });
  it('loses no address', () => {
    const withAddresses = fc.array(fc.constantFrom(...marks, 'https://a.example/x', '](https://b.example/y)'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(withAddresses, (source) => {
        const count = (inside: string): number => inside.split('b.example').length - 1;
        return count(source) <= count(JSON.stringify(parseMarkup(source)));
      }),
      { numRuns: 2000 },
    );
  });
  it('takes time in proportion to its length, whatever it repeats', function () {
    this.timeout(60_000);
    const pieces = ['[', '*', '**a', '`', '``a', '[](http://x', '[http://x]', '> ', '- ', '```\n', 'http://', 'h', '\\', '*a ', '[a](', '](', '((', 'a\n1. ', '- - ', '[a](https://x.y) ', 'http://a)', '*a**b'];
    for (const piece of pieces) {
      const started = performance.now();
      parseMarkup(piece.repeat(Math.floor(65_000 / piece.length)));
      // Quadratic time would be far beyond this even on an idle machine; linear time far below on a busy one.
      expect(performance.now() - started, piece).to.be.lessThan(5000);
    }
  });
  it('comes out of naughty strings and of attacks on sanitizers as inert text', async function () {
    const naughty = await sharedJson('xss/blns.json');
    const attacks = await sharedJson('xss/dompurify-expect.json');
    if (naughty === null || attacks === null) return this.skip();
    const sources = [...(naughty as string[]), ...(attacks as { payload: string }[]).map(({ payload }) => payload)];
    expect(sources.length).to.be.greaterThan(700);
    for (const source of sources) {
      const blocks = parseMarkup(source);
      // With its line ends made alike, which parsing does first.
      const addresses = [...JSON.stringify(blocks).matchAll(/"href":"([^"]*)"/gu)].map((match) => match[1] ?? '');
      for (const address of addresses) expect(address).to.match(/^https?:\/\//u);
      const without = (whole: string): string => words(whole.replace(/\]\(https?:[^\s()]*\)/gu, ''));
      expect(without(seen(blocks))).to.equal(without(source));
    }
    return undefined;
  });
});
