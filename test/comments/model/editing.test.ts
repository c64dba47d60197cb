import { expect } from '@open-wc/testing';
import { statuses } from '../../../src/comments/model/comment.js';
import { defaultLimits, parseDraft } from '../../../src/comments/model/draft.js';
import { editableUntil, isTheirsStill, statusAfterEdit, wordsOnly } from '../../../src/comments/model/editing.js';

describe('what an author may still do', () => {
  it('ends where moderators or rules have decided against the comment', () => {
    expect(statuses.filter(isTheirsStill)).to.deep.equal(['published', 'held']);
  });
  it('has a window for changing words, from posting; none where the site gives none', () => {
    expect(editableUntil({ status: 'held', createdAt: 1000 }, 300)).to.equal(1300);
    expect(editableUntil({ status: 'published', createdAt: 1000 }, 0)).to.equal(undefined);
    expect(editableUntil({ status: 'removed', createdAt: 1000 }, 300)).to.equal(undefined);
  });
  it('never publishes what waits', () => {
    expect(statusAfterEdit('held', 'published')).to.equal('held');
    expect(statusAfterEdit('held', 'spam')).to.equal('spam');
    expect(statusAfterEdit('published', 'held')).to.equal('held');
    expect(statusAfterEdit('published', 'published')).to.equal('published');
  });
  it('is judged by the words alone, whatever else the site asks for', () => {
    expect(parseDraft({ text: 'Hello' }, wordsOnly(defaultLimits))).to.deep.equal({ ok: true, value: { name: '', email: '', website: '', text: 'Hello' } });
    expect(parseDraft({ text: ' ' }, wordsOnly(defaultLimits)).ok).to.equal(false);
  });
});
