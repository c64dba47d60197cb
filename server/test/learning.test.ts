/** What moderators decide teaches the site's model: once, when it is final, and never when it was taken back. */
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { featuresOf, learntToJson, parseLearnt, teach, untaught, type LearntJson } from '@sayso/widgets/moderation';
import type { Database } from '../src/db/database.js';
import { newId } from '../src/db/ids.js';
import { openDatabase } from '../src/db/open.js';
import { createRepository } from '../src/db/repository.js';
import { learnFromSettled, learntOf } from '../src/learning.js';
import { createLog } from '../src/log.js';
import { defaultSite } from '../src/settings.js';
import { Site } from '../src/site.js';
import { createClient, type Client } from './support/client.js';
import { newComment, newKey, noon, temporaryFolder } from './support/fixtures.js';
import { startPostgres } from './support/postgres.js';

interface Item {
  readonly comment: { readonly id: string };
  readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, unknown>>; readonly where?: readonly { readonly start: number; readonly end: number }[] }[];
}

const never = new AbortController().signal;

describe('the learnt model of a site', () => {
  let client: Client;
  const learn = () =>
    learnFromSettled({ repository: client.repository, sites: new Map([['main', client.site]]), log: createLog((line) => client.lines.push(line), () => client.clock.now), now: () => client.clock.now }, never);
  const taught = async () => ((await (await client.moderate('learnt')).json()) as LearntJson).taught;
  /** A newcomer's comment, which is held; its id. */
  const post = async (text: string, website = ''): Promise<string> => {
    client.clock.now += 60_000;
    const answer = await client.post({ draft: { name: 'Someone', email: `${newId()}@reader.example`, website, text } });
    assert.ok(answer.status === 201 || answer.status === 202, String(answer.status));
    return ((await answer.json()) as { own: { comment: { id: string } } }).own.comment.id;
  };
  const decide = async (id: string, action: string, expectedStatus = 'held', batch = newId()): Promise<string> => {
    const answer = await client.moderate('decisions', { batch, decisions: [{ id, revision: 1, expectedStatus, action }] });
    const { results } = (await answer.json()) as { results: { kind: string }[] };
    assert.equal(results[0]?.kind, 'done');
    return batch;
  };
  const windowOver = (): void => void (client.clock.now += client.site.settings.undoWindow);

  beforeEach(async () => {
    client = await createClient();
    await client.signIn();
  });
  afterEach(() => client.close());

  it('learns from a decision when its undo window is over, once', async () => {
    await decide(await post('Subscribe to my channel'), 'spam');
    assert.equal(await learn(), 0);
    assert.deepEqual(await taught(), { spam: 0, ham: 0 });
    windowOver();
    assert.equal(await learn(), 1);
    assert.equal(await learn(), 0);
    assert.deepEqual(await taught(), { spam: 1, ham: 0 });
    const expected = teach(untaught(), [{ label: 'spam', features: featuresOf({ text: 'Subscribe to my channel', website: '' }) }]);
    assert.deepEqual(await (await client.moderate('learnt')).json(), learntToJson(expected));
  });

  it('learns nothing from what was taken back, from rejections, or from words that their author changed since', async () => {
    const batch = await decide(await post('Taken back'), 'spam');
    await client.moderate('undo', { batch });
    await decide(await post('An insult'), 'reject');
    windowOver();
    await learn();
    assert.deepEqual(await taught(), { spam: 0, ham: 0 });

    const secret = newId();
    const answer = await client.post({ draft: { name: 'Someone', email: 'someone@reader.example', text: 'First words' } }, secret);
    const { own } = (await answer.json()) as { own: { comment: { id: string } } };
    await decide(own.comment.id, 'approve');
    const edited = await client.request(`/v1/main/comments/${own.comment.id}`, {
      method: 'PATCH', headers: { 'origin': 'https://paper.example', 'content-type': 'application/json', 'x-sayso-receipt': secret },
      body: JSON.stringify({ text: 'Other words', revision: 1 }),
    });
    assert.equal(edited.status, 200, await edited.text());
    windowOver();
    assert.equal(await learn(), 1);
    assert.deepEqual(await taught(), { spam: 0, ham: 0 });
  });

  it('learns the last of two decisions on one comment', async () => {
    const id = await post('The bridge is closed');
    await decide(id, 'spam');
    await decide(id, 'approve', 'spam');
    windowOver();
    assert.equal(await learn(), 2);
    assert.deepEqual(await taught(), { spam: 0, ham: 1 });
  });

  it('holds what reads like spam for a moderator, and says which words', async () => {
    const lessons = Array.from({ length: 25 }, (_, index) => [
      { label: 'spam' as const, features: featuresOf({ text: `Subscribe to my channel ${index} and earn money`, website: '' }) },
      { label: 'ham' as const, features: featuresOf({ text: `The mayor spoke ${index} times about the bridge`, website: '' }) },
    ]).flat();
    const put = await client.moderate('learnt', learntToJson(teach(untaught(), lessons)), {}, 'PUT');
    assert.deepEqual([put.status, await put.json()], [200, { taught: { spam: 25, ham: 25 } }]);
    const text = 'Please subscribe to my channel and earn money';
    const id = await post(text);
    const learntReason = async (of: string) => {
      const { items } = (await (await client.moderate('queue?queue=held')).json()) as { items: Item[] };
      return items.find(({ comment }) => comment.id === of)?.reasons.find(({ code }) => code === 'learnt-spam');
    };
    const reason = await learntReason(id);
    assert.match(String(reason?.params['words']), /\bsubscribe \+0\.\d\d/);
    assert.ok(reason?.where?.some(({ start, end }) => text.slice(start, end) === 'subscribe'));
    const honest = await post('I believe the mayor about the bridge');
    assert.equal(await learntReason(honest), undefined);
  });

  it('comes back as it left, and a damaged one is refused with its place', async () => {
    await decide(await post('Subscribe to my channel', 'https://pills.example'), 'spam');
    windowOver();
    await learn();
    const answer = await client.moderate('learnt');
    assert.match(answer.headers.get('content-disposition') ?? '', /learnt-main\.json/);
    const model = (await answer.json()) as LearntJson;
    assert.ok(parseLearnt(model).ok);
    await client.moderate('learnt', learntToJson(untaught()), {}, 'PUT');
    assert.deepEqual(await taught(), { spam: 0, ham: 0 });
    await client.moderate('learnt', model, {}, 'PUT');
    assert.deepEqual(await (await client.moderate('learnt')).json(), model);
    const refused = await client.moderate('learnt', { ...model, weights: [[70_000, 1, 1]] }, {}, 'PUT');
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /weights\[0\]\[0\]: expected/);
    assert.deepEqual(await (await client.moderate('learnt')).json(), model);
  });

  it('is for moderators of the site alone', async () => {
    assert.equal((await client.request('/v1/main/moderation/learnt')).status, 401);
    assert.equal((await client.request('/v1/main/moderation/learnt', { method: 'PUT', headers: { 'x-sayso': '1', 'content-type': 'application/json' }, body: '{}' })).status, 401);
  });
});

