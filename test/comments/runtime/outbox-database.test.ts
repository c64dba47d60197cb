/** In a file of its own: what else runs in a page before it would have opened databases. */
import { expect } from '@open-wc/testing';
import { browserKeyValue } from '../../../src/comments/runtime/key-value.js';
import { newSecret } from '../../../src/comments/runtime/new-secret.js';
import { createOutbox } from '../../../src/comments/runtime/outbox.js';
import { draft, thread } from './setting.js';

describe('the database of what waits', () => {
  it('is made with the first post, not before', async () => {
    const name = `sayso-test ${newSecret()}`;
    const values = browserKeyValue(name);
    const outbox = createOutbox(values, '', () => 0);
    expect(await outbox.items()).to.deep.equal([]);
    expect((await indexedDB.databases()).map((each) => each.name)).not.to.contain(name);
    await outbox.add({ secret: newSecret(), thread, parent: null, draft: draft('x'), trap: '', page: { url: '', title: '' } });
    expect((await indexedDB.databases()).map((each) => each.name)).to.contain(name);
    expect(await createOutbox(browserKeyValue(name), '', () => 0).items()).to.have.lengthOf(1);
  });
});
