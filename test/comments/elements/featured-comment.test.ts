import { expect } from '@open-wc/testing';
import { BackendError } from '../../../src/comments/model/errors.js';
import { parseMarkup } from '../../../src/comments/model/markup.js';
import { FeaturedCommentHarness } from '../../harness/featured-comment-harness.js';
import { axeFaults } from '../../support/axe.js';
import { aComment, FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const keeping = (part: Parameters<typeof aComment>[1]): FakeBackend => {
  const backend = new FakeBackend();
  backend.comments = [aComment('a1')];
  backend.pages = [[aComment('a2', part)]];
  return backend;
};

describe('the featured comment', () => {
  it('is drawn with its marks also where it had to wait for the reader to pass', async () => {
    const backend = keeping({ text: 'A *close* vote.\n\n'.repeat(9) });
    const page = await FeaturedCommentHarness.open(backend, { onScreen: true });
    await waitUntil(() => backend.asked.length === 1, 'asked');
    // First in this file: the parser is not here before, and its words come while the comment waits.
    await import('../../../src/comments/model/markup.js');
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    page.scrollPast();
    await page.live();
    await waitUntil(() => page.part('text')?.querySelectorAll('em').length === 9, 'marked');
  });

  it('shows the comment as it is now, with badge, votes and the way to the conversation', async () => {
    const backend = keeping({ author: { name: 'Wilma', seed: 'w', badge: 'author' }, text: 'Changed since.\n\nTwice.', votes: 12 });
    const page = await (await FeaturedCommentHarness.open(backend)).live();
    expect([...(page.part('text')?.querySelectorAll('p') ?? [])].map((each) => each.textContent)).to.deep.equal(['Changed since.', 'Twice.']);
    expect(page.textOf('by')).to.contain('Wilma Author').and.to.contain('Recommended by 12 readers');
    expect([page.part('link')?.getAttribute('href'), page.textOf('link')]).to.deep.equal(['/talks#comment-a2', 'Read the conversation']);
    expect(backend.asked.map(({ around }) => around)).to.deep.equal(['a2']);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('A-49: draws marks as the thread does, and hostile words as words', async () => {
    const text = '*Now* <img src=x onerror=alert(1)> [there](https://a.example/)';
    const page = await (await FeaturedCommentHarness.open(keeping({ text, tree: parseMarkup(text) }))).live();
    const words = page.part('text') as HTMLElement;
    expect([words.querySelector('em')?.textContent, words.querySelector('img'), words.querySelector('a')?.rel]).to.deep.equal(['Now', null, 'ugc nofollow noopener noreferrer']);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('fetches the parser where its keeper sent no tree', async () => {
    const page = await (await FeaturedCommentHarness.open(keeping({ text: 'A *close* vote.' }))).live();
    await waitUntil(() => page.part('text')?.querySelector('em')?.textContent === 'close', 'parsed');
  });

  it('keeps what the editors wrote where the comment cannot be had', async () => {
    const backend = keeping({});
    backend.broken = new BackendError('offline', 'x');
    const page = await FeaturedCommentHarness.open(backend);
    await waitUntil(() => backend.asked.length === 1, 'asked');
    await page.element.updateComplete;
    expect(page.fallbackShown).to.equal(true);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('goes away with a comment that is gone, and comes back with another', async () => {
    const page = await FeaturedCommentHarness.open(keeping({}), { comment: 'gone' });
    await waitUntil(() => page.element.hidden, 'hidden');
    expect(page.element.getBoundingClientRect().height).to.equal(0);
    page.element.comment = 'a2';
    await page.live();
    expect(page.element.checkVisibility()).to.equal(true);
  });

  it('moves nothing on the screen: what takes more room waits until the reader has passed', async () => {
    const backend = keeping({ text: 'Longer.\n\n'.repeat(9), votes: 3 });
    const page = await FeaturedCommentHarness.open(backend, { onScreen: true });
    const { height } = page.element.getBoundingClientRect();
    await waitUntil(() => backend.asked.length === 1, 'asked');
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect([page.fallbackShown, page.element.getBoundingClientRect().height]).to.deep.equal([true, height]);
    page.scrollPast();
    await page.live();
    expect(page.part('text')?.querySelectorAll('p')).to.have.lengthOf(9);
  });

  it('is Urdu on an Urdu page', async () => {
    const page = await (await FeaturedCommentHarness.open(keeping({ text: 'پل ہمارا ہے۔', votes: 3 }), { language: 'ur' })).live();
    await waitUntil(() => page.textOf('link') === 'پوری گفتگو پڑھیں', 'Urdu');
    expect(getComputedStyle(page.part('by') as Element).direction).to.equal('rtl');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });
});
