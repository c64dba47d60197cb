import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SaysoCommentThread } from '../../../src/comments/elements/comment-thread/comment-thread.js';
import '../../../src/exports/define/comments.js';
import type { ThreadStore } from '../../../src/comments/runtime/thread-state.js';
import { announced } from '../../harness/comments-harness.js';
import { OwnChangesHarness } from '../../harness/own-changes-harness.js';
import { axeFaults } from '../../support/axe.js';
import { draft, setUp, type Setting } from '../runtime/setting.js';
import { waitUntil } from '../../support/wait-until.js';

describe('one’s own comment in the thread', () => {
  let set: Setting;
  let store: ThreadStore;
  let own: OwnChangesHarness;
  let frame: HTMLElement;

  const open = async (language = 'en'): Promise<void> => {
    set = setUp({ clock: () => Date.now() });
    await set.publish('Somebody else');
    store = set.open();
    await store.load();
    await store.post(draft('Slipp of a *pen*', 'other@mail.example'), null);
    frame = await fixture(html`<div lang=${language}><sayso-comment-thread .store=${store}></sayso-comment-thread></div>`);
    const id = store.getState().own[0]?.comment.id ?? '';
    own = new OwnChangesHarness(frame.querySelector('sayso-comment-thread') as SaysoCommentThread, id);
    await waitUntil(() => own.button('remove') !== undefined, 'the buttons');
  };
  afterEach(() => set.end());

  it('A-32: can be changed by keyboard alone, says so once, and leaves the focus on it', async () => {
    await open();
    expect(await axeFaults(frame)).to.deep.equal([]);
    own.button('edit')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => own.focused === own.field, 'the field has the focus');
    expect(own.field?.value).to.equal('Slipp of a *pen*');
    expect(await axeFaults(frame)).to.deep.equal([]);
    own.type('Slip of a *pen*');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => announced() === 'Your comment is changed.', 'said');
    await waitUntil(() => own.focused === own.article, 'the focus is on the comment');
    expect(own.article?.querySelector('.words em')?.textContent).to.equal('pen');
    expect(own.article?.textContent).to.contain('edited');
  });

  it('keeps what was typed when Escape closes the field, and gives the focus back', async () => {
    await open();
    own.button('edit')?.click();
    await waitUntil(() => own.focused === own.field && own.field !== undefined, 'open');
    own.type('Half a thou');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => own.button('edit') !== undefined && own.focused === own.button('edit'), 'closed, the button has the focus');
    expect(store.getState().own[0]?.comment.text).to.equal('Slipp of a *pen*');
    own.button('edit')?.click();
    await waitUntil(() => own.field?.value === 'Half a thou', 'what was typed');
  });

  it('CM-11: gives back the words of a change after a reload, until they are saved', async () => {
    await open();
    own.button('edit')?.click();
    await waitUntil(() => own.field !== undefined, 'open');
    own.type('Half a change');
    await waitUntil(async () => JSON.stringify(await set.storage.drafts.entries()).includes('Half a change'), 'kept');
    const again = set.open();
    await again.load();
    frame = await fixture(html`<div lang="en"><sayso-comment-thread .store=${again}></sayso-comment-thread></div>`);
    own = new OwnChangesHarness(frame.querySelector('sayso-comment-thread') as SaysoCommentThread, own.id);
    await waitUntil(() => own.button('edit') !== undefined, 'the button');
    own.button('edit')?.click();
    await waitUntil(() => own.field?.value === 'Half a change', 'given back');
    own.submit();
    await waitUntil(() => announced() === 'Your comment is changed.', 'saved');
    await waitUntil(async () => (await set.storage.drafts.entries()).length === 0, 'forgotten');
  });

  it('has no button for deleting where that cannot be done', async () => {
    await open();
    const { backend } = set;
    const store = set.open({ backend: { ...backend, capabilities: { ...backend.capabilities, delete: false } } });
    await store.load();
    frame = await fixture(html`<div lang="en"><sayso-comment-thread .store=${store}></sayso-comment-thread></div>`);
    own = new OwnChangesHarness(frame.querySelector('sayso-comment-thread') as SaysoCommentThread, own.id);
    await waitUntil(() => own.button('edit') !== undefined, 'the buttons');
    expect(own.button('remove')).to.equal(undefined);
  });

  it('keeps the words in the field where they cannot be taken, and says why beside it', async () => {
    await open();
    own.button('edit')?.click();
    await waitUntil(() => own.field !== undefined, 'open');
    own.type('   ');
    own.submit();
    await waitUntil(() => own.fault === 'Write your comment first.', 'the fault');
    expect(own.field?.getAttribute('aria-invalid')).to.equal('true');
    expect(own.fieldDescription).to.equal('Write your comment first.');
    set.broken = 'offline';
    own.type('New words');
    own.submit();
    await waitUntil(() => own.fault.startsWith('This was not saved.'), 'the world broke');
    expect(own.field?.value).to.equal('New words');
    expect(await axeFaults(frame)).to.deep.equal([]);
  });

  it('A-32, A-48: asks once before it deletes, can be kept, and moves the focus on to what is left', async () => {
    await open();
    own.button('remove')?.click();
    await waitUntil(() => own.button('keep') !== undefined && own.focused === own.button('keep'), 'asked, the focus on the harmless answer');
    expect(await axeFaults(frame)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => own.button('remove') !== undefined && own.focused === own.button('remove'), 'kept');
    own.button('remove')?.click();
    await waitUntil(() => own.button('keep') !== undefined, 'asked again');
    own.named('Delete for good')?.click();
    await waitUntil(() => own.article === undefined, 'gone');
    await waitUntil(() => announced() === 'Your comment is deleted.', 'said');
    await waitUntil(() => own.focused?.textContent?.includes('Somebody else') === true, 'the focus is on what is left');
  });

  it('stands again where it could not be deleted', async () => {
    await open();
    own.button('remove')?.click();
    await waitUntil(() => own.button('keep') !== undefined, 'asked');
    set.broken = 'offline';
    own.named('Delete for good')?.click();
    await waitUntil(() => announced().startsWith('This was not deleted.'), 'said');
    expect(own.article?.textContent).to.contain('pen');
  });

  it('has no button for changing when the time is over', async () => {
    await open();
    const late = set.open();
    set.pass(0);
    store.close();
    expect(own.button('edit')).not.to.equal(undefined);
    const real = Date.now;
    Date.now = () => real() + 400_000;
    try {
      own.element.requestUpdate();
      await own.element.updateComplete;
      expect(own.button('edit')).to.equal(undefined);
      expect(own.button('remove')).not.to.equal(undefined);
    } finally {
      Date.now = real;
      late.close();
    }
  });

  it('speaks Urdu, from right to left', async () => {
    await open('ur');
    await waitUntil(() => own.button('edit')?.textContent?.trim() === 'ترمیم کریں', 'in Urdu');
    own.button('edit')?.click();
    await waitUntil(() => own.field !== undefined, 'open');
    expect(own.field?.closest('form')?.dir).to.equal('rtl');
    expect(await axeFaults(frame)).to.deep.equal([]);
  });
});
