import { expect } from '@open-wc/testing';
import { memoryKeyValue } from '../../../src/comments/runtime/key-value.js';
import { createTakenPart, takenDays } from '../../../src/comments/runtime/taken-part.js';

describe('what a reader has recommended and muted', () => {
  const secret = 'a'.repeat(22);

  it('is kept by comment and by author, and forgotten on request', async () => {
    const values = memoryKeyValue();
    const taken = createTakenPart(values, () => 1000);
    await taken.keepVote('one', { secret, counted: true });
    await taken.mute('seed', { name: 'Zara', thread: '/a' });
    const { votes, muted } = await taken.all();
    expect([...votes]).to.deep.equal([['one', { secret, counted: true, at: 1000 }]]);
    expect([...muted]).to.deep.equal([['seed', { name: 'Zara', thread: '/a', at: 1000 }]]);
    await taken.forgetVote('one');
    await taken.unmute('seed');
    expect(await values.entries()).to.deep.equal([]);
    expect(await taken.vote('one')).to.equal(null);
  });

  it('is wiped after a year, and where it cannot be read', async () => {
    const values = memoryKeyValue();
    let now = 1000;
    const taken = createTakenPart(values, () => now);
    await taken.keepVote('old', { secret, counted: true });
    now += takenDays * 86_400_000;
    await taken.keepVote('new', { secret, counted: false });
    for (const [key, value] of [['vote broken', { secret: 5 }], ['mute broken', null], ['other', { secret, counted: true, at: now }]] as const) await values.set(key, value);
    expect([...(await taken.all()).votes.keys()]).to.deep.equal(['new']);
    expect((await values.entries()).map(([key]) => key)).to.deep.equal(['vote new']);
  });
});
