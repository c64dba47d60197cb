import { expect, html } from '@open-wc/testing';
import type { Submission, Writing } from '../../../src/comments/model/backend.js';
import { defaultLimits } from '../../../src/comments/model/draft.js';
import type { SaysoComments } from '../../../src/comments/elements/comments/comments.js';
import { announced, CommentsHarness } from '../../harness/comments-harness.js';
import { WritingHarness } from '../../harness/writing-harness.js';
import { axeFaults } from '../../support/axe.js';
import { aComment, FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const signInPage = 'https://paper.example/sign-in?next={return}';
const off = { ask: 'off', max: 200 } as const;
const part = (value: object): string => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)))).replaceAll('+', '-').replaceAll('/', '_');
/** Looks like a token; what it is worth is the server's to know. */
const token = (claims: object = {}, live = 3600): string => `e30.${part({ sub: '7', name: 'Amina خان', exp: Math.floor(Date.now() / 1000) + live, ...claims })}.x`;

const siteWith = (writing: Writing, limits = {}): FakeBackend => {
  const backend = new FakeBackend();
  backend.comments = [aComment('1')];
  backend.info = { writing };
  backend.limits = { ...defaultLimits, ...limits };
  return backend;
};
const members = (): FakeBackend => siteWith({ writers: 'members', signIn: signInPage }, { name: off, email: off, website: off });

const open = async (backend: FakeBackend, identity?: SaysoComments['identity'], options: Parameters<typeof CommentsHarness.open>[1] = {}) => {
  const harness = await CommentsHarness.open(backend, options);
  if (identity !== undefined) harness.element.identity = identity;
  harness.form.open = true;
  await harness.settle();
  return harness;
};
const post = async (form: WritingHarness, backend: FakeBackend, words = 'Well said.') => {
  form.type('comment', words);
  form.submit();
  await waitUntil(() => backend.posted.length > 0, 'posted');
};

