/** What other rules would have done to the comments that came, beside what moderators decided. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newsroom, precisionOf, type RuleSet } from '@sayso/widgets/moderation';
import { parseQueuePage, parseRuleRecord, parseSimulateOutcome, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, type Client } from './support/client.js';
import { newComment, newKey, noon } from './support/fixtures.js';

const read = async <T>(answer: Response | Promise<Response>, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await (await answer).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};
const rules = (...all: RuleSet['rules']): RuleSet => ({ name: 'tried', version: 9, rules: all });
const links = { rule: 'links', max: 0, action: 'hold' } as const;
const words = { rule: 'words', words: ['rubbish'], action: 'spam' } as const;

describe('simulating rules', () => {
  let client: Client;
  const simulate = async (ruleSet: unknown, last = 1000) => {
    const outcome = await read(client.moderate('simulate', { ruleSet, last }), parseSimulateOutcome);
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome));
    return outcome.simulation;
  };
  const decide = async (id: string, action: string) => {
    const { items } = await read(client.moderate('queue?queue=held&limit=200'), parseQueuePage);
    const comment = items.find((item) => item.comment.id === id)?.comment;
    assert.ok(comment !== undefined);
    await client.moderate('decisions', { batch: newId(), decisions: [{ id, revision: comment.revision, expectedStatus: comment.status, action }] });
  };
  const post = async (text: string, secret = newId(), proof: readonly string[] = []): Promise<string> => {
    client.clock.now += 1000;
    const { own } = (await (await client.post({ draft: { name: 'Amina', text }, proof }, secret)).json()) as { own: { comment: { id: string } } };
    return own.comment.id;
  };
  before(async () => {
    client = await createClient({ burst: 1_000_000 });
    await client.signIn();
    await decide(await post('An honest word.'), 'approve');
    await decide(await post('See https://honest.example please.'), 'approve');
    await decide(await post('Buy at https://bad.example now.'), 'reject');
    await decide(await post('Such rubbish.'), 'spam');
    await post('Nobody has looked at https://this.example yet.');
  });
  after(() => client.close());

  it('counts for each rule what people had refused and published, with the honest ones shown', async () => {
    const { comments, outcomes, rules: tallies, from, to } = await simulate(rules(links, words));
    assert.equal(comments, 5);
    assert.ok(from !== null && to !== null && from === noon + 1000 && to === noon + 5000);
    assert.deepEqual(outcomes.hold, { all: 3, published: 1, refused: 1 });
    assert.deepEqual(outcomes.spam, { all: 1, published: 0, refused: 1 });
    assert.deepEqual(outcomes.publish, { all: 1, published: 1, refused: 0 });
    const [first, second] = tallies;
    assert.deepEqual([first?.rule, first?.spoke, first?.right, first?.wrong], ['links', 3, 1, 1]);
    assert.equal(first?.examples[0]?.text, 'See https://honest.example please.');
    assert.ok(first !== undefined && precisionOf(first) === 0.5);
    assert.ok(second !== undefined && precisionOf(second) === 1);
  });

  it('tells where it would differ from what was done', async () => {
    const { changes } = await simulate(rules());
    assert.deepEqual(changes.map(({ was, would, comments }) => [was, would, comments]), [['hold', 'publish', 5]]);
    assert.deepEqual((await simulate(newsroom)).changes, []);
  });

  it('knows what the rules knew then: the facts of the moment are kept, the first-time author stays one', async () => {
    const first = newId();
    await decide(await post('My first.', first), 'approve');
    await post('My second.', newId(), [first]);
    const { rules: tallies } = await simulate(rules({ rule: 'first-time', needed: 1, action: 'hold' }), 2);
    assert.equal(tallies[0]?.spoke, 1);
  });

  it('lets a moderator say "wrong here", which shows in the record of the rule, and take it back', async () => {
    const { items } = await read(client.moderate('queue?queue=held&limit=200'), parseQueuePage);
    const comment = items[0]?.comment.id ?? '';
    const mark = (wrong: boolean) => client.moderate('marks', { comment, rule: 'first-time', wrong }, {}, 'PUT');
    const before_ = await read(mark(false), parseRuleRecord);
    const marked = await read(mark(true), parseRuleRecord);
    assert.deepEqual([marked.marked - before_.marked, marked.wrong - before_.wrong, marked.spoke], [1, 1, before_.spoke]);
    assert.deepEqual(await (await client.moderate(`marks?comment=${comment}`)).json(), { rules: ['first-time'] });
    assert.deepEqual(await read(mark(true), parseRuleRecord), marked);
    const { rules: tallies } = await simulate(rules({ rule: 'first-time', needed: 1, action: 'hold' }));
    assert.equal(tallies[0]?.marked, 1);
    assert.deepEqual(await read(mark(false), parseRuleRecord), before_);
    assert.equal((await client.moderate('marks', { comment: 'nobody', rule: 'links', wrong: true }, {}, 'PUT')).status, 404);
  });

  it('refuses what are no rules, more than is allowed, and two at once', async () => {
    assert.equal((await client.moderate('simulate', { ruleSet: rules({ rule: 'trap', action: 'no' } as never), last: 5 })).status, 422);
    assert.equal((await client.moderate('simulate', { ruleSet: newsroom, last: 1_000_000 })).status, 400);
    const answers = await Promise.all([1, 2].map(() => client.moderate('simulate', { ruleSet: newsroom, last: 5 })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 429]);
  });

  it('changes nothing', async () => {
    const state = async () => JSON.stringify(await client.database.query('select * from comments order by id')) + JSON.stringify(await client.database.query('select * from events order by seq'));
    const before_ = await state();
    await simulate(rules(links, words));
    assert.equal(await state(), before_);
  });

  it('never holds up a post: 1,500 comments under a long word list, and posts are answered between', async () => {
    for (let index = 0; index < 1500; index++) {
      await client.repository.post('main', newKey(), newComment({ createdAt: noon + 10_000 + index, text: `Comment ${index}: ${'some words to read '.repeat(40)}` }), 'newsroom@1');
    }
    const many = Array.from({ length: 20_000 }, (_, index) => `listed term ${index}`);
    let done = false;
    const simulation = simulate(rules({ rule: 'words', words: many, action: 'hold' }), 1500).then((result) => {
      done = true;
      return result;
    });
    let between = 0;
    while (!done) {
      await post(`While it runs, ${between}.`);
      await new Promise((resolve) => setImmediate(resolve));
      if (!done) between++;
    }
    assert.equal((await simulation).comments, 1500);
    assert.ok(between >= 5, `${between} posts were answered while it ran`);
  });
});
