import { expect } from '@open-wc/testing';
import { createDrafts } from '../../../src/comments/runtime/drafts.js';
import { browserKeyValue, memoryKeyValue } from '../../../src/comments/runtime/key-value.js';
import { newSecret } from '../../../src/comments/runtime/new-secret.js';
import { createReceipts } from '../../../src/comments/runtime/receipts.js';
import { createRememberedName } from '../../../src/comments/runtime/remembered-name.js';
import { waitUntil } from '../../support/wait-until.js';

const hour = 3_600_000;

describe('a browser’s values', () => {
  it('outlive the page', async () => {
    const name = `sayso-test ${newSecret()}`;
    await browserKeyValue(name).set('a', { b: 1 });
    const again = browserKeyValue(name);
    expect(await again.get('a')).to.deep.equal({ b: 1 });
    expect(await again.entries()).to.deep.equal([['a', { b: 1 }]]);
    await again.delete('a');
    expect(await again.get('a')).to.equal(undefined);
  });
  it('are not created by looking for them, nor by wiping', async () => {
    const name = `sayso-test ${newSecret()}`;
    const values = browserKeyValue(name);
    await values.get('a');
    await values.entries();
    await values.delete('a');
    expect((await indexedDB.databases()).map((each) => each.name)).not.to.contain(name);
  });
  it('are kept in memory where the browser refuses, without an exception', async () => {
    const original = IDBFactory.prototype.open;
    for (const refuse of [
      () => {
        throw new DOMException('no', 'SecurityError');
      },
      // Firefox in private windows refuses later.
      () => original.call(indexedDB, 'x', -1),
    ]) {
      IDBFactory.prototype.open = refuse as typeof original;
      try {
        const values = browserKeyValue('refused');
        await values.set('a', 1);
        expect(await values.get('a')).to.equal(1);
        expect(await values.entries()).to.deep.equal([['a', 1]]);
        await values.delete('a');
        expect(await values.get('a')).to.equal(undefined);
      } finally {
        IDBFactory.prototype.open = original;
      }
    }
  });
});

describe('a draft', () => {
  const setUp = () => {
    let now = 0;
    const values = memoryKeyValue();
    return { values, drafts: createDrafts(values, 'site', () => now), pass: (time: number) => void (now += time) };
  };
  it('waits for its writer where it was begun', async () => {
    const { drafts } = setUp();
    await drafts.save('/a', null, 'Top');
    await drafts.save('/a', 'c1', 'Reply');
    expect([await drafts.load('/a', null), await drafts.load('/a', 'c1'), await drafts.load('/b', null)]).to.deep.equal(['Top', 'Reply', '']);
  });
  it('CM-11: is gone when it was emptied, or is older than 72 hours', async () => {
    const { drafts, values, pass } = setUp();
    await drafts.save('/a', null, 'x');
    await drafts.save('/a', null, ' ');
    await drafts.save('/b', null, 'y');
    await drafts.save('/b', null, '');
    await drafts.save('/c', null, 'z');
    pass(72 * hour);
    expect(await drafts.load('/other', null)).to.equal('');
    expect(await values.entries()).to.deep.equal([]);
  });
});

describe('what is kept for a while', () => {
  it('is wiped where it is not as we write it, whoever wrote it', async () => {
    const values = memoryKeyValue();
    for (const [index, value] of [null, 1, 'x', {}, { text: 'no time' }, { text: 5, at: 0 }, { text: 'x', at: 'soon' }].entries()) await values.set(String(index), value);
    expect(await createDrafts(values, '', () => 1).load('/a', null)).to.equal('');
    expect(await values.entries()).to.deep.equal([]);
  });
});

describe('receipts', () => {
  it('are kept 30 days, per thread and site', async () => {
    let now = 0;
    const values = memoryKeyValue();
    const receipts = createReceipts(values, 'site', () => now);
    await receipts.remember('one', '/a');
    now += 1;
    await receipts.remember('two', '/a');
    await receipts.remember('three', '/b');
    expect(await receipts.of('/a')).to.deep.equal(['one', 'two']);
    expect(await createReceipts(values, 'another', () => now).of('/a')).to.deep.equal([]);
    await receipts.forget('one');
    expect(await receipts.of('/a')).to.deep.equal(['two']);
    now += 31 * 24 * hour;
    expect(await receipts.of('/a')).to.deep.equal([]);
    expect(await values.entries()).to.deep.equal([]);
  });
});

describe('a remembered name', () => {
  it('CM-10: is the only thing that is remembered, and is forgotten in all tabs', async () => {
    const values = memoryKeyValue();
    const [here, there] = [createRememberedName(values), createRememberedName(memoryKeyValue())];
    let heard = 0;
    const stop = there.onForgotten(() => heard++);
    expect(await here.load()).to.equal('');
    await here.remember('Sana');
    expect([await here.load(), await values.entries()]).to.deep.equal(['Sana', [['name', 'Sana']]]);
    await here.forget();
    await waitUntil(() => heard === 1, 'the other tab to hear');
    expect([await here.load(), await values.entries()]).to.deep.equal(['', []]);
    stop();
  });
});

describe('a secret', () => {
  it('is 128 bits as base64url, never the same twice', () => {
    const secrets = Array.from({ length: 500 }, newSecret);
    for (const secret of secrets) expect(secret).to.match(/^[A-Za-z0-9_-]{22}$/u);
    expect(new Set(secrets).size).to.equal(500);
  });
});