describe("the paper's members in the form", () => {
  it('nothing of it is fetched where guests write', async () => {
    const harness = await open(new FakeBackend());
    expect(harness.form.querySelector('[data-sayso-added="writer"]')).to.equal(null);
    expect(performance.getEntriesByType('resource').some(({ name }) => /writing\/(attach|identity|notify|verified)\.js/.test(name))).to.equal(false);
  });

  it('who is not signed in is led to the sign-in page and back, can write meanwhile, and posts nothing', async () => {
    const backend = members();
    const harness = await open(backend);
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.signIn !== null);
    expect(form.signIn?.textContent).to.equal('Sign in to comment');
    expect(form.signIn?.href).to.equal(`https://paper.example/sign-in?next=${encodeURIComponent(location.href.split('#')[0] ?? '')}`);
    expect(form.visible).to.deep.equal(['comment']);
    await post(form, backend);
    await waitUntil(() => form.added('status') !== '');
    expect(form.added('status')).to.contain('Sign in, then post it.');
    expect([form.field('comment').value, backend.sent.length]).to.deep.equal(['Well said.', 0]);
    expect(await axeFaults(harness.frame)).to.deep.equal([]);
  });

  it('CM-01: a member is greeted by name, asked for words only, and the token goes with the post alone', async () => {
    const backend = members();
    const given = token();
    const harness = await open(backend, () => Promise.resolve(given));
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.added('writer').startsWith('Writing as'));
    expect(form.added('writer')).to.equal('Writing as Amina خان · Not you?');
    expect(form.form.querySelector('bdi')?.textContent).to.equal('Amina خان');
    expect(form.visible).to.deep.equal(['comment', 'submit']);
    expect(await axeFaults(harness.frame)).to.deep.equal([]);
    let shown = '';
    backend.outcome = (submission) => {
      shown = harness.text;
      return backend.stored(submission, 'published');
    };
    await post(form, backend);
    await waitUntil(() => form.field('comment').value === '');
    expect(backend.sent).to.deep.equal([{ authorization: `Bearer ${given}` }]);
    expect(shown, 'the name stands over the words on their way').to.contain('Amina خان');
  });

  it('a token in the page does as well', async () => {
    const backend = members();
    const inside = html`<script type="application/json" data-sayso-identity>${JSON.stringify(token())}</script>`;
    const harness = await open(backend, undefined, { inside });
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.added('writer').startsWith('Writing as'));
    await post(form, backend);
    expect(backend.sent[0]?.['authorization']).to.match(/^Bearer e30\./);
  });

  it('an old token is refreshed once before anything is said, under the same secret', async () => {
    const backend = members();
    const tokens = [token({ jti: 'old' }), token({ jti: 'new' })];
    let asked = 0;
    const harness = await open(backend, () => Promise.resolve(tokens[Math.min(asked++, 1)] ?? null));
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.added('writer').startsWith('Writing as'));
    backend.outcome = (submission) => (backend.sent.length === 1 ? { kind: 'refused', problems: [], reasons: [{ rule: 'members', code: 'sign-in-expired' }] } : backend.stored(submission, 'published'));
    await post(form, backend);
    await waitUntil(() => form.field('comment').value === '');
    expect(backend.sent.map((each) => each['authorization'])).to.deep.equal(tokens.map((each) => `Bearer ${each}`));
    expect([asked, backend.posted.length]).to.deep.equal([2, 1]);
  });

  it('a sign-in that has ended says so; the words stay, and it goes on after signing in again', async () => {
    const backend = members();
    let current: string | null = token();
    const harness = await open(backend, () => Promise.resolve(current));
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.added('writer').startsWith('Writing as'));
    backend.outcome = () => ({ kind: 'refused', problems: [], reasons: [{ rule: 'members', code: 'sign-in-expired' }] });
    current = null;
    await post(form, backend);
    await waitUntil(() => form.added('writer').startsWith('Your sign-in has ended'));
    expect(form.field('comment').value).to.equal('Well said.');
    expect(form.signIn?.textContent).to.equal('Sign in again');
    expect(form.visible).to.deep.equal(['comment']);
    await waitUntil(() => announced().includes('Sign in, then post it.'), 'announced once');
    expect(await axeFaults(harness.frame)).to.deep.equal([]);
    current = token({ jti: 'again' });
    window.dispatchEvent(new Event('pageshow'));
    await waitUntil(() => form.added('writer').startsWith('Writing as'));
    backend.outcome = (submission: Submission) => backend.stored(submission, 'published');
    form.submit();
    await waitUntil(() => form.field('comment').value === '');
  });

  it('an identity function that fails counts as a broken network: the words wait in the outbox', async () => {
    const backend = members();
    let fails = false;
    const harness = await open(backend, () => (fails ? Promise.reject(new Error('503')) : Promise.resolve(token({}, -1))));
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.added('writer') !== '');
    fails = true;
    await post(form, backend);
    await waitUntil(() => harness.element.store?.getState().own[0]?.state === 'waiting-for-network');
    expect(backend.sent.length).to.equal(0);
  });

  it("fields of a page's own form are put away, and a sign-in address of another scheme leads nowhere", async () => {
    const backend = members();
    backend.info = { writing: { writers: 'members', signIn: 'javascript:alert(1)' } };
    const inside = html`<form><p><label for="c">Comment</label><textarea id="c" name="comment"></textarea></p>
      <p><label for="a">Name</label><input id="a" name="author" /></p><p><label for="e">Email</label><input id="e" name="email" /></p>
      <button type="submit">Post</button></form>`;
    const harness = await open(backend, undefined, { inside });
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.visible.length === 1);
    expect([form.visible, form.signIn]).to.deep.equal([['comment'], null]);
    expect([...harness.form.querySelectorAll('label')].filter((each) => each.checkVisibility() && each.closest('[aria-hidden]') === null).map((each) => each.textContent)).to.deep.equal(['Comment']);
  });

  it('the form of a reply knows the member too', async () => {
    const harness = await open(members(), () => Promise.resolve(token()));
    await WritingHarness.of(harness, 'writer');
    const reply = new WritingHarness(await harness.reply('1'));
    await waitUntil(() => reply.added('writer').startsWith('Writing as'));
    expect(reply.visible).to.deep.equal(['comment', 'submit']);
  });

  it('speaks Urdu from right to left', async () => {
    const harness = await open(members(), () => Promise.resolve(token()), { language: 'ur' });
    const form = await WritingHarness.of(harness, 'writer');
    await waitUntil(() => form.added('writer').includes('کے نام سے لکھ رہے ہیں'));
    expect(form.place('writer')?.dir).to.equal('rtl');
    expect(await axeFaults(harness.frame)).to.deep.equal([]);
  });

  it('goes when the thread changes to one without it', async () => {
    const backend = members();
    const harness = await open(backend, () => Promise.resolve(token()));
    await WritingHarness.of(harness, 'writer');
    const plain = new FakeBackend();
    harness.element.source = plain;
    await waitUntil(() => harness.form.querySelector('[data-sayso-added="writer"]') === null);
    await waitUntil(() => harness.form.querySelector('[name="name"]') !== null);
    expect(new WritingHarness(harness.form).visible).to.include('name');
  });
});

