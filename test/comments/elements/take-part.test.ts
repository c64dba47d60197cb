import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { SaysoCommentThread } from '../../../src/comments/elements/comment-thread/comment-thread.js';
import { takePart } from '../../../src/comments/elements/take-part/take-part.js';
import '../../../src/exports/define/comments.js';
import type { ThreadStore } from '../../../src/comments/runtime/thread-state.js';
import { announced } from '../../harness/comments-harness.js';
import { TakePartHarness } from '../../harness/take-part-harness.js';
import { axeFaults } from '../../support/axe.js';
import { draft, setUp, type Setting } from '../runtime/setting.js';
import { waitUntil } from '../../support/wait-until.js';

describe('taking part in a thread', () => {
  let set: Setting;
  let store: ThreadStore;
  let frame: HTMLElement | undefined;
  let part: TakePartHarness;
  let other: TakePartHarness;

  const show = async (language = 'en'): Promise<void> => {
    frame?.remove();
    store = set.open();
    await store.load();
    frame = await fixture(html`<main lang=${language}><sayso-comment-thread .store=${store}></sayso-comment-thread></main>`);
    const thread = frame.querySelector('sayso-comment-thread') as SaysoCommentThread;
    const [first, second] = store.getState().comments;
    part = new TakePartHarness(thread, first?.id ?? '');
    other = new TakePartHarness(thread, second?.id ?? '');
    await waitUntil(() => part.article !== null && other.article !== null, 'the comments');
  };
  const open = async (language = 'en'): Promise<void> => {
    set = setUp({ clock: () => Date.now() });
    await set.publish('First words');
    await set.publish('Other words');
    await show(language);
  };
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await set.end();
  });

  it('A-47: a recommendation is shown at once, counted once, pressed, and taken back by the same button', async () => {
    await open();
    expect(part.voted).to.equal('Recommend false');
    part.vote?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part.voted === 'Recommend · 1 true', 'pressed');
    await waitUntil(async () => (await set.local.load({ thread: store.thread, sort: 'newest', limit: 5 })).comments.some(({ votes }) => votes === 1), 'kept');
    expect(part.focused).to.equal(part.vote);
    expect(await axeFaults(frame)).to.deep.equal([]);
    await waitUntil(async () => (await set.storage.part.entries()).some(([, value]) => (value as { counted: boolean }).counted), 'counted');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part.voted === 'Recommend false', 'taken back');
    await waitUntil(async () => (await set.storage.part.entries()).length === 0, 'nothing is kept any more');
  });

  it('CM-10: nothing is written before the reader clicks, and then the secret of that vote alone', async () => {
    await open();
    expect(await set.storage.part.entries()).to.deep.equal([]);
    part.vote?.click();
    await waitUntil(async () => (await set.storage.part.entries()).some(([, value]) => (value as { counted: boolean }).counted), 'kept');
    const [[key, value] = []] = await set.storage.part.entries();
    expect(key).to.equal(`vote ${part.id}`);
    expect(Object.keys(value as object).sort()).to.deep.equal(['at', 'counted', 'secret']);
  });

  it('shows after a reload what this reader has recommended', async () => {
    await open();
    part.vote?.click();
    await waitUntil(async () => (await set.storage.part.entries()).some(([, value]) => (value as { counted: boolean }).counted), 'kept');
    await show();
    await waitUntil(() => part.voted === 'Recommend · 1 true', 'pressed');
    part.vote?.click();
    await waitUntil(() => part.voted === 'Recommend false', 'taken back');
  });

  it('is put back where it was not counted, says so, and counts once when it is tried again', async () => {
    await open();
    set.broken = 'server-error';
    part.vote?.click();
    await waitUntil(() => part.said !== '', 'said');
    expect(part.said).to.equal('Your recommendation was not counted. Try again in a moment.');
    expect(announced()).to.equal(part.said);
    expect(part.voted).to.equal('Recommend false');
    const [[, kept] = []] = await set.storage.part.entries();
    expect(kept).to.deep.include({ counted: false });
    set.broken = null;
    await show();
    expect(part.voted).to.equal('Recommend false');
    part.vote?.click();
    await waitUntil(() => part.voted === 'Recommend · 1 true', 'counted');
    const [[, again] = []] = await set.storage.part.entries();
    expect((again as { secret: string }).secret).to.equal((kept as { secret: string }).secret);
  });

  it('A-48: opens the other actions by keyboard, closes them with Escape, and gives the focus back', async () => {
    await open();
    part.more?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part.item('copy') !== null && part.focused === part.item('copy'), 'open, the focus is in it');
    expect(part.more?.getAttribute('aria-expanded')).to.equal('true');
    expect(part.items.filter((each) => each !== 'Share…')).to.deep.equal(['Copy link', 'Report…', 'Mute \u2068Sana\u2069']);
    expect(await axeFaults(frame)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    expect(part.item('copy')).to.equal(null);
    expect(part.focused).to.equal(part.more);
    expect(part.more?.getAttribute('aria-expanded')).to.equal('false');
    await part.openMenu();
    other.more?.click();
    await waitUntil(() => other.more?.getAttribute('aria-expanded') === 'true', 'the other one is open');
    expect(part.more?.getAttribute('aria-expanded')).to.equal('false');
  });

  it('copies the link of a comment and says so; without a clipboard the link stands there to be copied', async () => {
    await open();
    const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void (copied = text)) } });
    try {
      await part.openMenu();
      part.item('copy')?.click();
      await waitUntil(() => part.said === 'The link is copied.', 'said');
      expect(copied).to.equal(`${location.href.replace(/#.*$/, '')}#comment-${part.id}`);
      expect(part.focused).to.equal(part.more);
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
      await part.openMenu();
      part.item('copy')?.click();
      await waitUntil(() => part.linkField !== null && part.focused === part.linkField, 'the field has the focus');
      expect(part.linkField?.value).to.equal(copied);
      expect(await axeFaults(frame)).to.deep.equal([]);
    } finally {
      if (clipboard === undefined) delete (navigator as { clipboard?: unknown }).clipboard;
      else Object.defineProperty(navigator, 'clipboard', clipboard);
    }
  });

  it('shares by the device where it can, and takes no for an answer', async () => {
    const share = Object.getOwnPropertyDescriptor(navigator, 'share');
    let shared: unknown;
    Object.defineProperty(navigator, 'share', { configurable: true, value: (what: unknown) => ((shared = what), Promise.reject(new DOMException('no', 'AbortError'))) });
    try {
      await open();
      await part.openMenu();
      part.item('share')?.click();
      await waitUntil(() => shared !== undefined, 'asked');
      expect((shared as { url: string }).url).to.contain(`#comment-${part.id}`);
      expect(part.said).to.equal('');
    } finally {
      if (share === undefined) delete (navigator as { share?: unknown }).share;
      else Object.defineProperty(navigator, 'share', share);
    }
  });

  it('A-46: mutes a person for this reader alone: their comments become a line that can be opened, listed and undone', async () => {
    await open();
    await part.openMenu();
    part.item('mute')?.click();
    await waitUntil(() => part.show !== null && part.focused === part.show, 'a line, the focus on its button');
    expect(part.article?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('You muted \u2068Sana\u2069 · Show');
    expect(announced()).to.equal('\u2068Sana\u2069 is muted in this discussion, for you alone.');
    expect(await axeFaults(frame)).to.deep.equal([]);
    expect((await set.local.load({ thread: store.thread, sort: 'newest', limit: 5 })).comments).to.have.lengthOf(2);
    await show();
    await waitUntil(() => part.show !== null, 'still muted after a reload');
    part.show?.click();
    await waitUntil(() => part.show === null && part.focused === part.article, 'shown, the focus on it');
    await part.openMenu();
    expect(part.item('mute')?.textContent?.trim()).to.equal('Unmute \u2068Sana\u2069');
    part.item('list')?.click();
    await waitUntil(() => part.listed.length === 1, 'listed');
    expect(await axeFaults(frame)).to.deep.equal([]);
    part.listed[0]?.click();
    await waitUntil(() => announced() === '\u2068Sana\u2069 is no longer muted.', 'said');
    expect(await set.storage.part.entries()).to.deep.equal([]);
    await show();
    expect(part.show).to.equal(null);
  });

  it('CM-20: a comment is reported in two steps, by keyboard alone, and the answer has a number', async () => {
    await open();
    part.more?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part.focused === part.item('copy') && part.item('copy') !== null, 'open');
    part.item('report')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part.dialog?.open === true, 'the dialog');
    expect(part.dialog?.getAttribute('aria-labelledby')).to.equal('report-title');
    expect(part.focused?.id).to.equal('report-title');
    expect(await axeFaults(frame)).to.deep.equal([]);
    part.send();
    await waitUntil(() => part.describedBy('reason') === 'Choose a reason.', 'the fault at its field');
    expect(part.focused).to.equal(part.field('reason'));
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => part.describedBy('reason') === '', 'mended');
    part.send();
    await waitUntil(() => part.dialogText.includes('Your report has arrived.'), 'arrived');
    expect(part.dialogText).to.match(/Its number is [0-9A-Z]{5}-[0-9A-Z]{5}\./);
    expect(part.focused?.id).to.equal('report-title');
    expect(await axeFaults(frame)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => part.dialog === null && part.focused === part.more, 'closed, the focus is back');
    const { items } = await set.local.moderation.queue({ queue: 'reported', limit: 5 });
    expect(items.map(({ comment }) => comment.id)).to.deep.equal([part.id]);
  });

  it('CM-21, A-31: a notice asks for what the law asks for, keeps every word through faults, and lets people stay unnamed where it may', async () => {
    await open();
    await part.openReport();
    part.choose('lane', 'illegal');
    await waitUntil(() => part.field('explanation') !== null, 'the other lane');
    expect(part.dialogText).to.contain(`#comment-${part.id}`);
    part.type('explanation', 'It calls for violence.');
    part.type('email', 'zara@');
    part.send();
    await waitUntil(() => part.focused === part.field('kind'), 'the first fault has the focus');
    expect(part.describedBy('email')).to.contain('Enter an address like name@example.com.');
    expect(part.describedBy('goodFaith')).to.equal('Confirm this, so that we may act on your notice.');
    expect(await axeFaults(frame)).to.deep.equal([]);
    part.type('kind', 'child-abuse');
    await waitUntil(() => part.dialogText.includes('Your name (optional)'), 'unnamed');
    part.type('kind', 'threat');
    part.type('name', 'Zara Abbas');
    part.button('Cancel')?.click();
    await waitUntil(() => part.dialog === null, 'closed');
    await part.openReport();
    expect([part.field('explanation')?.value, part.field('name')?.value, part.field('email')?.value]).to.deep.equal(['It calls for violence.', 'Zara Abbas', 'zara@']);
    part.type('email', 'zara@mail.example');
    part.field('goodFaith')?.click();
    set.broken = 'offline';
    part.send();
    await waitUntil(() => part.fault === 'You are offline. Check the connection, then try again.', 'told in the dialog');
    expect(part.field('explanation')?.value).to.equal('It calls for violence.');
    set.broken = null;
    part.send();
    await waitUntil(() => part.dialogText.includes('Your report has arrived.'), 'arrived');
    expect(part.dialogText).to.contain('without undue delay');
    part.button('Close')?.click();
    await part.openReport();
    expect(part.field('explanation')).to.equal(null);
    expect(part.field('reason')).to.not.equal(null);
  });

  it('A-33: who has given a name and an address once need not type them again for the next report of this visit', async () => {
    await open();
    await part.openReport();
    part.choose('lane', 'illegal');
    await waitUntil(() => part.field('explanation') !== null, 'the other lane');
    for (const [name, words] of [['kind', 'fraud'], ['explanation', 'Why'], ['name', 'Zara Abbas'], ['email', 'zara@mail.example']] as const) part.type(name, words);
    part.field('goodFaith')?.click();
    part.send();
    await waitUntil(() => part.dialogText.includes('Your report has arrived.'), 'arrived');
    part.button('Close')?.click();
    await waitUntil(() => part.dialog === null, 'closed');
    await other.openReport();
    other.choose('lane', 'illegal');
    await waitUntil(() => other.field('name')?.value === 'Zara Abbas', 'the name');
    expect([other.field('email')?.value, other.field('explanation')?.value, other.field('goodFaith')?.checked]).to.deep.equal(['zara@mail.example', '', false]);
  });

  it('CM-23: the two lanes are named apart, and what is typed in one stays when the other is looked at', async () => {
    await open();
    await part.openReport();
    part.type('words', 'Only in the first');
    part.choose('lane', 'illegal');
    await waitUntil(() => part.field('explanation') !== null, 'illegal');
    expect(part.button('Send the notice')).to.not.equal(undefined);
    part.choose('lane', 'house');
    await waitUntil(() => part.field('words') !== null, 'house');
    expect(part.field('words')?.value).to.equal('Only in the first');
    expect(part.button('Send the report')).to.not.equal(undefined);
  });

  it('stands right to left in Urdu, and fits 320 pixels', async () => {
    await setViewport({ width: 320, height: 700 });
    await open('ur');
    await part.openReport();
    part.choose('lane', 'illegal');
    await waitUntil(() => part.field('explanation') !== null, 'illegal');
    expect(part.dialog?.dir).to.equal('rtl');
    expect(part.dialogText).to.contain('میرے خیال میں یہ غیر قانونی ہے');
    part.send();
    await waitUntil(() => part.describedBy('kind') !== '', 'faults');
    expect(part.dialog?.scrollWidth).to.be.at.most(part.dialog?.clientWidth ?? 0);
    expect(document.scrollingElement?.scrollWidth).to.be.at.most(320);
    expect(await axeFaults(frame)).to.deep.equal([]);
  });

  it('opens at the comment as it stands, though its row was drawn anew after the click', async () => {
    await open();
    const thread = part.element;
    const gone = part.more?.closest('.actions')?.cloneNode(true) as HTMLElement;
    await takePart(thread, 'more', part.id, gone.querySelector('[data-more]') as HTMLElement);
    expect(part.items).to.include('Copy link');
    expect(part.more?.getAttribute('aria-expanded')).to.equal('true');
    // Drawn anew while it is open: the next press opens it again.
    part.article?.querySelector('.part-menu')?.remove();
    await part.openMenu();
  });

  it('does not offer to mute oneself', async () => {
    await open();
    await store.post(draft('Mine', 'mine@mail.example'), null);
    const own = store.getState().own[0]?.comment.id ?? '';
    await set.local.moderation.decide([{ id: own, revision: 1, expectedStatus: 'held', action: 'approve' }], 'batch');
    await store.load();
    const mine = new TakePartHarness(part.element, own);
    await waitUntil(() => mine.more !== null, 'published');
    await mine.openMenu();
    expect(mine.item('mute')).to.equal(null);
    expect(mine.item('report')).to.not.equal(null);
  });
});
