import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { markupView, wordsView } from '../../../src/comments/elements/markup-view.js';
import { parseMarkup, type Block } from '../../../src/comments/model/markup.js';
import { CommentsHarness } from '../../harness/comments-harness.js';
import { aComment, FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const draw = (view: unknown): HTMLElement => {
  const place = document.createElement('div');
  render(view, place);
  return place;
};
const drawTree = (tree: unknown): HTMLElement => draw(markupView(tree as readonly Block[]));
const bare = (place: HTMLElement): string => place.innerHTML.replace(/<!--.*?-->/g, '');

const marked = 'A *word*\n\n> quoted\n\n1. [one](https://a.example/x)\n2. two\n\n```\ncode\n```';

describe('the view of a tree', () => {
  it('draws what a server made as it draws what the parser makes', () => {
    const tree: unknown = JSON.parse(JSON.stringify(parseMarkup(marked)));
    expect(bare(drawTree(tree))).to.equal(bare(drawTree(parseMarkup(marked))));
    expect([...drawTree(tree).querySelectorAll('*')].map((each) => each.localName)).to.deep.equal(['p', 'em', 'blockquote', 'p', 'ol', 'li', 'a', 'bdi', 'li', 'pre', 'code']);
  });

  it('S-04: lets no address of a hostile tree lead anywhere but to the web or to mail, and always names the host', () => {
    const link = (href: unknown, host?: unknown) => [{ kind: 'paragraph', children: [{ kind: 'link', href, host, children: [{ kind: 'text', text: 'here' }] }] }];
    for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'blob:https://a.example/1', '//a.example', '', null, 7, ['javascript:alert(1)'], { toString: 1 }]) {
      const place = drawTree(link(href));
      expect(place.querySelector('a'), String(JSON.stringify(href))).to.equal(null);
      expect(place.textContent).to.equal('here');
    }
    expect(drawTree(link('https://a.example/')).textContent).to.contain('https://a.example/');
    expect(drawTree(link('mailto:desk@a.example', 'a.example')).querySelector('a')?.href).to.equal('mailto:desk@a.example');
  });

  it('S-01: draws nothing of what is no known kind, and never falls', () => {
    const template = { _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [] };
    const odd = [null, 7, 'x', [], {}, { kind: 'script', text: 'x' }, { kind: 'paragraph' }, { kind: 'paragraph', children: 'x' }, { kind: 'list', items: [null, 7, [null]] }, { kind: 'list', items: 'x', ordered: true, start: { valueOf: 1, toString: 1 } }, { kind: 'text', text: { toString: 1 } }];
    for (const tree of [null, 7, 'x', {}, odd, [{ kind: 'paragraph', children: odd }], [{ kind: 'quote', children: odd }]]) expect(drawTree(tree).textContent?.trim()).to.equal('');
    for (const node of [{ kind: 'text', text: template }, { kind: 'code', text: template }, { kind: 'link', href: template, children: template }, template]) {
      expect(drawTree([{ kind: 'paragraph', children: [node] }, node]).querySelector('img')).to.equal(null);
    }
  });

  it('ends where a tree is nested beyond measure', () => {
    let bomb: unknown = { kind: 'text', text: 'deep' };
    for (let depth = 0; depth < 20_000; depth++) bomb = { kind: depth < 10_000 ? 'emphasis' : 'quote', children: [bomb] };
    expect(drawTree([bomb]).querySelectorAll('*').length).to.be.lessThan(60);
    let link: unknown = { kind: 'text', text: 'deep' };
    for (let depth = 0; depth < 20_000; depth++) link = { kind: 'link', href: 'https://a.example', host: 'a.example', children: [link] };
    expect(drawTree([{ kind: 'paragraph', children: [link] }]).querySelectorAll('a').length).to.be.lessThan(60);
  });

  it('needs no parser where a tree came or the text is plain, and draws each comment once', () => {
    const comment = aComment('a1', { text: '*a*', tree: parseMarkup('*a*') });
    const view = wordsView(comment, () => expect.fail('a parser was fetched'));
    expect(bare(draw(view))).to.equal('<p><em>a</em></p>');
    expect(wordsView(comment)).to.equal(view);
    // The style of a paragraph keeps its lines apart.
    expect(bare(draw(wordsView(aComment('a2', { text: 'One\ntwo\n\nthree' }))))).to.equal('<p>One\ntwo</p><p>three</p>');
  });
});

describe('a thread on a backend that sends no trees', () => {
  it('can be read at once and is drawn with its markup when the parser is there', async () => {
    const backend = new FakeBackend();
    backend.comments = [aComment('a1', { text: marked }), aComment('a2', { text: 'Plain' })];
    const page = await CommentsHarness.open(backend);
    expect(page.comment('a1')?.textContent).to.contain('word').and.to.contain('quoted');
    await waitUntil(() => page.comment('a1')?.querySelector('.words blockquote') !== null, 'drawn with markup');
    expect(page.comment('a1')?.querySelector('.words em')?.textContent).to.equal('word');
    expect(page.comment('a1')?.textContent).not.to.contain('*');
    expect(page.comment('a2')?.querySelector('.words')?.textContent?.trim()).to.equal('Plain');
  });

  it('shows a text as it was typed meanwhile', async () => {
    // Another copy of the view has not fetched its parser yet.
    const fresh = (await import(/* @vite-ignore */ `${new URL('../../../src/comments/elements/markup-view.js', import.meta.url).href}?fresh`)) as { readonly wordsView: typeof wordsView };
    const comment = aComment('a1', { text: 'A *word*\n\n- x' });
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const drawn = new Promise<void>((resolve) => render(fresh.wordsView(comment, resolve), place));
    expect(bare(place)).to.equal('<p>A *word*</p><p>- x</p>');
    await drawn;
    render(fresh.wordsView(comment), place);
    expect(bare(place)).to.equal('<p>A <em>word</em></p><ul dir="auto"><li>x</li></ul>');
  });
});
