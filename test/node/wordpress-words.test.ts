/** Words between how WordPress keeps them and how a moderator edits them; over everything that a real WordPress kept when it was recorded. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { differs, storedFor, wordsOf } from '../../src/backends/wordpress/moderation/source.js';
import { wordsForWordpress } from '../../src/backends/wordpress/words-for-wordpress.js';

const { sharedData } = (await import(path.resolve(import.meta.dirname, '../../../scripts/shared-data.mjs'))) as { readonly sharedData: () => string | undefined };
const shared = sharedData();
const skip = shared === undefined ? 'the recordings of ../shared/data are not here' : false;

it('signs come back whole from plain words, whatever is typed', () => {
  for (const typed of ['1 < 2 & 3 > 2', 'AT&T &amp; &lt;b&gt; &nbsp; &#8220;', '<script>alert(1)</script>', '"quoted" it’s', 'ایک & دو < تین', '**bold** `code`', '\u00a0x\u200c']) {
    const stored = storedFor(typed, 'plain', 'Something else.');
    assert.doesNotMatch(stored, /</);
    assert.equal(wordsOf(stored).text, typed.trim());
    assert.equal(wordsOf(stored).form, 'plain');
  }
});

it('what has a tag, or a sign that could not be written back, is HTML and stays to the letter', () => {
  for (const stored of ['<em>so</em>', 'a <a href="https://x.example/?a=1&amp;b=2" rel="nofollow ugc">b</a>', 'x &notasign; y', '1 <br />2']) {
    assert.deepEqual(wordsOf(stored), { stored, text: stored, form: 'html' });
    assert.equal(storedFor(stored, 'html', 'Something else.'), stored);
  }
  assert.equal(wordsOf(wordsForWordpress('It was **four** minutes')).form, 'html');
});

it('words that were not touched are not written anew, however they are spelt', () => {
  for (const stored of ['A & B', 'A &#038; B', 'line\r\nline ', '“&#8220;”', '<b>x</b>\r\n']) assert.equal(storedFor(wordsOf(stored).text.replace(/\r\n/g, '\n'), wordsOf(stored).form, stored), stored);
  assert.equal(storedFor('<b>x</b>', 'plain', '<b>x</b>'), '&lt;b&gt;x&lt;/b&gt;', 'the same signs meant as plain words are others');
});

it('formatting that WordPress took out is noticed; how it spells signs and links is not', () => {
  assert.equal(differs('<img src="x"> a', ' a'), true);
  assert.equal(differs('<b>a', '<b>a</b>'), true);
  assert.equal(differs('<a href="x">a</a> & b', '<a href="x" rel="nofollow ugc">a</a> &amp; b'), false);
});

it('all words that were recorded come back to the letter when nothing is typed', { skip }, () => {
  const folder = path.join(shared ?? '', 'wordpress-recordings');
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'raw' && typeof inner === 'string') found.add(inner);
      else look(inner);
    }
  };
  for (const file of readdirSync(folder).filter((each) => /^\d+-/.test(each))) look(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  assert.ok(found.size > 10, `${found.size} found`);
  for (const stored of found) assert.equal(storedFor(wordsOf(stored).text, wordsOf(stored).form, stored), stored);
});
