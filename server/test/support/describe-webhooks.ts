/** What any database must do with what other servers are to be told. Runs over each engine, as `describe-repository.ts`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/db/database.js';
import { newId } from '../../src/db/ids.js';
import { migrate } from '../../src/db/migrations/index.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import { newComment, newKey, noon } from './fixtures.js';

export const describeWebhooks = (name: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`webhooks over ${name}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    let site = '';
    let sites = 0;

    const freshSite = async (): Promise<void> => {
      site = `hooks-${++sites}`;
      await repository.openSite(site, noon);
      await repository.setWebhooks(site, ['hook']);
    };
    const post = async (status: 'held' | 'published' = 'held'): Promise<string> => {
      const comment = newComment({ status });
      await repository.post(site, newKey(), comment, 'r');
      return comment.id;
    };
    const gather = (at = noon) => repository.gatherDeliveries(site, 'hook', at, ({ to }) => `to-${to}`);
    const due = async (at: number) => (await repository.dueDeliveries(site, 'hook', at, 100)).map(({ id }) => id);
    const approve = (id: string, batch: string, window: number) => repository.decide(site, batch, 'editor', [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }], noon, window);

    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
    });
    after(() => database.close());

    it('gathers each line of the log once, whoever gathers, and makes each try somebody’s own', async () => {
      await freshSite();
      for (let number = 0; number < 250; number++) await post();
      await Promise.all([gather(), gather(), gather()]);
      while (await gather());
      const ids = (await repository.dueDeliveries(site, 'hook', noon, 1000)).map(({ id }) => id);
      assert.equal(ids.length, 250);
      const [first = ''] = ids;
      const claims = await Promise.all([1, 2, 3].map(() => repository.claimDelivery(site, first, noon, noon + 1000)));
      assert.equal(claims.filter((claim) => claim !== null).length, 1);
    });

    it('holds a decision back until its undo is over, and forgets it with the undo', async () => {
      await freshSite();
      const id = await post();
      const batch = newId();
      await approve(id, batch, 1000);
      await gather();
      assert.equal((await due(noon + 999)).length, 1);
      assert.equal((await due(noon + 1000)).length, 2);
      await repository.undo(site, batch, 'editor', noon + 500);
      const [, second = ''] = await due(noon + 1000);
      assert.equal(await repository.claimDelivery(site, second, noon + 1000, noon + 2000), null, 'nobody tells it any more, even before the undo is gathered');
      await gather(noon + 1000);
      assert.equal((await due(noon + 1000)).length, 1);
    });

    it('tells an undo too where somebody is just being told of the decision', async () => {
      await freshSite();
      const id = await post();
      const batch = newId();
      await approve(id, batch, 0);
      await gather();
      const [, second = ''] = await due(noon);
      assert.ok((await repository.claimDelivery(site, second, noon, noon + 1000)) !== null);
      await repository.undo(site, batch, 'editor', noon + 1);
      await gather(noon + 1);
      assert.equal((await due(noon + 1)).length, 2, 'that it waits, and that it waits again');
    });

    it('leaves a hook alone while it is not well, and knows how the last try went', async () => {
      await freshSite();
      await post();
      await gather();
      await repository.webhookTried(site, 'hook', noon, { kind: 'later', code: '503', pausedFor: (failures) => failures * 100 });
      await repository.webhookTried(site, 'hook', noon, { kind: 'later', code: '503', pausedFor: (failures) => failures * 100 });
      assert.deepEqual([(await due(noon + 199)).length, (await due(noon + 200)).length], [0, 1]);
      await repository.webhookTried(site, 'hook', noon + 200, { kind: 'delivered', code: '204' });
      assert.deepEqual(await repository.webhookStates(site), [{ name: 'hook', waiting: 1, lastAt: noon + 200, lastCode: '204', deliveredAt: noon + 200, givenUp: 0 }]);
    });
  });
};