describe('guests whose address is confirmed', () => {
  it('are told beforehand, and prove it later by the receipts of this browser', async () => {
    const backend = siteWith({ writers: 'verified' });
    const harness = await open(backend);
    const form = await WritingHarness.of(harness, 'verified');
    expect(form.added('verified')).to.equal('We mail you a link. Your comment waits until you have opened it.');
    backend.outcome = (submission) => backend.stored(submission, 'held', 'verified');
    form.fill();
    form.submit();
    await waitUntil(() => form.field('comment').value === '');
    await waitUntil(() => harness.text.includes('Open the link that we have mailed you'), 'the reason is said');
    form.fill('And more.');
    form.submit();
    await waitUntil(() => backend.sent.length === 2);
    expect(backend.sent).to.deep.equal([{}, { 'x-sayso-proof': backend.posted[0]?.secret }]);
    expect(await axeFaults(harness.frame)).to.deep.equal([]);
  });
});

describe('the box for e-mails about replies', () => {
  it('CM-07: stands unticked, goes with the post when ticked, and is asked anew for the next', async () => {
    const backend = siteWith({ notify: true });
    const harness = await open(backend);
    const form = await WritingHarness.of(harness, 'notify');
    expect([form.box.checked, form.added('notify')]).to.deep.equal([
      false,
      'Tell me by email about replies Only once you have confirmed your address. Every email has a link that ends them.',
    ]);
    expect(await axeFaults(harness.frame)).to.deep.equal([]);
    form.fill();
    form.submit();
    await waitUntil(() => form.field('comment').value === '');
    form.fill('And more.');
    form.box.click();
    form.submit();
    await waitUntil(() => form.field('comment').value === '' && backend.posted.length === 2);
    expect(backend.posted.map(({ draft }) => draft.notify)).to.deep.equal([undefined, true]);
    await waitUntil(() => !form.box.checked);
  });

  it('ticked without an address asks for one, at the field, and clears nothing', async () => {
    const backend = siteWith({ notify: true }, { email: { ask: 'optional', max: 100 } });
    const harness = await open(backend);
    const form = await WritingHarness.of(harness, 'notify');
    form.fill();
    form.type('email', '');
    form.box.click();
    form.submit();
    await waitUntil(() => form.added('notify').includes('Enter your email address'));
    expect(document.activeElement).to.equal(form.field('email'));
    expect([form.field('comment').value, form.box.checked, backend.posted.length]).to.deep.equal(['Well said.', true, 0]);
    form.type('email', 'ada@post.example');
    await waitUntil(() => !form.added('notify').includes('Enter your email address'));
    form.submit();
    await waitUntil(() => backend.posted.length === 1);
    expect(backend.posted[0]?.draft.notify).to.equal(true);
  });

  it('is not there where the site does not mail', async () => {
    const harness = await open(siteWith({ writers: 'verified' }));
    await WritingHarness.of(harness, 'verified');
    expect(harness.form.querySelector('[name="notify"]')).to.equal(null);
  });
});
