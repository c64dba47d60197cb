import { expect } from '@open-wc/testing';
import { closingAt, type ClosingFacts } from '../../../src/comments/model/closing.js';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 25);
const facts = (part: Partial<ClosingFacts> = {}): ClosingFacts => ({
  state: 'open', closedBecause: null, closedAt: null, closesAt: null, openedAt: null, publishedAt: null, ...part,
});

describe('whether a thread takes comments', () => {
  it('stays open where nobody says otherwise', () => {
    expect(closingAt(facts(), 14, now)).to.deep.equal({ state: 'open', closedBecause: null, closedAt: null, closesAt: null });
    expect(closingAt(facts({ publishedAt: 0 }), 0, now).state).to.equal('open');
  });
  it('closes at the date of an editor, to the millisecond, whatever the days say', () => {
    const dated = facts({ closesAt: now + 5, publishedAt: now - 100 * day });
    expect(closingAt(dated, 14, now + 4)).to.deep.equal({ state: 'open', closedBecause: null, closedAt: null, closesAt: now + 5 });
    expect(closingAt(dated, 14, now + 5)).to.deep.equal({ state: 'closed', closedBecause: 'by-editor', closedAt: now + 5, closesAt: null });
  });
  it('closes some days after publication, unless an editor has opened it', () => {
    const old = facts({ publishedAt: now - 14 * day });
    expect(closingAt(old, 14, now)).to.deep.equal({ state: 'closed', closedBecause: 'too-old', closedAt: now, closesAt: null });
    expect(closingAt(old, 14, now - 1).closesAt).to.equal(now);
    expect(closingAt({ ...old, openedAt: now }, 14, now).state).to.equal('open');
  });
  it('is closed at once by an editor, and says since when', () => {
    const closed = facts({ state: 'closed', closedBecause: 'by-editor', closedAt: 7, closesAt: now + day });
    expect(closingAt(closed, 14, now)).to.deep.equal({ state: 'closed', closedBecause: 'by-editor', closedAt: 7, closesAt: null });
  });
});
