import { expect } from '@open-wc/testing';
import { statuses } from '../../../src/comments/model/comment.js';
import { transition } from '../../../src/comments/model/lifecycle.js';
import { actionsFor, statusAfter } from '../../../src/moderation/model/actions.js';
import { excerpt, pieces } from '../../../src/moderation/model/mark.js';
import type { Reason } from '../../../src/moderation/model/verdict.js';

const reason = (...places: readonly [number, number][]): Reason => ({
  rule: 'words',
  code: 'listed-words',
  action: 'hold',
  params: new Map(),
  where: places.map(([start, end]) => ({ field: 'text', start, end })),
});
const shown = (list: readonly { text: string; marked: boolean }[]): string => list.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');

describe('marked words', () => {
  it('cuts a text at the places of all reasons, overlaps as one', () => {
    expect(shown(pieces('one two three', [reason([4, 7]), reason([5, 9], [0, 1])]))).to.equal('[o]ne [two t]hree');
    expect(shown(pieces('one', []))).to.equal('one');
    expect(pieces('', [reason([0, 0])])).to.deep.equal([]);
  });
  it('leaves out places that lie outside the text: it was edited meanwhile', () => {
    expect(shown(pieces('one', [reason([2, 9])]))).to.equal('one');
  });
  it('shows the first marked place of a long text, after an ellipsis', () => {
    const text = `${'word '.repeat(100)}idiot ${'more '.repeat(100)}`;
    const line = shown(excerpt(text, [reason([500, 505])]));
    expect(line.startsWith('…word ')).to.equal(true);
    expect(line).to.contain('[idiot]');
    expect(line.length).to.be.below(200);
    expect(line.endsWith('…')).to.equal(true);
  });
  it('never cuts an emoji in half', () => {
    expect(shown(excerpt('😀'.repeat(200), []))).not.to.match(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('what a moderator may do', () => {
  it('offers only what the lifecycle allows, with the status that follows', () => {
    for (const status of statuses) for (const action of actionsFor[status]) expect(transition(status, action), `${action} ${status}`).to.equal(statusAfter[action]);
  });
});
