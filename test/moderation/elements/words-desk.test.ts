import { expect } from '@open-wc/testing';
import { defaultKeys } from '../../../src/moderation/elements/moderation/keys.js';
import { en } from '../../../src/moderation/messages/editing/en.js';
import { ModerationHarness } from '../../harness/moderation-harness.js';
import { axeFaults } from '../../support/axe.js';
import { waitUntil } from '../../support/wait-until.js';
import { MemoryBackend } from '../memory-backend.js';
import { sample } from '../sample.js';

const queue = (): MemoryBackend => new MemoryBackend({ said: sample, editing: true });
const field = (console_: ModerationHarness): Promise<void> => waitUntil(() => console_.typed('text') !== '', 'the words are in the field');

describe('changing the words of a comment', () => {
  beforeEach(() => localStorage.removeItem('sayso-console-keys'));
  after(() => localStorage.removeItem('sayso-console-keys'));

  it('is offered where the keeper of the comments lets moderators do so, and nowhere else', async () => {
    const own = await ModerationHarness.open(new MemoryBackend({ said: sample }));
    await own.click('a');
    expect(own.offered).not.to.include('edit');
    const narrow = await ModerationHarness.open(new MemoryBackend({ said: sample, editing: true, moderator: { id: 'r', name: 'Rena', may: [] } }));
    await narrow.click('a');
    expect(narrow.offered).not.to.include('edit');
    const console_ = await ModerationHarness.open(queue());
    await console_.click('a');
    expect(console_.offered).to.include('edit');
  });

  it('finds a free key where a moderator’s own keys were kept before there was one for it', async () => {
    const { edit: _new, ...before } = { ...defaultKeys, approve: 'E' };
    localStorage.setItem('sayso-console-keys', JSON.stringify({ keys: before, single: true }));
    const console_ = await ModerationHarness.open(queue());
    console_.focus('a');
    await console_.press('a');
    await field(console_);
    await console_.leave();
    console_.focus('a');
    await console_.press('e');
    await waitUntil(() => console_.standing('a').startsWith('Approved'), 'their own key still approves');
  });

  it('saves the new words, says who changed them, and puts the former ones back', async () => {
    const console_ = await ModerationHarness.open(queue());
    console_.focus('a');
    await console_.press('e');
    await field(console_);
    expect(console_.typed('text')).to.equal('Good piece.');
    expect(console_.readsFrom('text')).to.equal('auto');
    expect(await axeFaults()).to.deep.equal([]);
    await console_.answer();
    expect(console_.asked).to.contain(en.unchanged);
    console_.type('text', 'Good peace.');
    await console_.answer();
    expect(console_.asked).to.equal('');
    await waitUntil(() => console_.announced === en.saved, 'it is announced');
    expect(console_.detail).to.contain('Good peace.').and.to.contain('Sana changed the words');
    expect(console_.text('a')).to.contain('Good peace.');
    await waitUntil(() => console_.focused === 'a', 'the comment has the focus again');
    expect(await axeFaults()).to.deep.equal([]);
    await console_.formerWords();
    await waitUntil(() => console_.announced === en.undone, 'it is announced');
    expect(console_.detail).to.contain('Good piece.').and.not.to.contain('changed the words');
    expect(console_.standing('a')).to.equal('');
  });

  it('overwrites nothing unseen: what somebody else wrote meanwhile is shown, and one’s own words stay', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=edit]');
    await field(console_);
    backend.edit('a', 'By somebody else.');
    console_.type('text', 'Mine.');
    await console_.answer();
    expect(console_.asked).to.contain(en.conflict).and.to.contain('By somebody else.');
    expect(console_.typed('text')).to.equal('Mine.');
    expect(console_.detail).to.contain('By somebody else.');
    expect(await axeFaults()).to.deep.equal([]);
    await console_.answer();
    await waitUntil(() => console_.detail.includes('Mine.'), 'they are saved');
  });

  it('shows formatting as HTML, from the side from where its words read', async () => {
    const console_ = await ModerationHarness.open(new MemoryBackend({ editing: true, said: [{ id: 'u', name: 'بلال', text: '<strong>بہت</strong> خوب' }] }));
    await console_.click('u');
    await console_.ask('[data-ask=edit]');
    await field(console_);
    expect(console_.asked).to.contain(en.helpHtml);
    expect(console_.readsFrom('text')).to.equal('rtl');
    expect(await axeFaults()).to.deep.equal([]);
  });

  it('keeps what was written through a lost network, and through a comment that is gone', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=edit]');
    await field(console_);
    console_.type('text', 'Long thought.');
    backend.failing = 'offline';
    await console_.answer();
    expect(console_.asked).to.contain('Nothing was changed.').and.to.contain('You are offline');
    expect(console_.typed('text')).to.equal('Long thought.');
    backend.failing = null;
    backend.forget('a');
    await console_.answer();
    expect(console_.asked).to.contain(en.gone);
    expect(console_.typed('text')).to.equal('Long thought.');
  });
});
