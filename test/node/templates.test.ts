/** What the bundle's own reader of templates cannot read stops the build. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

const { faultOf } = (await import(new URL('../../../scripts/templates.mjs', import.meta.url).href)) as { faultOf(template: string): string };

describe('a template of ours', () => {
  test('may say what ours say', () => {
    for (const fine of [
      'words',
      '<p class="a b" ?hidden=\u0001 @click=\u0001 .value=\u0001 title="x \u0001">a<br />\u0001</p>',
      '<li>\u0001</li> <input type="radio" readonly />',
      '<svg viewBox="0 0 1 1"><path d="M1 1"/></svg>',
      '<tr><td>x</td></tr>',
    ])
      assert.equal(faultOf(fine), '', fine);
  });

  test('may not say what a browser reads otherwise', () => {
    for (const faulty of [
      'a &middot; b',
      '<p>a',
      '<p>a</b>',
      '</p>',
      '<br>',
      '<div />',
      "<p class='a'>x</p>",
      '<p \u0001>x</p>',
      '<p title="a > b">x</p>',
      '<textarea>\u0001</textarea>',
      '<table><tr></tr></table>',
      '<!-- x -->',
    ])
      assert.notEqual(faultOf(faulty), '', faulty);
  });
});
