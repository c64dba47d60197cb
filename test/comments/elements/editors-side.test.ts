/** What editors decide about a thread, as readers see it. */
import { expect } from '@open-wc/testing';
import { CommentsHarness, FormHarness } from '../../harness/comments-harness.js';
import { axeFaults } from '../../support/axe.js';
import { aComment, FakeBackend } from './fake-backend.js';
import { waitUntil } from '../../support/wait-until.js';

const talk = (info: FakeBackend['info']): FakeBackend => {
  const backend = new FakeBackend();
  backend.comments = [aComment('a1'), aComment('a2', { author: { name: 'Desk', seed: 'd', badge: 'staff' } }), aComment('a3'), aComment('a4', { parent: 'a1' })];
  backend.info = info;
  return backend;
};
const closesAt = Date.UTC(2099, 11, 3, 12);

describe('the editors’ side of a thread', () => {
  it('asks the editor’s question over the form, as text, and keeps the form’s own heading', async () => {
    const page = await CommentsHarness.open(talk({ question: 'What would <b>you</b> ask?', closesAt }));
    const question = page.outer('question') as HTMLElement;
    expect(question.textContent).to.equal('What would <b>you</b> ask?');
    expect(page.outer('closing')?.textContent).to.contain('Open until December 3, 2099');
    expect(question.getBoundingClientRect().bottom).to.be.at.most(page.form.getBoundingClientRect().top);
    expect(page.form.querySelector('h3')?.textContent).to.equal('Leave a reply');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('says in the editor’s words why it is closed, and no longer asks', async () => {
    const page = await CommentsHarness.open(talk({ state: 'closed', closedBecause: 'by-editor', closedNote: 'The vote is over.', question: 'Well?' }));
    expect(page.text).to.contain('The vote is over.').and.not.to.contain('The editors have closed').and.not.to.contain('Well?');
    expect(page.replyButton('a1')).to.equal(undefined);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('keeps words in sight that somebody is writing when it turns out to be closed', async () => {
    const backend = talk({});
    const page = await CommentsHarness.open(backend);
    const form = new FormHarness(page.form);
    page.form.open = true;
    await page.settle();
    form.fill('A word too late.');
    backend.outcome = () => ({ kind: 'closed' });
    form.submit();
    await waitUntil(() => backend.posted.length === 1, 'sent');
    await page.settle();
    expect(form.field<HTMLTextAreaElement>('comment').value).to.equal('A word too late.');
  });

  it('shows pinned comments first in every order, with a badge beside that of the staff', async () => {
    const backend = talk({ pinned: ['a2', 'a1'], sorts: ['newest', 'oldest', 'best', 'discussed'] });
    const page = await CommentsHarness.open(backend);
    expect(page.shown).to.deep.equal(['a2', 'a1', 'a4', 'a3']);
    const badges = (id: string) => [...(page.comment(id)?.querySelectorAll('[part="badge"]') ?? [])].map((each) => each.textContent);
    expect([badges('a2'), badges('a1'), badges('a3')]).to.deep.equal([['Staff', 'Pinned'], ['Pinned'], []]);
    expect(page.comment('a3')?.textContent, 'where there is no badge stands nothing').not.to.contain('false');
    for (const sort of ['oldest', 'best', 'discussed']) {
      await page.sortBy(sort);
      expect(page.shown.slice(0, 2), sort).to.deep.equal(['a2', 'a1']);
    }
    expect(backend.asked.map(({ sort }) => sort)).to.deep.equal(['newest', 'oldest', 'best', 'discussed']);
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });

  it('offers the orders that its keeper knows, and leaves the ranked ones as they came', async () => {
    const plain = await CommentsHarness.open(talk({}));
    expect(plain.orders).to.deep.equal(['Newest first', 'Oldest first']);
    const page = await CommentsHarness.open(talk({ sorts: ['newest', 'oldest', 'best', 'discussed'] }));
    expect(page.orders).to.deep.equal(['Newest first', 'Oldest first', 'Most recommended', 'Most discussed']);
    await page.sortBy('best');
    expect(page.shown).to.deep.equal(['a1', 'a4', 'a2', 'a3']);
  });

  it('does not offer an order of a newer server, for which it has no words', async () => {
    const page = await CommentsHarness.open(talk({ sorts: ['newest', 'by-the-moon' as 'best', 'oldest'] }));
    expect(page.orders).to.deep.equal(['Newest first', 'Oldest first']);
  });

  it('speaks Urdu on an Urdu page', async () => {
    const page = await CommentsHarness.open(talk({ pinned: ['a1'], question: 'آپ کیا پوچھیں گے؟', closesAt, sorts: ['newest', 'best'] }), { language: 'ur' });
    await waitUntil(() => page.text.includes('نمایاں'), 'Urdu');
    await page.settle();
    expect(page.outer('closing')?.textContent).to.contain('تک کھلا ہے');
    expect(getComputedStyle(page.outer('question') as Element).direction).to.equal('rtl');
    expect(await axeFaults(page.frame)).to.deep.equal([]);
  });
});
