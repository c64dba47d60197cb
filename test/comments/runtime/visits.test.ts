import { expect } from '@open-wc/testing';
import { memoryKeyValue } from '../../../src/comments/runtime/key-value.js';
import { createVisits, pause, remembered } from '../../../src/comments/runtime/visits.js';

describe('a reader’s visits', () => {
  const setUp = () => {
    const storage = memoryKeyValue();
    const clock = { now: 1_000_000_000_000 };
    return { storage, clock, visits: createVisits(storage, 'https://talk.example ', () => clock.now) };
  };

  it('know nothing of a first visit, and at the second what was seen at the first', async () => {
    const { clock, visits } = setUp();
    expect(await visits.begin('/a')).to.equal(null);
    await visits.see('/a', 500);
    await visits.see('/a', 300);
    clock.now += pause;
    expect(await visits.begin('/a')).to.equal(500);
    expect(await visits.begin('/b')).to.equal(null);
  });

  it('are not begun anew by a reload, so that what is new stays new', async () => {
    const { clock, visits } = setUp();
    await visits.begin('/a');
    await visits.see('/a', 500);
    clock.now += pause - 1;
    expect(await visits.begin('/a')).to.equal(null);
    clock.now += pause;
    expect(await visits.begin('/a')).to.equal(500);
    await visits.see('/a', 900);
    clock.now += 60_000;
    expect(await visits.begin('/a')).to.equal(500);
    clock.now += pause;
    expect(await visits.begin('/a')).to.equal(900);
  });

  it('are forgotten after ninety days, and what cannot be read at once', async () => {
    const { storage, clock, visits } = setUp();
    await visits.begin('/a');
    await visits.see('/a', 500);
    await storage.set('broken', { at: 'yesterday' });
    clock.now += remembered;
    expect(await visits.begin('/b')).to.equal(null);
    expect(await storage.entries()).to.deep.equal([]);
  });
});
