import { expect } from '@open-wc/testing';
import { statuses } from '../../../src/comments/model/comment.js';
import { transition, type LifecycleAction } from '../../../src/comments/model/lifecycle.js';

const actions: readonly LifecycleAction[] = ['approve', 'keep', 'hold', 'spam', 'reject', 'remove'];

describe('the life of a comment', () => {
  it('has just these steps', () => {
    const table = statuses.map((from) => [from, ...actions.map((action) => transition(from, action))]);
    expect(table).to.deep.equal([
      ['published', null, 'published', 'held', 'spam', null, 'removed'],
      ['held', 'published', null, null, 'spam', 'rejected', null],
      ['spam', 'published', null, 'held', null, 'rejected', null],
      ['rejected', 'published', null, 'held', 'spam', null, null],
      ['removed', 'published', null, 'held', 'spam', null, null],
      ['erased', null, null, null, null, null, null],
    ]);
  });
});
