/** What becomes of WordPress' HTML: every word stays, nothing becomes HTML, and our markup reads it as it was meant. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { htmlToMarkup } from '../../src/comments/model/html/html-to-markup.js';
import { parseMarkup, plainText } from '../../src/comments/model/markup.js';

const cases: readonly (readonly [what: string, html: string, markup: string])[] = [
  ['paragraphs of blank lines and of tags', 'one\n\ntwo<p>three</p>', 'one\n\ntwo\n\nthree'],
  ['line ends and br', 'one\ntwo<br />three', 'one\ntwo\nthree'],
  ['strong and emphasis', '<strong>a</strong> <em>b</em> <b><i>c</i></b>', '**a** *b* ***c***'],
  ['blanks inside a mark go outside', 'x <i> y </i>z', 'x  *y* z'],
  ['a mark inside a word goes, its letters stay', 'a<b>o</b>ld', 'aold'],
  ['a link', '<a href="https://a.example/x">here</a>', '[here](https://a.example/x)'],
  ['a link that shows itself', '<a href="https://a.example/">https://a.example</a>', 'https://a.example/'],
  ['parentheses in an address', '<a href="https://a.example/b_(c)">b</a>', '[b](https://a.example/b_%28c%29)'],
  ['a script address is no link', '<a href="javascript:alert(1)">here</a>', 'here'],
  ['a script address in disguise', '<a href="&#106;avascript:alert(1)">here</a>', 'here'],
  ['scripts and styles are no words', 'a<script>alert("</b>")</script><style>b{}</style>c', 'ac'],
  ['handlers go', '<img src=x onerror=alert(1)>ok', 'ok'],
  ['a quotation', '<blockquote><p>one</p><p>two</p></blockquote>', '> one\n>\n> two'],
  ['lists, nested and numbered', '<ul><li>a<ol start="3"><li>b</li><li>c</li></ol></li><li>d</ul>', '- a\n  3. b\n  4. c\n- d'],
  ['code in a line and in a block', '<code>a *b*</code><pre>x\n  y</pre>', '`a *b*`\n\n```\nx\n  y\n```'],
  ['entities, once', '&amp;lt;b&amp;gt; &eacute; &#8220;q&#x201D; &#150; &nonsense;', '&lt;b&gt; é “q” – &nonsense;'],
  ['arithmetic', '2*3*4 and 5 * 6', '2*3*4 and 5 * 6'],
  ['stars and brackets that are no markup', '*x* and [a](https://b.example)', '\\*x\\* and \\[a](https://b.example)'],
  ['a heart and other strays', 'I <3 you & <me', 'I <3 you & <me'],
  ['Urdu', '<p>بات <strong>اہم</strong> ہے۔</p>', 'بات **اہم** ہے۔'],
  ['a comment', 'a<!-- b -->c', 'ac'],
  ['nothing', '<img src="data:image/png;base64,x"> ', ''],
];

describe('HTML of old comments', () => {
  for (const [what, html, markup] of cases) it(`becomes markup: ${what}`, () => assert.equal(htmlToMarkup(html), markup));

  it('keeps the words that a reader saw, through our own markup', () => {
    const seen = plainText(parseMarkup(htmlToMarkup('*x* [a](https://b.example) <b>bold</b> `tick` 2*3'))).trim();
    assert.equal(seen, '*x* [a](https://b.example) bold `tick` 2*3');
  });

  it('takes hostile nesting in its stride', () => {
    const started = process.hrtime.bigint();
    for (const part of ['<b>', '<', '<a ', '<li>', '<!--', ' \n', '[', '`', '<a href="', '<code>\n', '<blockquote>', '<ul>', '*a']) htmlToMarkup(part.repeat(65_525 / part.length));
    assert.ok(Number(process.hrtime.bigint() - started) / 1e6 < 10_000);
  });
});
