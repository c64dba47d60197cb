/** The editors' side of a thread and the orders by rank, over any database under the server. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRepository, type Repository } from '../../src/db/repository.js';
import { migrate } from '../../src/db/migrations/index.js';
import { newId } from '../../src/db/ids.js';
import type { Database } from '../../src/db/database.js';
import type { PageEnd } from '../../src/db/repository/threads.js';
import { newComment, newKey, noon } from './fixtures.js';

export const describeEditors = (name: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`editors over ${name}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    let site = '';
    let sites = 0;
    const freshSite = async (): Promise<void> => {
      site = `editors-${++sites}`;
      await repository.openSite(site, noon);
    };
    const post = async (text: string, given: Parameters<typeof newComment>[0] = {}): Promise<string> => {
      const comment = newComment({ text, ...given });
      assert.equal((await repository.post(site, newKey(), comment, 'newsroom@1')).kind, 'stored');
      return comment.id;
    };
    /** Root comments with so many replies each, all of one second; ids by text. */
    const conversations = async (replies: readonly number[]): Promise<readonly string[]> => {
      const roots: string[] = [];
      for (const [index, count] of replies.entries()) {
        const root = await post(`root ${index}`, { createdAt: noon + index });
        for (let reply = 0; reply < count; reply++) await post('reply', { parent: root, createdAt: noon + 100 + reply });
        roots.push(root);
      }
      return roots;
    };
    const tops = (comments: readonly { readonly parent: string | null; readonly id: string }[]) => comments.filter(({ parent }) => parent === null).map(({ id }) => id);

    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
    });
    after(() => database.close());

    it('a question may stand before the first comment, and stays when that comes', async () => {
      await freshSite();
      const outcome = await repository.changeThread(site, { thread: '/talks', question: '  What would you ask?  ', closedNote: '   ' }, noon);
      assert.ok(outcome.kind === 'stored');
      assert.deepEqual([outcome.settings.question, outcome.settings.closedNote], ['What would you ask?', null]);
      await post('First.');
      const state = await repository.thread(site, '/talks');
      assert.deepEqual([state.question, state.url, state.published, state.edition], ['What would you ask?', 'https://paper.example/talks', 1, 1]);
      assert.deepEqual(await repository.threadSettings(site, '/talks'), outcome.settings);
      assert.equal((await repository.threadSettings(site, '/other')).state, 'open');
    });

    it('only published comments at the top of the same thread can be pinned; a refusal changes nothing', async () => {
      await freshSite();
      const root = await post('root');
      const reply = await post('reply', { parent: root });
      const held = await post('held', { status: 'held' });
      const elsewhere = await post('elsewhere', { thread: '/other' });
      for (const id of [reply, held, elsewhere, 'unknown']) {
        assert.deepEqual(await repository.changeThread(site, { thread: '/talks', pinned: [root, id], question: 'Why?' }, noon), { kind: 'not-pinnable', id });
      }
      assert.deepEqual([(await repository.thread(site, '/talks')).question, (await repository.thread(site, '/talks')).pinned], [null, []]);
      assert.equal((await repository.changeThread(site, { thread: '/talks', pinned: [root] }, noon)).kind, 'stored');
      assert.deepEqual((await repository.thread(site, '/talks')).pinned, [root]);
    });

    it('"discussed" goes by the replies of the whole conversation, then by age, and pages without gap or double', async () => {
      await freshSite();
      const roots = await conversations([1, 4, 0, 4, 2]);
      const order = [3, 1, 4, 0, 2].map((index) => roots[index]);
      const seen: string[] = [];
      let after: PageEnd | null = null;
      for (let turn = 0; turn === 0 || after !== null; turn++) {
        const page = await repository.page(site, '/talks', 'discussed', 2, after);
        seen.push(...tops(page.comments));
        after = page.next;
        // Readers go on writing while the page is turned.
        if (turn < 3) await post('new', { createdAt: noon + 10_000 + turn });
      }
      assert.deepEqual(seen.filter((id) => roots.includes(id)), order);
      assert.equal(new Set(seen).size, seen.length);
      const first = await repository.page(site, '/talks', 'discussed', 1, null);
      assert.equal(first.comments.length, 5, 'replies come with their conversation');
    });

    it('"best" goes by how many recommend it, then by age', async () => {
      await freshSite();
      const roots = await conversations([0, 0, 0, 0]);
      for (const [index, score] of [2, 7, 0, 7].entries()) {
        await database.transaction((connection) => connection.query('update branches set score = $3 where site = $1 and root = $2', [site, roots[index] ?? '', score]));
      }
      const first = await repository.page(site, '/talks', 'best', 3, null);
      const second = await repository.page(site, '/talks', 'best', 3, first.next);
      assert.deepEqual([tops(first.comments), tops(second.comments), second.next], [[roots[3], roots[1], roots[0]], [roots[2]], null]);
    });

    it('a conversation comes whole, whichever of its comments is named, and never with what is held', async () => {
      await freshSite();
      const root = await post('root');
      const reply = await post('reply', { parent: root, createdAt: noon + 1 });
      const deep = await post('deep', { parent: reply, createdAt: noon + 2 });
      const held = await post('held', { parent: root, createdAt: noon + 3, status: 'held' });
      await post('other', { createdAt: noon + 4 });
      assert.deepEqual((await repository.conversations(site, '/talks', [deep, root])).map(({ id }) => id), [root, reply, deep]);
      assert.deepEqual(await repository.conversations(site, '/talks', [held]), []);
      assert.deepEqual(await repository.conversations(site, '/other', [root]), []);
    });
  });
};