const postgres = await startPostgres();
after(() => postgres?.stop());

/** Several servers before one database look for work at the same moment. */
const once = (name: string, skip: string | false, open: () => Promise<{ readonly databases: readonly Database[]; close(): Promise<void> }>): void => {
  it(`servers side by side teach each decision once (${name})`, { skip }, async () => {
    const { databases, close } = await open();
    const [first, ...others] = databases.map((database) => createRepository(database, newId));
    assert.ok(first !== undefined);
    const id = 'main';
    const sites = new Map([[id, new Site(defaultSite(id), await first.openSite(id, noon))]]);
    await first.addModerator(id, { id: 'editor', name: 'Editor' }, noon);
    for (let index = 0; index < 120; index++) {
      const comment = newComment({ status: 'held', text: `Offer ${index}`, textKey: `key-${index}` });
      await first.post(id, newKey(), comment, 'newsroom@1');
      await first.decide(id, newId(), 'editor', [{ id: comment.id, revision: 1, expectedStatus: 'held', action: index % 2 === 0 ? 'spam' : 'approve' }], noon, 1000);
    }
    const log = createLog(() => undefined, () => noon);
    const taken = await Promise.all([first, ...others].map((repository) => learnFromSettled({ repository, sites, log, now: () => noon + 1000 }, never)));
    assert.equal(taken.reduce((sum, each) => sum + each, 0), 120);
    assert.deepEqual((await learntOf(first, id)).taught, { spam: 60, ham: 60 });
    for (const other of others) assert.deepEqual(await learntOf(other, id), await learntOf(first, id));
    await close();
  });
};

once('SQLite', false, async () => {
  const place = temporaryFolder();
  const database = await openDatabase({ dataFolder: place.folder });
  return {
    databases: [database, database],
    close: async () => {
      await database.close();
      place.remove();
    },
  };
});

once('PostgreSQL', postgres === undefined ? 'no PostgreSQL is installed here' : false, async () => {
  const databaseUrl = (await postgres?.create()) ?? '';
  const databases: Database[] = [];
  for (let index = 0; index < 3; index++) databases.push(await openDatabase({ dataFolder: '', databaseUrl }));
  return { databases, close: async () => void (await Promise.all(databases.map((database) => database.close()))) };
});
