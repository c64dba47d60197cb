import { expect } from '@open-wc/testing';
import { changeOf, inverse, localMoment } from '../../../src/moderation/elements/moderation/thread-desk.js';
import { en } from '../../../src/moderation/messages/en.js';
import { en as words } from '../../../src/moderation/messages/thread/en.js';
import { untouchedThread, withThreadChange } from '../../../src/moderation/model/threads.js';
import { ModerationHarness } from '../../harness/moderation-harness.js';
import { axeFaults } from '../../support/axe.js';
import { MemoryBackend } from '../memory-backend.js';
import { sample } from '../sample.js';
import { waitUntil } from '../../support/wait-until.js';

const accessible = async (): Promise<void> => {
  expect(await axeFaults()).to.deep.equal([]);
};

describe("a thread's settings in the console", () => {
  const open = async (options: { width?: number; language?: string; queue?: string; id?: string; backend?: MemoryBackend } = {}) => {
    const { queue = 'published', id = 'p', backend = new MemoryBackend({ said: sample }), ...page } = options;
    const console_ = await ModerationHarness.open(backend, page);
    await console_.choose(queue);
    await console_.click(id);
    await console_.openThread();
    return { backend, console_ };
  };

  it('closes at once with the reason in the editor’s own sentence, takes that back, and opens again', async () => {
    const { backend, console_ } = await open();
    expect(console_.desk).to.contain(words.open);
    expect(console_.deskFocused).to.equal('closedNote');
    await accessible();
    console_.fill('closedNote', 'The vote is over.');
    await console_.send('closed');
    expect(backend.changes).to.deep.equal([{ thread: '/river', state: 'closed', closedNote: 'The vote is over.' }]);
    expect(console_.deskTold).to.contain(words.saved);
    expect(console_.desk).to.contain(words.closed);
    await accessible();
    await console_.undoThread();
    expect([backend.settings.state, backend.settings.closedNote]).to.deep.equal(['open', null]);
    expect(console_.deskTold).to.equal(words.undone);
    await console_.send('closed');
    await console_.send('open');
    expect(backend.settings.state).to.equal('open');
    expect(console_.desk).to.contain(words.open);
  });

  it('closes at a date, asks a question, pins the comment and takes it off, sending only what differs', async () => {
    const { backend, console_ } = await open();
    console_.fill('closesAt', '2099-05-01T18:00');
    console_.fill('question', '  What would you do?  ');
    console_.pin.click();
    await console_.send('save');
    const closesAt = new Date('2099-05-01T18:00').getTime();
    expect(backend.changes).to.deep.equal([{ thread: '/river', closesAt, question: 'What would you do?', pinned: ['p'] }]);
    await console_.send('save');
    expect(console_.deskTold).to.equal(words.nothing);
    console_.pin.click();
    await console_.send('save');
    expect(backend.changes[1]).to.deep.equal({ thread: '/river', pinned: [] });
  });

  it('refuses a fourth pin, an answer and a held comment in words', async () => {
    const backend = new MemoryBackend({ said: sample });
    backend.settings = { ...untouchedThread('/river'), pinned: ['x', 'y', 'z'] };
    const { console_ } = await open({ backend });
    console_.pin.click();
    await console_.send('save');
    expect(console_.deskTold).to.equal(words.pinTooMany(3));
    expect(backend.changes).to.deep.equal([]);
    await accessible();
    const held = await open({ queue: 'held', id: 'a' });
    expect(held.console_.pin.disabled).to.equal(true);
    expect(held.console_.desk).to.contain(words.pinNotHere);
  });

  it('says that a comment is no longer pinnable, and each failure, and keeps what was typed', async () => {
    const { backend, console_ } = await open();
    backend.decideElsewhere('p', 'remove', 'Nadia', true);
    console_.pin.click();
    await console_.send('save');
    expect(console_.deskTold).to.equal(words.notPinnable);
    console_.pin.click();
    console_.fill('question', 'Kept?');
    backend.failing = 'offline';
    await console_.send('save');
    expect(console_.deskTold).to.equal(`${words.failed} ${en.errors.offline}`);
    backend.failing = null;
    await console_.send('save');
    expect(backend.settings.question).to.equal('Kept?');
  });

  it('offers no more than open and closed where the keeper of the comments has no more', async () => {
    const backend = new MemoryBackend({ said: sample });
    Object.assign(backend, { capabilities: backend.capabilities.filter((each) => each !== 'threads') });
    const { console_ } = await open({ backend });
    expect(console_.deskAsks).to.deep.equal(['closed', 'leave']);
    await accessible();
    await console_.send('closed');
    expect(backend.changes).to.deep.equal([{ thread: '/river', state: 'closed' }]);
    expect(console_.deskAsks).to.deep.equal(['undo', 'open', 'leave']);
    await console_.undoThread();
    expect(backend.settings.state).to.equal('open');
  });

  it('tells in words where the settings cannot be had', async () => {
    const backend = new MemoryBackend({ said: sample });
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    backend.failing = 'server-error';
    await console_.openThread();
    await waitUntil(() => console_.deskTold.includes(en.errors['server-error']), 'it is told');
    await accessible();
  });

  it('is worked by the keyboard: Enter opens, Escape leaves, the focus goes back', async () => {
    const { backend, console_ } = await open();
    expect(console_.deskFocused).to.equal('closedNote');
    await console_.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    expect(console_.deskShown).to.equal(true);
    await console_.press('Escape');
    expect(console_.deskShown).to.equal(false);
    expect(console_.focused).to.equal(en.discussion);
    // A letter typed here decides nothing.
    await console_.press('Enter');
    await waitUntil(() => console_.deskShown && console_.deskFocused === 'closedNote', 'open again');
    await console_.press('s', 'a');
    expect(backend.asked).to.deep.equal([]);
  });

  it('speaks Urdu on a narrow page', async () => {
    const { console_ } = await open({ width: 320, language: 'ur' });
    expect(console_.desk).to.contain('قارئین سے سوال');
    await accessible();
  });

  it('undoes just what was changed, and keeps a date that a button does not mean', () => {
    const before = { ...untouchedThread('/a'), closesAt: 90_061_001, question: 'Why?' };
    const change = { thread: '/a', state: 'open', closesAt: 90_061_001 } as const;
    const said = { closesAt: localMoment(90_061_001), closedNote: '', question: 'Why?', pin: false };
    expect(changeOf(before, 'c', said)).to.equal(null);
    expect(changeOf(before, 'c', said, 'open')).to.deep.equal(change);
    expect(changeOf({ ...before, state: 'closed', closesAt: 1 }, 'c', { ...said, closesAt: localMoment(1) }, 'open')).to.deep.equal({ thread: '/a', state: 'open' });
    const closing = { thread: '/a', state: 'closed', question: null } as const;
    const after = withThreadChange(before, closing, 5);
    const back = withThreadChange(after, inverse(before, closing), 6);
    expect([back.state, back.closesAt, back.question, back.closedNote]).to.deep.equal(['open', 90_061_001, 'Why?', null]);
  });
});
