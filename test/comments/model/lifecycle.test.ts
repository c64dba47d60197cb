import { expect } from '@open-wc/testing';
import { statuses } from '../../../src/comments/model/comment.js';
import { transition, type LifecycleAction } from '../../../src/comments/model/lifecycle.js';

const actions: readonly LifecycleAction[] = ['approve', 'hold', 'spam', 'reject', 'remove'];

describe('the life of a comment', () => {
  it('has just these steps', () => {
    const table = statuses.map((from) => [from, ...actions.map((action) => transition(from, action))]);
    expect(table).to.deep.equal([
      ['published', null, 'held', 'spam', null, 'removed'],
      ['held', 'published', null, 'spam', 'rejected', null],
      ['spam', 'published', 'held', null, 'rejected', null],
      ['rejected', 'published', 'held', 'spam', null, null],
      ['removed', 'published', 'held', 'spam', null, null],
      ['erased', null, null, null, null, null],
    ]);
  });
});
