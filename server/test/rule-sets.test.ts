/** A site's rules as a file that moderators change while the server runs. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newsroom as preset } from '@sayso/widgets/moderation';
import { parsePolicyState, parseQueuePage, parseSaveOutcome, type Parser } from '@sayso/widgets/wire';
import { seedRuleSet } from '../src/rule-sets.js';
import { Site } from '../src/site.js';
import { createClient, type Client } from './support/client.js';
import { noon } from './support/fixtures.js';

const read = async <T>(answer: Response | Promise<Response>, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await (await answer).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};

/** Counts from 1 here, however often the preset has changed. */
const newsroom = { ...preset, version: 1 };

describe("a site's rules", () => {
  let client: Client;
  before(async () => {
    client = await createClient({ site: { ruleSet: newsroom } });
    await client.signIn();
  });
  after(() => client.close());
  const put = (expected: number, ruleSet: unknown): Promise<Response> => client.moderate('rule-set', { expected, ruleSet }, {}, 'PUT');
  const lenient = { name: 'lenient', rules: [{ rule: 'trap', action: 'spam' }] };

  it('are those of the settings before anybody has saved', async () => {
    const { edition, editions } = await read(client.moderate('rule-set'), parsePolicyState);
    assert.deepEqual(edition.ruleSet, newsroom);
    assert.equal(edition.by, null);
    assert.deepEqual(editions, []);
  });

  it('judge from the next comment on, and the verdict names the version', async () => {
    assert.equal(((await (await client.post()).json()) as { own: { comment: { status: string } } }).own.comment.status, 'held');
    const saved = await read(put(1, lenient), parseSaveOutcome);
    assert.ok(saved.kind === 'stored');
    assert.deepEqual([saved.edition.ruleSet.version, saved.edition.by], [2, 'Editor']);
    const { own } = (await (await client.post({ draft: { name: 'New', text: 'A first word of mine.' } })).json()) as { own: { comment: { status: string; id: string } } };
    assert.equal(own.comment.status, 'published');
    const [event] = await client.database.query<{ detail: string }>('select detail from events where comment = $1', [own.comment.id]);
    assert.equal((JSON.parse(event?.detail ?? '{}') as { ruleSet: string }).ruleSet, 'lenient@2');
  });

  it('judge in another process too, at once', async () => {
    const { repository, site } = client;
    const elsewhere = new Site(site.settings, await repository.openSite('main', noon));
    const { ruleSetNow } = await import('../src/rule-sets.js');
    assert.equal((await ruleSetNow(repository, elsewhere)).version, 2);
    await read(put(2, { ...lenient, name: 'third' }), parseSaveOutcome);
    assert.deepEqual([(await ruleSetNow(repository, elsewhere)).name, (await ruleSetNow(repository, site)).name], ['third', 'third']);
  });

  it('are told to the loser of a race, with the winner; nothing of theirs is written', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => put(3, { ...lenient, name })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409]);
    const outcomes = await Promise.all(answers.map((answer) => read(answer, parseSaveOutcome)));
    const winner = outcomes.find(({ kind }) => kind === 'stored');
    assert.ok(winner?.kind === 'stored');
    for (const outcome of outcomes) assert.deepEqual(outcome.kind === 'faulty' ? null : outcome.edition, winner.edition);
    // The winner's own words, sent again after a lost answer, are no conflict.
    assert.equal((await read(put(3, winner.edition.ruleSet), parseSaveOutcome)).kind, 'stored');
  });

  it('refuse what is none, with the place of every fault', async () => {
    const answer = await put(4, { name: 'x', rules: [{ rule: 'links', max: 'two', action: 'hold' }, { rule: 'trap', action: 'hod' }] });
    assert.equal(answer.status, 422);
    const outcome = await read(answer, parseSaveOutcome);
    assert.ok(outcome.kind === 'faulty');
    assert.deepEqual(outcome.faults.map(({ path }) => path), ['rules[0].max', 'rules[1].action']);
    assert.equal((await put(4, 'text')).status, 422);
    assert.equal((await client.moderate('rule-set', { expected: 4 }, {}, 'PUT')).status, 422);
  });

  it('are all kept', async () => {
    const { editions } = await read(client.moderate('rule-set'), parsePolicyState);
    assert.deepEqual(editions.map(({ version }) => version), [4, 3, 2, 1]);
    const first = await read(client.moderate('rule-set?version=1'), parsePolicyState);
    assert.deepEqual([first.edition.ruleSet, first.edition.by], [newsroom, null]);
    assert.equal((await client.moderate('rule-set?version=9')).status, 404);
  });

  it('take a list of 65,000 words', async () => {
    const words = Array.from({ length: 65_000 }, (_, index) => `unwanted${index}`);
    const saved = await read(put(4, { name: 'long', rules: [{ rule: 'words', words, action: 'hold' }] }), parseSaveOutcome);
    assert.ok(saved.kind === 'stored');
    await client.post({ draft: { name: 'New', text: 'This is unwanted64999 here.' } });
    const { items } = await read(client.moderate('queue?queue=held&limit=50'), parseQueuePage);
    const found = items.find(({ comment }) => comment.text.includes('unwanted64999'));
    assert.equal(found?.reasons[0]?.rule, 'words');
  });

  it('need a moderator', async () => {
    assert.equal((await client.request('/v1/main/moderation/rule-set')).status, 401);
    assert.equal((await client.moderate('rule-set', { expected: 5, ruleSet: lenient }, { 'x-sayso': '' }, 'PUT')).status, 403);
  });
});

describe('rules of the settings', () => {
  it('are kept as a version at the start, and follow a newer sayso until a moderator has saved', async () => {
    const client = await createClient({ site: { ruleSet: newsroom } });
    const seed = (ruleSet: typeof newsroom) => seedRuleSet(client.repository, { id: 'main', ruleSet }, noon);
    const now = async () => JSON.parse((await client.repository.ruleSet('main'))?.body ?? '{}') as typeof newsroom;
    await seed(newsroom);
    await seed(newsroom);
    assert.equal((await client.repository.ruleSetEditions('main')).length, 1);
    const newer = { ...newsroom, rules: newsroom.rules.slice(1) };
    await seed(newer);
    assert.deepEqual([(await now()).version, (await now()).rules.length], [2, newer.rules.length]);
    await client.repository.keepRuleSet('main', 2, { ...newsroom, name: 'ours', version: 3 }, 'editor', noon);
    await seed(newer);
    assert.equal((await now()).name, 'ours');
    await client.close();
  });
});
