import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BackendError } from '../../../src/comments/model/errors.js';
import { announced, CommentsHarness, FormHarness } from '../../harness/comments-harness.js';
import { axeFaults } from '../../support/axe.js';
import { aComment, FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const withComments = (...comments: ReturnType<typeof aComment>[]): FakeBackend => {
  const backend = new FakeBackend();
  backend.comments = comments;
  return backend;
};
const ladder = (depth: number) => Array.from({ length: depth }, (_, index) => aComment(`c${index}`, { parent: index === 0 ? null : `c${index - 1}` }));

/** What developers were told since this file began: each line is said once per page, in whichever test comes first. */
const told: string[] = [];
const { warn } = console;
console.warn = (...line: unknown[]) => {
  told.push(String(line[0]));
  warn.apply(console, line);
};

describe('the comment thread', () => {
  it('A-40: nests replies in lists, each comment an article under its author’s name', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1'), aComment('a2', { parent: 'a1', name: 'Mo' }), aComment('a3')));
    expect(page.heading).to.equal('3 comments');
    expect(page.shown).to.deep.equal(['a3', 'a1', 'a2']);
    expect(page.depthOf('a2') - page.depthOf('a1')).to.equal(1);
    const article = page.comment('a2') as HTMLElement;
    const root = article.getRootNode() as ShadowRoot;
    expect(root.getElementById(article.getAttribute('aria-labelledby') ?? '')?.textContent).to.equal('Mo');
    expect(article.querySelector('time')?.title).to.contain('2026');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('A-43: stops indenting after four levels and says there whom a comment answers', async () => {
    const page = await CommentsHarness.open(withComments(...ladder(7)));
    expect(page.depthOf('c3') - page.depthOf('c0')).to.equal(3);
    expect(page.depthOf('c6')).to.equal(page.depthOf('c3'));
    expect(page.comment('c6')?.textContent).to.contain('In reply to').and.to.contain('Reader c5');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('A-41: says its levels by lists alone: no role and no level that an article may not have', async () => {
    const page = await CommentsHarness.open(withComments(...ladder(7)));
    const articles = Array.from({ length: 7 }, (_, index) => page.comment(`c${index}`) as HTMLElement);
    for (const article of articles) {
      expect(article.localName).to.equal('article');
      expect(article.getAttributeNames().filter((name) => name === 'role' || /^aria-(?!labelledby$)/.test(name))).to.deep.equal([]);
      expect(article.closest('li')?.parentElement?.localName).to.equal('ol');
    }
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    articles[6]?.setAttribute('aria-level', '7');
    expect((await axeFaults(page.frame)).join(), 'what is kept out is a fault').to.contain('aria-allowed-attr');
  });

  it('A-44: has the full date of each comment in the name of its link, and a machine’s beside it', async () => {
    const at = Date.UTC(2026, 10, 3, 8, 5);
    const page = await CommentsHarness.open(withComments(aComment('a1', { createdAt: at })));
    const time = page.comment('a1')?.querySelector('time') as HTMLTimeElement;
    expect(new Date(time.dateTime).getTime()).to.equal(at);
    const name = time.closest('a')?.ariaLabel ?? '';
    // And what stands there to be seen, for who speaks to the screen.
    for (const piece of ['November', '2026', time.textContent ?? '']) expect(name).to.contain(piece);
    expect(time.closest('[aria-live], [role="status"], [role="log"], [role="feed"]')).to.equal(null);
  });

  it('A-49: underlines links among words, so that they are told by more than their colour', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1', { text: 'See [the plan](https://plans.example/bridge) before you judge it, and then the answer.' })));
    await waitUntil(() => page.comment('a1')?.querySelector('.words a') !== null, 'the markup is drawn');
    const link = page.comment('a1')?.querySelector('.words a') as HTMLAnchorElement;
    expect(getComputedStyle(link).textDecorationLine).to.equal('underline');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('A-45, A-46: draws hostile words as words, and links without favour or trace', async () => {
    const page = await CommentsHarness.open(
      withComments(aComment('a1', { name: '\u202Eevil<b>', text: '<img src=x onerror=alert(1)> [click](https://elsewhere.example/x) javascript:alert(1)', lang: 'ur' })),
    );
    const article = page.comment('a1') as HTMLElement;
    // This page's backend gives no trees: what makes them is fetched.
    await waitUntil(() => article.querySelector('.words a') !== null, 'the markup is drawn');
    expect(article.querySelector('img, script, b')).to.equal(null);
    expect(article.textContent).to.contain('<img src=x onerror=alert(1)>');
    const link = article.querySelector<HTMLAnchorElement>('.words a');
    expect(link?.rel).to.equal('ugc nofollow noopener noreferrer');
    expect(link?.getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(article.textContent, 'the host stands beside').to.contain('(elsewhere.example)');
    expect(article.querySelector('.name bdi')).not.to.equal(null);
    expect(article.querySelector('.words')?.getAttribute('lang')).to.equal('ur');
    expect(article.querySelector('.words')?.getAttribute('dir')).to.equal('auto');
  });

  it('A-48: folds a conversation into a line and back, by keyboard, without losing focus', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1', { name: 'Mo' }), aComment('a2', { parent: 'a1' }), aComment('a3', { parent: 'a2' })));
    page.foldButton('a1')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => page.shown.length === 0, 'folded');
    expect(page.foldButton('a1')?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Mo · 2 replies');
    await waitUntil(() => page.focused === page.foldButton('a1'), 'focus stays');
    expect(page.focused?.getAttribute('aria-expanded')).to.equal('false');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => page.shown.length === 3, 'unfolded');
  });

  it('sorts as asked', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1'), aComment('a2')));
    expect(page.shown).to.deep.equal(['a2', 'a1']);
    await page.sortBy('oldest');
    expect(page.shown).to.deep.equal(['a1', 'a2']);
  });

  it('A-42: fetches more on demand and goes to the first that is new', async () => {
    const backend = withComments(aComment('a9'));
    backend.pages = [[aComment('a5'), aComment('a4')]];
    const page = await CommentsHarness.open(backend);
    page.part('more')?.click();
    await waitUntil(() => page.shown.length === 3, 'more');
    await waitUntil(() => page.focused === page.comment('a5'), 'the first new one has the focus');
    expect(page.part('more')).to.equal(undefined);
  });

  it('opens the reply form under the comment, and gives the focus back when it is cancelled', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1', { name: 'Mo' }), aComment('a2')));
    const form = new FormHarness(await page.reply('a1'));
    expect(form.form.textContent).to.contain('Reply to Mo');
    const below = (page.comment('a1') as HTMLElement).getBoundingClientRect().bottom;
    expect(form.form.getBoundingClientRect().top).to.be.at.least(below - 1);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    form.button('Cancel')?.click();
    await waitUntil(() => page.focused === page.replyButton('a1'), 'focus is back');
    expect(page.replyForm).to.equal(null);
  });

  it('posts a reply under its comment and goes there', async () => {
    const backend = withComments(aComment('a1'), aComment('a2'));
    const page = await CommentsHarness.open(backend);
    const form = new FormHarness(await page.reply('a1'));
    form.fill('I agree.');
    form.submit();
    await waitUntil(() => page.replyForm === null, 'the form is gone');
    await waitUntil(() => page.shown.includes('made-1'), 'shown');
    expect(backend.posted[0]?.parent).to.equal('a1');
    expect(page.depthOf('made-1')).to.equal(2);
    await waitUntil(() => page.focused === page.comment('made-1'), 'focus on the own comment');
  });

  it('A-35: says of one’s own comment that it is published, and nothing of a new one, however fast the stream is', async () => {
    const backend = withComments(aComment('a1'));
    const page = await CommentsHarness.open(backend);
    await waitUntil(() => backend.followers === 1, 'live');
    backend.outcome = (submission) => {
      const outcome = backend.stored(submission, 'published');
      if (outcome.kind === 'stored') backend.arrive(outcome.own.comment);
      backend.arrive(aComment('b7', { seq: 60 }));
      return outcome;
    };
    const said: string[] = [];
    const watcher = new MutationObserver(() => said.push(announced()));
    watcher.observe(document.querySelector('[data-sayso-announcer]') as Element, { childList: true, characterData: true, subtree: true });
    page.form.open = true;
    await page.settle();
    const form = new FormHarness(page.form);
    form.fill('Mine.');
    form.submit();
    await waitUntil(() => page.shown.includes('made-1'), 'shown');
    await waitUntil(() => page.part('pill')?.textContent?.trim() === '1 new comment', 'somebody else’s is offered');
    await waitUntil(() => said.includes('Your comment is published. Thank you.'), 'said');
    watcher.disconnect();
    expect(said.filter((each) => each.includes('2 new'))).to.deep.equal([]);
    expect(page.shown.filter((id) => id === 'made-1')).to.have.length(1);
    expect(page.heading).to.equal('3 comments');
  });

  it('keeps the words of a reply when another comment is answered in between', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1'), aComment('a2')));
    new FormHarness(await page.reply('a1')).type('comment', 'Half');
    await page.reply('a2');
    expect(new FormHarness(await page.reply('a1')).field('comment').value).to.equal('Half');
  });

  it('A-35: announces new comments once, and inserts them only when asked, without moving what is read', async () => {
    const backend = withComments(...Array.from({ length: 30 }, (_, index) => aComment(`a${index + 1}`)));
    const page = await CommentsHarness.open(backend);
    await waitUntil(() => backend.followers === 1, 'live');
    const read = page.comment('a15') as HTMLElement;
    backend.arrive(aComment('b98', { seq: 50 }));
    backend.arrive(aComment('b99', { seq: 51 }));
    await waitUntil(() => page.part('pill')?.textContent?.trim() === '2 new comments', 'offered');
    expect(announced()).to.match(/^[12] new comments?$/);
    expect(page.heading).to.equal('32 comments');
    expect(page.shown).to.have.length(30);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    read.scrollIntoView({ block: 'start' });
    const top = read.getBoundingClientRect().top;
    page.part('pill')?.click();
    await waitUntil(() => page.shown.length === 32, 'inserted');
    await waitUntil(() => page.focused === page.comment('b99'), 'focus on the first new one');
    expect(Math.abs(read.getBoundingClientRect().top - top), 'moved by').to.be.below(2);
    expect(announced()).to.equal('2 new comments are shown.');
  });

  it('shows each comment of a long thread once, and leaves those that stand where they stand when many new ones are inserted', async () => {
    const old = Array.from({ length: 450 }, (_, index) => aComment(`a${index + 1}`));
    const backend = withComments(...old);
    const page = await CommentsHarness.open(backend);
    await waitUntil(() => backend.followers === 1 && page.shown.length === 450, 'all of it, live');
    const standing = ['a450', 'a440', 'a300', 'a1'].map((id) => page.comment(id));
    const fresh = Array.from({ length: 250 }, (_, index) => aComment(`b${1000 + index}`, { seq: 50 + index }));
    for (const comment of fresh) backend.arrive(comment);
    await waitUntil(() => page.part('pill')?.textContent?.trim() === '250 new comments', 'offered');
    page.part('pill')?.click();
    await waitUntil(() => page.shown.length >= 700, 'inserted');
    expect(page.shown).to.deep.equal([...old, ...fresh].map(({ id }) => id).reverse());
    expect(['a450', 'a440', 'a300', 'a1'].map((id) => page.comment(id)), 'the same elements').to.deep.equal(standing);
    expect([...old, ...fresh].every(({ id, text }) => page.comment(id)?.textContent.includes(text) === true), 'none is empty').to.equal(true);
  });

  it('shows one’s own held comment with the reason', async () => {
    const backend = withComments(aComment('a1'));
    backend.outcome = (submission) => backend.stored(submission, 'held');
    const page = await CommentsHarness.open(backend);
    page.form.open = true;
    await page.settle();
    const form = new FormHarness(page.form);
    form.fill('Mine');
    form.submit();
    await waitUntil(() => page.part('comment-held')?.textContent?.includes('Only you can see it'), 'held');
    expect(page.part('notice')?.textContent).to.contain('first comment here');
    expect(page.replyButton('made-1'), 'no reply to what nobody sees').to.equal(undefined);
  });

  it('says something warm where nobody has said anything', async () => {
    const page = await CommentsHarness.open(new FakeBackend());
    expect(page.part('empty')?.textContent).to.contain('Nobody has said anything yet.');
    expect(page.heading).to.equal('Comments');
  });

  it('says calmly that the server is broken, keeps the fallback, and tries again', async () => {
    const backend = withComments(aComment('a1'));
    backend.broken = new BackendError('server-error', 'boom');
    const page = await CommentsHarness.open(backend);
    const error = page.part('error') as HTMLElement;
    expect(error.textContent).to.contain('Try again').and.not.to.contain('boom');
    expect(page.fallbackShown).to.equal(true);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    backend.broken = null;
    error.querySelector('button')?.click();
    await waitUntil(() => page.shown.length === 1, 'there');
    await page.settle();
    expect(page.fallbackShown).to.equal(false);
  });

  it('follows a link to a comment on any page with the one request that brings the first page', async () => {
    const backend = withComments(...Array.from({ length: 20 }, (_, index) => aComment(`a${index + 30}`)));
    backend.pages = [[aComment('a20')], [aComment('a7')]];
    history.replaceState(null, '', '#comment-a7');
    const page = await CommentsHarness.open(backend);
    await waitUntil(() => page.focused === page.comment('a7') && page.comment('a7') !== undefined, 'found and focused');
    expect(page.comment('a7')?.classList.contains('marked')).to.equal(true);
    expect(backend.asked.map(({ around }) => around)).to.deep.equal(['a7']);
    // Another link, on the page this time.
    location.hash = '#comment-a20';
    await waitUntil(() => page.focused === page.comment('a20') && page.comment('a20') !== undefined, 'the other one too');
    expect([page.comment('a7')?.classList.contains('marked'), backend.loads]).to.deep.equal([false, 2]);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('shows an erased comment as such, for its replies’ sake', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1', { status: 'erased', name: '', text: '' }), aComment('a2', { parent: 'a1' })));
    expect(page.comment('a1')?.textContent).to.contain('This comment was erased.');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('is Urdu from right to left on an Urdu page', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1')), { language: 'ur' });
    await waitUntil(() => page.text.includes('جواب دیں'), 'Urdu');
    await page.settle();
    expect(page.direction).to.equal('rtl');
    expect(page.heading).to.contain('تبصرہ');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });
});

describe('the comments as a whole', () => {
  it('works, styled, under a strict policy with Trusted Types', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="state" width="800" height="800" src="/demo/states/comments-thread.html"></iframe>`);
    const inside = () => frame.contentDocument?.querySelector('sayso-comment-thread')?.shadowRoot?.querySelectorAll('article').length ?? 0;
    await waitUntil(() => inside() > 10, 'the thread is drawn', { timeout: 10_000 });
    const text = frame.contentDocument?.querySelector('sayso-comment-form textarea') as Element;
    expect(frame.contentWindow?.getComputedStyle(text).borderTopLeftRadius).to.equal('6px');
    let refused = false;
    const { contentDocument: page } = frame;
    page?.addEventListener('securitypolicyviolation', () => (refused = true));
    page?.body.setAttribute('style', 'color: red');
    await waitUntil(() => refused, 'the policy is really there');
  });

  it('shows what the page wrote until the comments are there, then hides it', async () => {
    const page = await CommentsHarness.open(withComments(aComment('a1')), { inside: html`<ol><li>From the server</li></ol>`, wait: false });
    expect(page.fallbackShown).to.equal(true);
    await page.loaded();
    expect(page.fallbackShown).to.equal(false);
  });

  it('follows live only while it is on a visible page, and stops for the back/forward cache', async () => {
    const backend = withComments(aComment('a1'));
    const page = await CommentsHarness.open(backend);
    await waitUntil(() => backend.followers === 1, 'live');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(backend.followers).to.equal(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(backend.followers).to.equal(1);
    page.frame.prepend(page.element);
    await waitUntil(() => backend.followers === 1, 'a move is no end');
    page.element.remove();
    await waitUntil(() => backend.followers === 0, 'gone');
  });

  it('tells developers of an attribute that is misspelt, and readers nothing', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (line: string) => void warnings.push(line);
    try {
      const frame = await fixture<HTMLElement>(html`<div><sayso-comments thread="t" threed="t" data-mine="x" .source=${new FakeBackend()}></sayso-comments></div>`);
      await waitUntil(() => warnings.filter((line) => line.includes('unknown-attribute')).length === 1, 'told once');
      expect(warnings.join()).to.contain('"threed"').and.to.contain('thread');
      expect(frame.textContent).not.to.contain('threed');
    } finally {
      console.warn = warn;
    }
  });

  it('has form and thread while the comments of a page’s own backend are on their way', async () => {
    const backend = new FakeBackend();
    backend.load = () => new Promise(() => undefined);
    const frame = await fixture<HTMLElement>(html`<div><sayso-comments thread="t" .source=${backend}></sayso-comments></div>`);
    const thread = () => frame.querySelector('sayso-comment-thread')?.shadowRoot?.textContent ?? '';
    await waitUntil(() => thread().includes('Fetching the comments…'), 'said');
    expect(frame.querySelector('sayso-comment-form')).not.to.equal(null);
  });

  it('says calmly, and in one coded line to the developer, what is not set up', async () => {
    for (const attributes of [{ thread: 'x' }, { thread: 'x', backend: 'disquiet' }, { backend: 'local' }]) {
      const page = await CommentsHarness.fromAttributes(attributes);
      await waitUntil(() => page.text.includes('not set up'), 'said', { timeout: 5000 });
      expect(page.fallbackShown).to.equal(true);
    }
    const lines = told.filter((line) => line.startsWith('sayso [comments-not-set-up]'));
    expect(lines).to.have.length(3);
    expect(lines.join('\n')).to.contain('endpoint is missing').and.to.contain('disquiet').and.to.contain('needs thread=');
  });
});
