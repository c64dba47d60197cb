import { expect } from '@open-wc/testing';
import { backendErrorCodes } from '../../../src/comments/model/errors.js';
import { commandOf } from '../../../src/moderation/elements/moderation/keys.js';
import { actionsFor } from '../../../src/moderation/model/actions.js';
import { en } from '../../../src/moderation/messages/en.js';
import { ModerationHarness } from '../../harness/moderation-harness.js';
import { axeFaults } from '../../support/axe.js';
import { MemoryBackend } from '../memory-backend.js';
import { sample } from '../sample.js';
import { waitUntil } from '../../support/wait-until.js';

const accessible = async (): Promise<void> => {
  expect(await axeFaults()).to.deep.equal([]);
};
const queue = (): MemoryBackend => new MemoryBackend({ said: sample });

describe('<sayso-moderation>', () => {
  // What a moderator changed about the keys is kept; each test is another moderator.
  beforeEach(() => localStorage.removeItem('sayso-console-keys'));
  after(() => localStorage.removeItem('sayso-console-keys'));

  it('shows each waiting comment with its reasons in words and the places marked', async () => {
    const console_ = await ModerationHarness.open(queue());
    expect(console_.order).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(console_.reasons('b')).to.deep.equal(['3 links; your limit is 2', 'On your word list: viagra', 'First comment by this author']);
    expect(console_.marks('b')).to.deep.equal(['vïagra', 'http://x.example/1', 'http://x.example/2', 'http://x.example/3']);
    await console_.click('c');
    expect(console_.detail).to.contain('In reply to Ines').and.to.contain('I would say so.').and.to.contain('4 published, 0 refused before');
    expect(console_.detailMarks).to.deep.equal(['idiot']);
    await accessible();
  });

  it('keeps a decided row in place, dimmed, with its verdict and Undo, and moves the focus on', async () => {
    const console_ = await ModerationHarness.open(queue());
    const before = console_.place('a');
    await console_.decide('a', 'approve');
    expect(console_.order).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(console_.place('a')).to.equal(before);
    expect(console_.standing('a')).to.match(/^Approved Undo.*You can take this back until/);
    expect(console_.isDimmed('a')).to.equal(true);
    expect(console_.focused).to.equal('b');
    await waitUntil(() => console_.announced === 'Approved. Next: Pills.', 'it is announced');
    await accessible();
    await console_.undo('a');
    expect(console_.standing('a')).to.equal('');
    expect(console_.isDimmed('a')).to.equal(false);
    expect(console_.focused).to.equal('a');
    await waitUntil(() => console_.announced === 'Taken back. The comment waits again.', 'it is announced');
  });

  it('is walked and worked by the keyboard alone', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    console_.focus('a');
    await console_.press('j', 'ArrowDown', 'k');
    expect(console_.focused).to.equal('b');
    await console_.press('s');
    expect(console_.standing('b')).to.match(/^Marked as spam/);
    expect(console_.focused).to.equal('c');
    await console_.press('r', 'a');
    expect(backend.asked).to.deep.equal(['spam b', 'reject c', 'approve d']);
    await console_.press('u');
    expect(console_.standing('d')).to.equal('');
    expect(console_.focused).to.equal('d');
  });

  it('offers what the role goes so far as: nothing to a viewer, not by a key either, and no rules or threads to a moderator', async () => {
    const as = async (may?: readonly ('decide' | 'shape')[]) => {
      const backend = new MemoryBackend({ said: sample, moderator: { id: 'm', name: 'Sana', ...(may === undefined ? {} : { may }) } });
      const console_ = await ModerationHarness.open(backend);
      await console_.click('b');
      return { backend, console_ };
    };
    const viewer = await as([]);
    expect(viewer.console_.offered).to.deep.equal([]);
    expect(viewer.console_.detail).to.contain('Why it waits').and.to.contain('Conversation');
    viewer.console_.focus('a');
    await viewer.console_.press('a', 's', 'x', 'u', 'w', 'c', 'i');
    expect(viewer.backend.asked).to.deep.equal([]);
    await accessible();
    const moderator = await as(['decide']);
    expect(moderator.console_.offered).to.include.members(['decide', 'many', 'tick', 'reason', 'reply', 'author']);
    expect(moderator.console_.offered.filter((kind) => ['thread', 'policy', 'records'].includes(kind))).to.deep.equal([]);
    const [editor, anybody] = [(await as(['decide', 'shape'])).console_.offered, (await as()).console_.offered];
    expect(editor).to.deep.equal(anybody);
    expect(editor).to.include('thread');
  });

  it('has one comment’s buttons as tab stops, not fifty’s', async () => {
    const console_ = await ModerationHarness.open(queue());
    await console_.click('b');
    expect(console_.tabStops).to.deep.equal(['b', 'tick', 'approve', 'spam', 'reject']);
    expect(console_.shortcuts('b')).to.deep.equal(['A', 'S', 'R']);
  });

  it('does nothing on a key when the focus is elsewhere, with a modifier, or when keys are off', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.press('a');
    expect(backend.asked).to.deep.equal([]);
    console_.focus('a');
    await console_.pressWith('Control', 'a');
    expect(backend.asked).to.deep.equal([]);
    await console_.press('?');
    expect(console_.helpShown).to.equal(true);
    await accessible();
    await console_.switchKeys();
    expect(console_.element.noKeys).to.equal(true);
    await console_.press('Escape');
    expect(console_.helpShown).to.equal(false);
    console_.focus('a');
    await console_.press('a', 'j');
    expect(backend.asked).to.deep.equal([]);
    expect(console_.shortcuts('a')).to.deep.equal([null, null, null]);
    await console_.press('ArrowDown');
    expect(console_.focused).to.equal('b');
  });

  it('understands the keys of an Urdu keyboard', () => {
    const press = { ctrlKey: false, altKey: false, metaKey: false };
    expect(commandOf({ ...press, key: 'ا', code: 'KeyA' }, actionsFor.held, true)).to.deep.equal({ kind: 'decide', action: 'approve' });
    expect(commandOf({ ...press, key: '؟', code: 'Slash' }, actionsFor.held, true)).to.deep.equal({ kind: 'help' });
    expect(commandOf({ ...press, key: 'r', code: 'KeyR' }, actionsFor.published, true)).to.deep.equal({ kind: 'decide', action: 'remove' });
    expect(commandOf({ ...press, key: 'a', code: 'KeyA' }, actionsFor.published, true)).to.equal(null);
  });

  it('A-61: keys can be changed, keep to that on the next visit, and go back', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    console_.focus('a');
    await console_.press('?');
    await console_.changeKey('approve', 'z');
    expect(console_.keyFor('approve')).to.equal('Z');
    await console_.changeKey('spam', 'z');
    expect([console_.keyFor('approve'), console_.keyFor('spam')]).to.deep.equal(['S', 'Z']);
    await accessible();
    await console_.press('Escape');
    expect(console_.shortcuts('a')).to.deep.equal(['S', 'Z', 'R']);
    const next = await ModerationHarness.open(backend);
    next.focus('a');
    await next.press('a');
    expect(backend.asked).to.deep.equal([]);
    await next.press('s');
    expect(backend.asked).to.deep.equal(['approve a']);
    await next.press('?');
    await next.usualKeys();
    expect([next.keyFor('approve'), next.keyFor('spam')]).to.deep.equal(['A', 'S']);
    expect(localStorage.getItem('sayso-console-keys')).to.equal(null);
  });

  it('searches, narrows to what a comment has in common with others, and says so', async () => {
    const console_ = await ModerationHarness.open(queue());
    await console_.search('IDIOT');
    expect([console_.order, console_.chips, console_.matching]).to.deep.equal([['c'], ['Words: “IDIOT”'], '1 comment']);
    await accessible();
    await console_.drop('text');
    expect(console_.order).to.deep.equal(['a', 'b', 'c', 'd']);
    await console_.click('b');
    await console_.only('rule');
    expect([console_.order, console_.chips]).to.deep.equal([['b'], ['Reason: links']]);
    await console_.search('nobody wrote this');
    expect(console_.everything).to.contain('Nothing in this list matches.');
    await accessible();
  });

  it('keeps a list by name, shows it again, and forgets it', async () => {
    const console_ = await ModerationHarness.open(queue());
    await console_.search('idiot');
    await console_.ask('[data-save]');
    await console_.answer();
    expect(console_.asked).to.contain('Please give it a name first.');
    await accessible();
    console_.type('name', 'Rude words');
    await console_.answer();
    await waitUntil(() => console_.savedLists.length === 1, 'the list is kept');
    await console_.choose('spam');
    await console_.chooseSaved('Rude words');
    expect(console_.order).to.deep.equal(['c']);
    await accessible();
    await console_.forgetSaved();
    expect(console_.savedLists).to.deep.equal([]);
  });

  it('has a search with a name of its own, beside one that the page has', async () => {
    const console_ = await ModerationHarness.open(queue());
    const own = document.createElement('form');
    own.setAttribute('role', 'search');
    const field = document.createElement('input');
    field.type = 'search';
    field.setAttribute('aria-label', 'Search the paper');
    own.append(field);
    console_.element.parentElement!.append(own);
    expect((await axeFaults()).filter((fault) => fault.startsWith('landmark-unique'))).to.deep.equal([]);
    await accessible();
  });

  it('decides on the ticked ones together, and takes all of them back', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    console_.focus('a');
    await console_.press('x', 'j', 'j', 'x');
    expect(console_.everything).to.contain('2 chosen');
    await accessible();
    await console_.decideTicked('spam');
    expect(backend.asked).to.deep.equal(['spam a', 'spam c']);
    expect([console_.standing('a'), console_.standing('c')].map((said) => said.slice(0, 14))).to.deep.equal(['Marked as spam', 'Marked as spam']);
    await console_.undo('c');
    expect([console_.standing('a'), console_.standing('c')]).to.deep.equal(['', '']);
  });

  it('counts a decision on the whole list before it is taken, leaves alone what came since, and takes it back', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    backend.arrive({ id: 'n1', name: 'Ines', text: 'One' });
    await console_.ask('[data-sweep]');
    await waitUntil(() => console_.asked.includes('This decides on 4 comments.'), 'they are counted');
    console_.pick('action', 'spam');
    await waitUntil(() => console_.asked.includes('This decides on 4 comments.'), 'they are counted again');
    await accessible();
    await console_.answer();
    await waitUntil(() => console_.swept.startsWith('Marked as spam: 4. Undo'), 'it is said');
    expect(console_.order).to.deep.equal(['n1']);
    await accessible();
    await console_.undoSweep();
    await waitUntil(() => console_.swept === 'Taken back: 4 comments stand as before.', 'it is taken back');
    expect(console_.order).to.deep.equal(['n1', 'a', 'b', 'c', 'd']);
  });

  it('turns away with a reason, says so later, and restores exactly what was', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    console_.focus('c');
    await console_.press('w');
    await waitUntil(() => console_.asked.includes('Turn away and say why'), 'the dialog is open');
    await accessible();
    console_.pick('code', 'insult');
    console_.type('words', 'Please argue.');
    await console_.answer('reject');
    await waitUntil(() => console_.standing('c').startsWith('Rejected'), 'it is decided');
    await console_.choose('rejected');
    await console_.click('c');
    expect(console_.detail).to.contain('Rejected by Sana').and.to.contain('Because: Insult. Please argue.');
    expect(console_.actions('c')).to.deep.equal(['approve', 'spam', 'restore']);
    await accessible();
    await console_.restore('c');
    await console_.choose('held');
    expect(console_.order).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('approves and replies in one step', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=reply]');
    expect(console_.asked).to.contain('approve it together with your reply');
    await console_.answer();
    expect(console_.asked).to.contain('Please write something first.');
    await accessible();
    console_.type('text', 'Thank you.');
    await console_.answer();
    await waitUntil(() => console_.standing('a').startsWith('Approved'), 'it is approved');
    expect(console_.asked).to.equal('');
    await console_.choose('published');
    expect(console_.text('reply-to-a')).to.contain('Thank you.');
  });

  it('sets how an author is treated and until when, with a note, and shows what they wrote', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=author]');
    await waitUntil(() => console_.asked.includes('How new comments of this author are treated'), 'the file is there');
    await accessible();
    expect(console_.asked).not.to.contain('In your own words');
    console_.pick('standing', 'pre-moderated');
    expect(console_.asked).to.contain('Reason').and.to.contain('In your own words');
    console_.pick('code', 'hate');
    console_.type('words', 'Against a whole village.');
    console_.type('note', 'Twice rude this week');
    await accessible();
    await console_.answer();
    await waitUntil(() => console_.asked.includes('Saved.'), 'it is saved');
    expect(console_.asked).to.contain('Set by Sana').and.to.contain('Until').and.to.contain('Against a whole village.').and.to.contain('Twice rude this week');
    expect(backend.authorChanges[0]?.reason).to.deep.equal({ code: 'hate', words: 'Against a whole village.' });
    await accessible();
    await console_.leave();
    await waitUntil(() => console_.focused === 'a', 'the comment has the focus again');
  });

  it('asks why where an author is treated otherwise, offers the reason before, and lifts without one', async () => {
    const backend = queue();
    const until = Date.now() + 86_400_000;
    backend.treat('a', { kind: 'muted', until, by: 'Sana', at: Date.now(), reason: { code: 'insult', words: 'Twice.' } }, { kind: 'muted', words: 'I was quoting.', at: Date.now() });
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=author]');
    await waitUntil(() => console_.asked.includes('I was quoting.'), 'what the author asks is there');
    await accessible();
    console_.pick('standing', 'banned');
    expect(console_.asked).to.contain('In your own words');
    await console_.answer();
    await waitUntil(() => console_.asked.includes('Saved.'), 'it is saved');
    expect(backend.authorChanges[0]).to.deep.equal({ of: 'a', standing: { kind: 'banned', until }, reason: { code: 'insult', words: 'Twice.' } });
    expect(console_.asked).not.to.contain('I was quoting.').and.not.to.contain('In your own words');
    console_.pick('standing', 'none');
    expect(console_.asked).not.to.contain('In your own words');
    await console_.answer();
    await waitUntil(() => backend.authorChanges.length === 2, 'it is lifted');
    expect(backend.authorChanges[1]).to.deep.equal({ of: 'a', standing: null });
  });

  it('states no reason on an author that nobody chose', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=author]');
    await waitUntil(() => console_.asked.includes('How new comments of this author are treated'), 'the file is there');
    console_.pick('standing', 'banned');
    await console_.answer();
    await waitUntil(() => console_.asked.includes('Saved.'), 'it is saved');
    expect(backend.authorChanges[0]?.reason).to.deep.equal({ code: 'other' });
    expect(console_.asked).not.to.contain(en.decisionReasons['advertising']);
  });

  it('answers an author who asks for another look: it stays as it is', async () => {
    const backend = queue();
    backend.treat('a', { kind: 'banned', until: null, by: 'Sana', at: Date.now(), reason: { code: 'private' } }, { kind: 'banned', words: 'It was my own number.', at: Date.now() });
    const console_ = await ModerationHarness.open(backend);
    await console_.click('a');
    await console_.ask('[data-ask=author]');
    await waitUntil(() => console_.asked.includes('It was my own number.'), 'what the author asks is there');
    await console_.pressInDialog('[data-uphold]');
    await waitUntil(() => console_.asked.includes('Saved.'), 'it is answered');
    expect(backend.authorChanges).to.deep.equal([{ of: 'a', uphold: true }]);
    expect(console_.asked).not.to.contain('It was my own number.');
    expect(console_.asked).to.contain('Set by Sana');
  });

  it('unfolds the conversation, and who reported', async () => {
    const backend = new MemoryBackend({ said: [{ id: 'r', name: 'Ines', text: 'I would say so.', status: 'published', reported: 'hate', inReplyTo: { id: 'x', name: 'Tom', text: 'Only so.' } }] });
    const console_ = await ModerationHarness.open(backend);
    await console_.choose('reported');
    await console_.unfold('conversation');
    expect(console_.around('conversation')).to.contain('Only so.');
    await console_.unfold('reporters');
    expect(console_.around('reporters')).to.contain('Zara Abbas').and.to.contain('zara@mail.example');
    await accessible();
  });

  it('says who else looks at the open comment, and tells what this page looks at', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    await console_.click('b');
    await waitUntil(() => backend.looked.at(-1) === 'b', 'others are told');
    backend.others('b', 'Karim');
    await waitUntil(() => console_.viewers === 'Karim is looking at this too.', 'it is said');
    await accessible();
    backend.others('b');
    await waitUntil(() => console_.viewers === '', 'it is forgotten');
  });

  it('says who was first, and lets the moderator decide otherwise', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    backend.decideElsewhere('a', 'approve', 'Sana', true);
    await console_.decide('a', 'reject');
    expect(console_.standing('a')).to.match(/^Sana approved this at .+\. Your decision was not applied\. You can still decide otherwise\.$/);
    await waitUntil(() => console_.announced.startsWith('Sana approved this at'), 'it is announced');
    await console_.click('a');
    await accessible();
    await console_.decide('a', 'remove');
    expect(console_.standing('a')).to.match(/^Removed/);
  });

  it('tells of new comments without moving a row, and shows them on demand', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    const before = console_.place('c');
    backend.arrive({ id: 'n1', name: 'Ines', text: 'One' });
    backend.arrive({ id: 'n2', name: 'Karim', text: 'Two' });
    await waitUntil(() => console_.freshLabel === 'Show 2 new comments', 'new comments are told');
    expect(console_.place('c')).to.equal(before);
    await accessible();
    await console_.showFresh();
    expect(console_.order.slice(0, 2).sort()).to.deep.equal(['n1', 'n2']);
    expect(console_.focused).to.equal(console_.order[0]);
  });

  it('is one page at a time on a narrow screen: list, comment, next comment, list', async () => {
    const console_ = await ModerationHarness.open(queue(), { width: 360 });
    expect([console_.listShown, console_.detailShown]).to.deep.equal([true, false]);
    await accessible();
    await console_.click('b');
    expect([console_.listShown, console_.detailShown]).to.deep.equal([false, true]);
    expect(console_.detail).to.contain('Pills');
    await accessible();
    await console_.decideInDetail('spam');
    expect(console_.detail).to.contain('Tom');
    expect(console_.focused).to.equal('c');
    await console_.press('Escape');
    expect([console_.listShown, console_.detailShown]).to.deep.equal([true, false]);
    expect(console_.focused).to.equal('c');
    expect(console_.standing('b')).to.match(/^Marked as spam/);
  });

  it('returns to the list on a narrow screen when the last one is decided', async () => {
    const console_ = await ModerationHarness.open(new MemoryBackend({ said: sample.slice(0, 1) }), { width: 360 });
    await console_.click('a');
    await console_.decideInDetail('approve');
    expect(console_.listShown).to.equal(true);
    await waitUntil(() => console_.announced === 'Approved. That was the last one in this list.', 'it is announced');
  });

  it('has a kind sentence for an empty queue', async () => {
    const empty = await ModerationHarness.open(new MemoryBackend({ said: [] }));
    expect(empty.everything).to.contain(en.empty.held);
    await accessible();
  });

  it('is worked through a long queue to its end by the keyboard alone: the list goes on under the hand, the focus is lost nowhere', async () => {
    const ids = Array.from({ length: 64 }, (_, index) => `q${index}`);
    const backend = new MemoryBackend({ said: ids.map((id, index) => ({ id, name: `Reader ${index}`, ago: (index + 1) * 1000, text: `Said as number ${index}.` })) });
    const console_ = await ModerationHarness.open(backend);
    await accessible();
    console_.focus('q0');
    for (const [index, id] of ids.entries()) {
      await waitUntil(() => console_.focused === id, `the focus is on ${id}`);
      await console_.press('asr'[index % 3] as string);
    }
    await waitUntil(() => backend.asked.length === ids.length, 'all are decided');
    expect(backend.asked).to.deep.equal(ids.map((id, index) => `${['approve', 'spam', 'reject'][index % 3]} ${id}`));
    await accessible();
  });

  it('goes on below the last row that was loaded by the key that goes down, and leaves a focus alone that went elsewhere meanwhile', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `q${index}`);
    const backend = new MemoryBackend({ said: ids.map((id, index) => ({ id, name: `Reader ${index}`, ago: (index + 1) * 1000, text: `Said as number ${index}.` })) });
    const console_ = await ModerationHarness.open(backend);
    console_.focus('q49');
    await console_.press('j');
    await waitUntil(() => console_.focused === 'q50', 'the next page is there, and the hand on its first row');
    expect(console_.order.length).to.equal(100);
    await console_.press('k', 'j', 'ArrowDown');
    expect(console_.focused).to.equal('q51');
    const read = backend.queue.bind(backend);
    let come = (): void => undefined;
    const slow = new Promise<void>((resolve) => (come = resolve));
    backend.queue = (query) => slow.then(() => read(query));
    console_.focus('q99');
    await console_.press('j', '/');
    come();
    await waitUntil(() => console_.selected === 'q100', 'the last page is there, and what is open is its first');
    await console_.settle();
    expect(console_.focused).to.equal('');
    console_.focus('q119');
    await console_.press('j');
    expect(console_.focused).to.equal('q119');
  });

  it('tells someone who is not signed in the next step', async () => {
    const out = await ModerationHarness.open(new MemoryBackend({ said: sample, moderator: null }));
    expect(out.everything).to.contain('You are not signed in.').and.to.contain('sign-in link');
    expect(out.order).to.deep.equal([]);
    await accessible();
  });

  for (const why of ['cookie', 'page', 'password', 'role'] as const) {
    it(`tells the editor of a WordPress what to do there (${why})`, async () => {
      const out = await ModerationHarness.open(new MemoryBackend({ said: sample, moderator: null, signedOut: { why, name: 'Rana', address: 'https://paper.example/wp-login.php' } }));
      expect(out.everything).to.contain(en.signedOutWordpress[why]).and.to.contain(en.signInWordpress).and.not.to.contain('server');
      expect(out.everything).to.contain(why === 'role' ? 'Rana is signed in to WordPress' : en.signedOut);
      await accessible();
    });
  }

  it('says every error in words with a next step, and loads again', async () => {
    for (const code of backendErrorCodes) {
      const backend = queue();
      const console_ = await ModerationHarness.open(backend);
      backend.failing = code;
      await console_.decide('a', 'approve');
      expect(console_.notices[0], code).to.contain(en.errors[code]);
      expect(console_.standing('a')).to.equal('');
      backend.failing = null;
      await console_.reload();
      expect(console_.notices).to.deep.equal([]);
      expect(console_.order).to.deep.equal(['a', 'b', 'c', 'd']);
    }
  });

  it('says so while the connection is lost', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    backend.connection('lost');
    await waitUntil(() => console_.notices[0] === en.lost, 'the notice is there');
    await accessible();
  });

  it('shows other lists, with the actions that fit there', async () => {
    const console_ = await ModerationHarness.open(queue());
    await console_.choose('published');
    expect(console_.order).to.deep.equal(['p']);
    await console_.decide('p', 'remove');
    expect(console_.standing('p')).to.match(/^Removed/);
    await accessible();
  });

  it('keeps what readers reported, by button and by key, and takes that back', async () => {
    const backend = new MemoryBackend({ said: [{ id: 'r', name: 'Ines', text: 'I would say so.', status: 'published', reported: 'insult', writer: { member: true, confirmed: true } }, ...sample] });
    const console_ = await ModerationHarness.open(backend);
    await console_.choose('reported');
    expect(console_.order).to.deep.equal(['r']);
    expect(console_.reasons('r')[0]).to.equal('A reader reports: an insult');
    expect(console_.actions('r')).to.deep.equal(['keep', 'remove', 'spam', 'hold']);
    await console_.click('r');
    expect(console_.detail).to.contain('Member of the paper').and.to.contain('E-mail address confirmed');
    await accessible();
    console_.focus('r');
    await console_.press('a');
    expect(backend.asked).to.deep.equal(['keep r']);
    expect(console_.standing('r')).to.match(/^Kept Undo/);
    await accessible();
    await console_.press('u');
    expect(console_.standing('r')).to.equal('');
    await console_.decide('r', 'keep');
    await console_.choose('reported');
    expect(console_.order).to.deep.equal([]);
    await console_.choose('published');
    expect(console_.actions('p')).to.deep.equal(['remove', 'spam', 'hold']);
  });

  it('speaks Urdu, right to left, on an Urdu page', async () => {
    const console_ = await ModerationHarness.open(queue(), { language: 'ur' });
    await waitUntil(() => console_.everything.includes('فیصلہ طلب تبصرے'), 'the words are there');
    expect(console_.direction).to.equal('rtl');
    await console_.decide('a', 'approve');
    expect(console_.standing('a')).to.contain('منظور ہوا');
    await accessible();
  });

  it('goes on after being moved within the page', async () => {
    const backend = queue();
    const console_ = await ModerationHarness.open(backend);
    const place = document.createElement('div');
    place.style.setProperty('inline-size', '1200px');
    console_.element.parentElement!.append(place);
    place.append(console_.element);
    await console_.decide('a', 'approve');
    expect(console_.standing('a')).to.match(/^Approved/);
  });
});
