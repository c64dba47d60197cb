/** The preset `wordpress` over HTTP, on both databases: each of its vectors is brought about by comments before, and posted. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { wordpressRules, type WordPressOptions } from '@sayso/widgets/moderation';
import { parsePostAnswer } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { defaultSite } from '../src/settings.js';
import { Site } from '../src/site.js';
import { createClient, paper, type Client } from './support/client.js';
import { noon } from './support/fixtures.js';
import { startPostgres } from './support/postgres.js';

interface Vector {
  readonly name: string;
  readonly candidate: { readonly name?: string; readonly website?: string; readonly text: string };
  readonly facts: {
    readonly thread?: { readonly closed?: boolean };
    readonly author?: { readonly pairPublished?: number; readonly staff?: boolean };
    readonly sender: { readonly email: string; readonly address: string; readonly agent: string };
    readonly sameText?: { readonly inThread: number; readonly exact: number };
    readonly pace?: { readonly author?: { readonly sinceLast: number | null }; readonly network?: { readonly sinceLast: number | null } };
  };
  readonly options?: WordPressOptions;
  readonly verdict: { readonly action: string; readonly reasons: readonly { readonly code: string }[] };
}
const file = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../test/vectors/moderation/wordpress.json'), 'utf8')) as { readonly cases: readonly Vector[] };
// Whoever writes for the paper writes in the console, past the rules.
const cases = file.cases.filter(({ facts }) => facts.author?.staff !== true);

const hour = 3_600_000;
const actions: Readonly<Record<string, string>> = { published: 'publish', held: 'hold', spam: 'spam' };
const postgres = await startPostgres();
after(() => postgres?.stop());

const describeVectors = (engine: string, databaseUrl: () => Promise<string | undefined>, skip: string | false): void => {
  void describe(`the preset wordpress on ${engine}`, { skip }, () => {
    let client: Client;
    before(async () => {
      const url = await databaseUrl();
      client = await createClient(url === undefined ? {} : { databaseUrl: url });
    });
    after(() => client.close());

    interface Post {
      readonly name: string;
      readonly email: string;
      readonly text: string;
      readonly website?: string;
      readonly network?: string;
    }
    const live = async ({ candidate, facts, options }: Vector, id: string): Promise<{ readonly action: string; readonly codes: readonly string[] }> => {
      const { repository, clock, from } = client;
      clock.now = noon;
      const closes = facts.thread?.closed === true ? 14 : 0;
      const settings = { ...defaultSite(id), origins: [paper], ruleSet: wordpressRules(options), closeAfterDays: closes };
      (client.parts.sites as Map<string, Site>).set(id, new Site(settings, await repository.openSite(id, noon)));
      await repository.addModerator(id, { id: 'editor', name: 'Editor' }, noon);
      const post = async ({ name, email, text, website = '', network = newId() }: Post, agent = 'x') => {
        from.network = network;
        const draft = { name, email, text, website };
        const body = JSON.stringify({ thread: '/talks', parent: null, draft, trap: '', page: { url: `${paper}/talks`, title: 'Talks' } });
        const answer = parsePostAnswer(await (await client.postRaw(body, { 'user-agent': agent }, `/v1/${id}/comments`)).json());
        assert.ok(answer.ok, JSON.stringify(answer));
        return answer.value;
      };
      const approved = async (words: Post): Promise<void> => {
        const answer = await post(words);
        assert.ok(answer.kind === 'stored', JSON.stringify(answer));
        const { comment } = answer.own;
        if (comment.status !== 'published') await repository.decide(id, newId(), 'editor', [{ id: comment.id, revision: 1, expectedStatus: comment.status, action: 'approve' }], clock.now, 0);
      };

      const { email, address, agent } = facts.sender;
      const { name = 'Amina', text, website = '' } = candidate;
      const network = 'of the candidate';
      // Written another way: only the case of a name and an address makes no difference.
      const known = { name: name[0]?.toUpperCase() + name.slice(1), email: email.toLowerCase() };
      for (let index = 0; index < (facts.author?.pairPublished ?? 0); index++) {
        await approved({ ...known, text: `Before ${index}` });
        clock.now += hour;
      }
      if ((facts.sameText?.exact ?? 0) > 0) await approved({ name, email, text });
      else if ((facts.sameText?.inThread ?? 0) > 0) await approved({ name: 'Somebody else', email: 'else@example.test', text });
      if (closes > 0) await approved({ ...known, text: 'The first of the thread.' });
      clock.now += closes > 0 ? 40 * 24 * hour : hour;
      for (const [ago, words] of [
        [facts.pace?.network?.sinceLast, { name: 'Z', email: 'z@example.test', text: 'From next door.', network }],
        [facts.pace?.author?.sinceLast, { ...known, text: 'A moment ago.' }],
      ] as const) {
        if (ago == null || ago >= hour) continue;
        await post(words);
        clock.now += ago;
      }

      from.address = address;
      const answer = await post({ name, email, text, website, network }, agent);
      if (answer.kind === 'closed') return { action: 'refuse', codes: ['thread-closed'] };
      if (answer.kind !== 'stored') return { action: answer.kind === 'refused' ? 'refuse' : answer.kind, codes: answer.kind === 'refused' ? answer.reasons.map(({ code }) => code) : [] };
      const [row] = await client.database.query<{ reasons: string; facts: string }>('select reasons, facts from contents where site = $1 and comment = $2', [id, answer.own.comment.id]);
      for (const kept of [row?.reasons, row?.facts]) for (const secret of [address, 'probe/1', ...(email === '' ? [] : [email])]) assert.ok(kept?.includes(secret) === false, `${secret} is not kept`);
      return { action: actions[answer.own.comment.status] ?? '', codes: (JSON.parse(row?.reasons ?? '[]') as { code: string }[]).map(({ code }) => code) };
    };

    cases.forEach((vector, index) => {
      it(vector.name, async () => {
        const { verdict } = vector;
        assert.deepEqual(await live(vector, `case-${index}`), { action: verdict.action, codes: verdict.reasons.map(({ code }) => code) });
      });
    });

    it('what moderators called spam counts as said before, what rules did does not; another parent is another place', async () => {
      const { repository } = client;
      await repository.openSite('main', noon);
      client.clock.now = noon;
      const at = { thread: '/talks', parent: null, author: null, textKey: client.site.hash('text', 'k'), name: 'Amina', text: 'Never said.' };
      assert.equal(await repository.exactCopies('main', at), 0);
      const answer = parsePostAnswer(await (await client.post({ draft: { name: 'Amina', email: 'amina@reader.example', text: 'Said once.' }, trap: 'filled' })).json());
      assert.ok(answer.ok && answer.value.kind === 'stored');
      const { comment } = answer.value.own;
      assert.equal(comment.status, 'spam');
      const [row] = await client.database.query<{ author: string; key: string }>('select author_key as author, text_key as key from contents where comment = $1', [comment.id]);
      const copy = { ...at, author: row?.author ?? '', textKey: row?.key ?? '', text: 'Said once.' };
      assert.equal(await repository.exactCopies('main', copy), 0);
      await repository.addModerator('main', { id: 'editor', name: 'Editor' }, noon);
      const decide = (expectedStatus: 'spam' | 'held', action: 'hold' | 'spam') => repository.decide('main', newId(), 'editor', [{ id: comment.id, revision: 1, expectedStatus, action }], noon, 0);
      await decide('spam', 'hold');
      assert.equal(await repository.exactCopies('main', copy), 1);
      await decide('held', 'spam');
      assert.equal(await repository.exactCopies('main', copy), 1);
      assert.equal(await repository.exactCopies('main', copy, comment.id), 0, 'it is no copy of itself');
      assert.equal(await repository.exactCopies('main', { ...copy, parent: 'another' }), 0);
      assert.equal(await repository.exactCopies('main', { ...copy, name: 'amina' }), 0);
    });
  });
};

describeVectors('SQLite', () => Promise.resolve(undefined), false);
describeVectors('PostgreSQL', async () => postgres?.create(), postgres === undefined ? 'no PostgreSQL is installed here' : false);
