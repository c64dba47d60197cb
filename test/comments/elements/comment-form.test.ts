import { expect, fixture, html } from '@open-wc/testing';
import { BackendError } from '../../../src/comments/model/errors.js';
import type { CommentSubmitEvent } from '../../../src/comments/elements/events.js';
import { en as writing } from '../../../src/comments/messages/writing/en.js';
import { memoryStorage } from '../../../src/comments/runtime/key-value.js';
import type { Kept } from '../../../src/comments/runtime/thread-state.js';
import { createThreadStore } from '../../../src/comments/runtime/thread-store.js';
import { announced, CommentsHarness, FormHarness } from '../../harness/comments-harness.js';
import { axeFaults } from '../../support/axe.js';
import { FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const open = async (backend = new FakeBackend(), options = {}) => {
  const page = await CommentsHarness.open(backend, options);
  page.form.open = true;
  await page.settle();
  return { backend, page, form: new FormHarness(page.form) };
};

describe('the comment form', () => {
  it('A-30, A-37: is the familiar one: labels, promises, the right autocomplete, remember-me unticked', async () => {
    const { form, page } = await open();
    expect(page.form.textContent).to.contain('Leave a reply').and.to.contain('Your email address will not be published.').and.to.contain('Required fields are marked *');
    expect(form.field('name').getAttribute('autocomplete')).to.equal('nickname');
    expect(form.field('email').getAttribute('autocomplete')).to.equal('email');
    expect(form.field('website'), 'a site that does not ask').to.equal(null);
    expect(form.field('remember').checked).to.equal(false);
    expect(form.field('comment').dir).to.equal('auto');
    expect(form.field('comment').getAttribute('dirname')).to.equal('comment.dir');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('asks for a website where the site does', async () => {
    const backend = new FakeBackend();
    backend.limits = { ...backend.limits, website: { ask: 'optional', max: 200 } };
    const { form } = await open(backend);
    expect(form.field('website').getAttribute('autocomplete')).to.equal('url');
  });

  it('is one field tall until it is used', async () => {
    const page = await CommentsHarness.open(new FakeBackend());
    const form = new FormHarness(page.form);
    const top = form.field('comment').getBoundingClientRect().top;
    expect(form.field('email'), 'the others are not asked for yet').to.equal(null);
    page.form.focus();
    await page.settle();
    expect(form.field('email').getClientRects().length).to.equal(1);
    expect(form.field('comment').getBoundingClientRect().top, 'what is looked at stays').to.equal(top);
  });

  it('A-31: says at each field what is missing, lists it on top, and goes to the first', async () => {
    const { form, page, backend } = await open();
    form.type('name', '');
    form.type('email', 'nobody');
    form.submit();
    await waitUntil(() => form.errors.length > 0, 'what has words for it');
    expect(form.errors).to.deep.equal(['Write your comment first.', 'Tell us what to call you.', 'Enter an address like name@example.com.']);
    expect(form.summary.map((each) => each.textContent)).to.deep.equal(form.errors);
    await waitUntil(() => document.activeElement === form.field('comment'), 'the first has the focus');
    const described = form.field('email').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).to.contain('name@example.com');
    expect(form.field('email').getAttribute('aria-invalid')).to.equal('true');
    form.summary[2]?.click();
    expect(document.activeElement).to.equal(form.field('email'));
    expect(form.field('email').value, 'nothing typed is cleared').to.equal('nobody');
    expect(backend.posted).to.have.length(0);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('takes a mark off a field as soon as it is mended, and shows no summary for one problem', async () => {
    const { form, page } = await open();
    form.fill();
    form.type('email', 'x');
    form.submit();
    await waitUntil(() => form.errors.length === 1, 'the error');
    expect(form.summary).to.have.length(0);
    form.type('email', 'x@y.example');
    await page.settle();
    expect(form.errors).to.have.length(0);
    expect(form.field('email').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('posts once, from the keyboard, and only then empties the text', async () => {
    const { form, page, backend } = await open();
    let answer: () => void = () => undefined;
    backend.outcome = (submission) => new Promise((resolve) => (answer = () => resolve(backend.stored(submission, 'published'))));
    form.fill('A bench would help.');
    await form.submitWithKeyboard();
    await waitUntil(() => backend.posted.length === 1, 'posted');
    await page.settle();
    expect(form.field('comment').value).to.equal('A bench would help.');
    expect(page.form.textContent).to.contain('Sending…');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    form.submit();
    answer();
    await waitUntil(() => form.field('comment').value === '', 'emptied');
    await page.settle();
    expect(backend.posted).to.have.length(1);
    expect(backend.posted[0]?.draft).to.include({ name: 'Ada', email: 'ada@post.example', text: 'A bench would help.' });
    expect(form.field('email').value, 'not asked twice').to.equal('ada@post.example');
    expect(page.text).to.contain('Your comment is published.');
  });

  it('says why a comment waits, and that it does', async () => {
    const { form, page, backend } = await open();
    backend.outcome = (submission) => backend.stored(submission, 'held', 'links');
    form.fill();
    form.submit();
    await waitUntil(() => form.added('status') !== '', 'an answer');
    expect(form.added('status')).to.contain('waiting for a moderator').and.to.contain('It has a link');
    expect(announced()).to.contain('waiting for a moderator');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('gives the words back when a rule refuses, in words even for a rule that it does not know', async () => {
    const { form, page, backend } = await open();
    backend.outcome = () => ({ kind: 'refused', problems: [], reasons: [{ rule: 'words', code: 'x' }, { rule: 'of-the-future', code: 'y' }] });
    form.fill('Keep me.');
    form.submit();
    await waitUntil(() => form.added('status') !== '', 'an answer');
    expect(form.added('status')).to.contain('It has a word').and.to.contain('Change the wording');
    expect(form.added('status')).not.to.contain('of-the-future');
    expect(form.field('comment').value).to.equal('Keep me.');
    expect(page.shown, 'nothing was stored').to.have.length(0);
  });

  it('leads whoever is refused to the private page that says why, in the reader’s language', async () => {
    const { form, page, backend } = await open();
    backend.outcome = () => ({ kind: 'refused', problems: [], reasons: [{ rule: 'standing', code: 'banned', said: 'Not under this address.', page: 'https://talk.example/v1/main/receipt?comment=c&view=v' }] });
    form.fill('Once more.');
    form.submit();
    await waitUntil(() => form.added('status').includes('Not under this address.'), 'an answer');
    const link = page.form.querySelector<HTMLAnchorElement>('[data-sayso-added="status"] a');
    expect([link?.textContent, link?.href]).to.deep.equal(['Open that private page', 'https://talk.example/v1/main/receipt?comment=c&view=v&lang=en']);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('A-33: keeps every word when the world breaks', async () => {
    const { form, page, backend } = await open();
    backend.broken = new BackendError('too-large', 'x');
    form.fill('Precious.');
    form.submit();
    await waitUntil(() => form.added('status') !== '', 'an answer');
    expect(form.added('status')).to.contain('Your words are still here.');
    expect(form.field('comment').value).to.equal('Precious.');
    backend.broken = new BackendError('server-error', 'x');
    form.submit();
    await waitUntil(() => form.field('comment').value === '', 'kept elsewhere');
    await page.settle();
    expect(form.added('status')).to.contain('kept on this device');
    await waitUntil(() => page.text.includes('Send again'), 'what can be done with it');
    expect(page.text, 'shown where it will stand').to.contain('Precious.').and.to.contain('It is kept on this device and sent again by itself.');
    page.part('notice')?.querySelectorAll('button')[1]?.click();
    await waitUntil(() => form.field('comment').value === 'Precious.', 'taken back');
    expect(page.shown).to.have.length(0);
  });

  it('can be stopped by the page, which sees the draft', async () => {
    const { form, page, backend } = await open();
    let seen: CommentSubmitEvent | undefined;
    page.frame.addEventListener('sayso-comment-submit', (event) => {
      seen = event;
      event.preventDefault();
    });
    form.fill('Stop me');
    form.submit();
    await page.settle();
    expect(seen?.draft.text).to.equal('Stop me');
    expect(backend.posted).to.have.length(0);
    expect(form.field('comment').value).to.equal('Stop me');
  });

  it('CM-14: sends what came back from the field that people do not see', async () => {
    const { form, backend } = await open();
    const trap = form.field('sayso-more');
    expect(trap.closest('[aria-hidden="true"]')).not.to.equal(null);
    expect(trap.tabIndex).to.equal(-1);
    trap.value = 'machine';
    form.fill();
    form.submit();
    await waitUntil(() => backend.posted.length === 1, 'posted');
    expect(backend.posted[0]?.trap).to.equal('machine');
  });

  it('CM-06: leads to what is kept and why, beside the fields, and asks for no tick to be allowed to post', async () => {
    const backend = new FakeBackend();
    backend.info = { privacy: 'https://talk.example/v1/main/privacy' };
    const { page } = await open(backend);
    const notice = [...page.form.querySelectorAll('a')].find((each) => each.textContent === writing.privacy);
    expect(notice?.href).to.equal('https://talk.example/v1/main/privacy');
    expect([...page.form.querySelectorAll<HTMLInputElement>('[type=checkbox]')].filter((each) => each.required)).to.deep.equal([]);
    expect(await axeFaults()).to.deep.equal([]);
  });

  it('A-34: asks nobody to solve or remember anything, and lets words be pasted', async () => {
    const backend = new FakeBackend();
    backend.limits = { ...backend.limits, website: { ask: 'optional', max: 200 } };
    const { form, page } = await open(backend);
    const fields = [...page.form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].filter((each) => each.closest('[aria-hidden="true"]') === null);
    expect(fields.map(({ name }) => name)).to.deep.equal(['comment', 'name', 'email', 'website', 'remember']);
    expect(page.form.querySelector('iframe, canvas, img, [type="password"]')).to.equal(null);
    for (const field of fields) {
      const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
      expect(field.dispatchEvent(paste), `${field.name} takes what is pasted`).to.equal(true);
      expect(field.autocomplete === 'off' && field.name !== 'comment').to.equal(false);
    }
    form.fill();
    form.submit();
    await waitUntil(() => backend.posted.length === 1, 'one act is enough');
  });

  it('A-36: counts down near the limit and speaks at thresholds only', async () => {
    const backend = new FakeBackend();
    backend.limits = { ...backend.limits, text: { ask: 'required', max: 1000 } };
    const { form, page } = await open(backend);
    form.type('comment', 'a'.repeat(500));
    await page.settle();
    expect(form.added('counter')).to.equal('');
    form.type('comment', 'a'.repeat(850));
    await waitUntil(() => form.added('counter') === '150 characters left', 'the counter');
    expect(announced()).to.equal('150 characters left');
    form.type('comment', 'a'.repeat(851));
    await page.settle();
    expect(announced(), 'not at every key').to.equal('150 characters left');
    form.type('comment', 'a'.repeat(1003));
    await page.settle();
    expect(form.added('counter')).to.equal('3 characters too many');
  });

  it('CM-11: keeps unsent words on request of their writer, gives them back, and forgets them on request', async () => {
    const { page } = await open();
    const { drafts } = (await page.element.store?.kept()) as Kept;
    await drafts.save('t', null, 'Half a thought');
    page.form.remove();
    const form = document.createElement('sayso-comment-form') as typeof page.form;
    Object.assign(form, { store: page.element.store, slot: 'form' });
    page.element.append(form);
    const inside = new FormHarness(form);
    await waitUntil(() => inside.field('comment')?.value === 'Half a thought', 'given back');
    await waitUntil(() => inside.added('draft') !== '', 'said so');
    expect(inside.added('draft')).to.contain('Kept on this device');
    inside.button('Discard')?.click();
    await waitUntil(() => inside.added('draft') === '', 'gone');
    expect(inside.field('comment').value).to.equal('');
    await waitUntil(async () => (await drafts.load('t', null)) === '', 'forgotten');
  });

  it('CM-11: a form that is gone before it has looked does not bring back what was discarded meanwhile', async () => {
    const { page, backend } = await open();
    const storage = memoryStorage();
    let letGo = (): void => undefined;
    const looked = new Promise<void>((resolve) => (letGo = resolve));
    let looks = 0;
    const entries = async () => {
      const found = await storage.drafts.entries();
      looks++;
      await looked;
      return found;
    };
    const store = createThreadStore({ backend, thread: 't', clock: () => 1, page: () => ({ url: '', title: '' }), storage: { ...storage, drafts: { ...storage.drafts, entries } } });
    const { keepDraft } = await store.own();
    await keepDraft(null, 'Half a thought');
    const form = document.createElement('sayso-comment-form') as typeof page.form;
    Object.assign(form, { store, slot: 'form' });
    page.form.replaceWith(form);
    await waitUntil(() => looks > 0, 'it looks');
    form.remove();
    await keepDraft(null, '');
    letGo();
    const { drafts } = (await store.kept()) as Kept;
    await drafts.load('t', null);
    expect(form.querySelector('textarea')?.value).to.equal('');
    expect(await storage.drafts.entries()).to.deep.equal([]);
  });

  it('CM-10: remembers the name only when ticked and posted, and forgets it when unticked', async () => {
    const { page, form, backend } = await open();
    const storage = memoryStorage();
    const values = storage.name;
    page.form.store = createThreadStore({ backend, thread: 't', clock: () => 1, page: () => ({ url: '', title: '' }), storage });
    await page.form.store.load();
    form.fill();
    form.field('remember').checked = true;
    expect(await values.entries(), 'nothing before the post').to.deep.equal([]);
    form.submit();
    await waitUntil(() => backend.posted.length === 1 && form.field('comment').value === '', 'posted');
    await waitUntil(async () => (await values.get('name')) === 'Ada', 'the name, and nothing else');
    expect(JSON.stringify(await values.entries())).not.to.contain('post.example');
    form.field('remember').checked = false;
    form.field('remember').dispatchEvent(new Event('input', { bubbles: true }));
    await waitUntil(async () => (await values.entries()).length === 0, 'forgotten');
  });

  it('CM-10: takes the tick off where the name is forgotten in another tab', async () => {
    const { form, page } = await open();
    form.field('remember').click();
    const channel = new BroadcastChannel('sayso-name');
    await waitUntil(() => {
      channel.postMessage(null);
      return !form.field('remember').checked;
    }, 'unticked');
    channel.close();
    page.form.remove();
  });

  it('shows how formatting will look, when its writer opens that, and says nothing aloud', async () => {
    const { form, page } = await open();
    form.type('comment', 'Plain words');
    await page.settle();
    expect(page.form.querySelector('details')).to.equal(null);
    const before = announced();
    form.type('comment', 'A *bench* & <b>more</b>');
    await waitUntil(() => page.form.querySelector('details') !== null, 'the preview');
    const details = page.form.querySelector('details') as HTMLDetailsElement;
    expect(details.open, 'closed until asked for').to.equal(false);
    expect(details.textContent?.trim()).to.equal('Preview');
    details.open = true;
    await waitUntil(() => details.querySelector('em')?.textContent === 'bench', 'drawn');
    expect(details.querySelector('b')).to.equal(null);
    form.type('comment', '**Two** benches');
    await waitUntil(() => details.querySelector('strong')?.textContent === 'Two', 'it follows');
    expect(details.closest('[aria-live], [role="status"]')).to.equal(null);
    expect(announced()).to.equal(before);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
    form.type('comment', 'Plain again');
    await waitUntil(() => page.form.querySelector('details') === null, 'gone');
  });

  it('CM-11: keeps words that are younger than a pause in typing when the page is hidden', async () => {
    const { form, page } = await open();
    const { drafts } = (await page.element.store?.kept()) as Kept;
    // The pause in typing never ends here: what is kept is kept because the page goes.
    const { setTimeout: later } = window;
    window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
    form.type('comment', 'Half a');
    form.type('comment', 'Half a thought');
    window.dispatchEvent(new Event('pagehide'));
    window.setTimeout = later;
    await waitUntil(async () => (await drafts.load('t', null)) === 'Half a thought', 'kept');
  });

  it('says that it is offline, and what happens to what is written', async () => {
    const { form, page } = await open();
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    window.dispatchEvent(new Event('offline'));
    await page.settle();
    expect(form.added('status')).to.contain('You are offline.').and.to.contain('sent when you are back');
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
    await page.settle();
    expect(form.added('status')).to.equal('');
  });

  it('gives way to the reason where the comments are closed', async () => {
    const backend = new FakeBackend();
    backend.closed = true;
    const page = await CommentsHarness.open(backend);
    expect(page.form.querySelector('form')).to.equal(null);
    expect(page.form.textContent).to.contain('The editors have closed the comments.').and.to.contain('2026');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('loses no post that is made before the part that sends is there', async () => {
    const backend = new FakeBackend();
    const page = await CommentsHarness.open(backend, {
      inside: html`<form><label>Name <input name="name" /></label><label>Mail <input name="email" /></label><label>Say it <textarea name="comment"></textarea></label><button>Go</button></form>`,
    });
    const form = new FormHarness(page.form);
    form.fill('Quick.');
    expect(form.field('sayso-more'), 'not fetched for somebody who only reads').to.equal(null);
    form.submit();
    await waitUntil(() => backend.posted.length === 1, 'posted');
    expect(backend.posted[0]?.draft).to.include({ name: 'Ada', text: 'Quick.' });
  });

  it('enhances the page’s own form in place and leaves its fields alone', async () => {
    const backend = new FakeBackend();
    const page = await CommentsHarness.open(backend, {
      inside: html`<form action="/wp-comments-post.php" method="post">
        <label for="author">Name</label><input id="author" name="author" /><label for="mail">Mail</label><input id="mail" name="email" />
        <label for="c">Say it</label><textarea id="c" name="comment"></textarea><button>Go</button>
      </form>`,
    });
    const form = new FormHarness(page.form);
    const own = page.form.querySelector('form');
    expect(own?.getAttribute('action')).to.equal('/wp-comments-post.php');
    page.form.focus();
    await page.settle();
    for (const name of ['author', 'email']) form.type(name, '');
    form.submit();
    await waitUntil(() => form.errors.length === 3, 'the errors');
    form.type('author', 'Bo');
    form.type('email', 'bo@post.example');
    form.type('comment', 'Hello');
    form.submit();
    await waitUntil(() => backend.posted.length === 1, 'posted by us');
    expect(backend.posted[0]?.draft).to.include({ name: 'Bo', text: 'Hello' });
    expect(page.form.querySelector('form'), 'the same node').to.equal(own);
  });

  it('adds the box that remembers the name to the page’s own form, once and unticked, and keeps its promise there', async () => {
    const backend = new FakeBackend();
    const page = await CommentsHarness.open(backend, {
      inside: html`<form><label>Name <input name="author" /></label><label>Mail <input name="email" /></label><label>Say it <textarea name="comment"></textarea></label><button>Go</button></form>`,
    });
    const form = new FormHarness(page.form);
    const { name: names } = (await page.element.store?.kept()) as Kept;
    page.form.focus();
    await page.settle();
    expect(page.form.querySelectorAll('[name="remember"]')).to.have.length(1);
    expect(form.field('remember').checked).to.equal(false);
    expect(page.form.textContent).to.contain('Save my name in this browser');
    form.field('remember').checked = true;
    form.type('author', 'Bo');
    form.type('email', 'bo@post.example');
    form.type('comment', 'Hello');
    expect(await names.load(), 'nothing before the post').to.equal('');
    form.submit();
    await waitUntil(() => backend.posted.length === 1, 'posted');
    await waitUntil(async () => (await names.load()) === 'Bo', 'kept after it');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('speaks the page’s language and follows a change of it, keeping what was typed', async () => {
    const { form, page } = await open();
    form.type('comment', 'Stay');
    page.frame.lang = 'ur';
    await waitUntil(() => page.form.textContent?.includes('اپنی رائے دیجیے'), 'Urdu');
    expect(form.field('comment').value).to.equal('Stay');
    expect(getComputedStyle(page.form.querySelector('form') as Element).direction).to.equal('rtl');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('survives being moved, and takes properties that were set before it was defined', async () => {
    const { form, page } = await open();
    form.type('comment', 'Carry me');
    page.frame.prepend(page.element);
    await page.settle();
    expect(form.field('comment').value).to.equal('Carry me');
    expect(page.form.querySelectorAll('form')).to.have.length(1);
    const early = await fixture<HTMLElement>(html`<sayso-comment-form .parent=${'x'} .replyTo=${'Mo'}></sayso-comment-form>`);
    expect(early.textContent).to.contain('Reply to Mo');
  });
});
