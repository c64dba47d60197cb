/** Authors change and take away their own: what goes over HTTP beyond the contract that every backend keeps. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseEditAnswer, parseHttpProblem, parsePostAnswer, parseRemoveAnswer, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, paper, type Client } from './support/client.js';

const read = async <T>(answer: Response, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await answer.json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};

describe("an author's own comment over HTTP", () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());

  const post = async (from = client, thread = `/${newId()}`) => {
    const secret = newId();
    const outcome = await read(await from.post({ thread }, secret), parsePostAnswer);
    assert.ok(outcome.kind === 'stored');
    return { secret, thread, id: outcome.own.comment.id, own: outcome.own };
  };
  type Own = Pick<Awaited<ReturnType<typeof post>>, 'id' | 'secret'>;
  const patch = ({ id, secret }: Own, body: unknown, headers: Readonly<Record<string, string>> = {}, from = client) =>
    from.request(`/v1/main/comments/${id}`, {
      method: 'PATCH',
      headers: { 'origin': paper, 'content-type': 'application/json', 'x-sayso-receipt': secret, ...headers },
      body: JSON.stringify(body),
    });
  const remove = ({ id, secret }: Own, headers: Readonly<Record<string, string>> = {}) =>
    client.request(`/v1/main/comments/${id}`, { method: 'DELETE', headers: { 'origin': paper, 'x-sayso-receipt': secret, ...headers } });

  it('CM-15: is changed until five minutes after posting, to the millisecond', async () => {
    const own = await post();
    assert.equal(own.own.editableUntil, own.own.comment.createdAt + 300_000);
    client.clock.now = own.own.comment.createdAt + 299_999;
    const answer = await patch(own, { revision: 1, text: 'Changed in time.' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal((await read(answer, parseEditAnswer)).kind, 'stored');
    client.clock.now++;
    const late = await patch(own, { revision: 2, text: 'Changed too late.' });
    assert.equal(late.status, 409);
    assert.equal((await read(late, parseEditAnswer)).kind, 'too-late');
    client.clock.now += 40 * 24 * 60 * 60 * 1000;
    assert.equal((await read(await remove(own), parseRemoveAnswer)).kind, 'removed');
  });

  it('CM-15: is changed by its secret alone, and of the words before nothing stays anywhere', async () => {
    const own = await post();
    assert.equal((await patch({ ...own, secret: newId() }, { revision: 1, text: 'By a stranger.' })).status, 404);
    for (const [revision, text] of [[1, 'Unmistakable once.'], [2, 'Second thoughts.']] as const) assert.equal((await patch(own, { revision, text })).status, 200);
    const tables = await client.database.query<{ name: string }>("select name from sqlite_master where type = 'table'");
    assert.ok(tables.some(({ name }) => name === 'contents'));
    for (const { name } of tables) {
      const rows = JSON.stringify(await client.database.query(`select * from "${name}"`));
      assert.ok(!/Unmistakable|By a stranger/.test(rows), name);
    }
    assert.equal((await client.repository.own('main', own.id))?.comment.text, 'Second thoughts.');
  });

  it('is never changed where the site says so', async () => {
    const strict = await createClient({ site: { editWindow: 0 } });
    const own = await post(strict);
    assert.equal(own.own.editableUntil, undefined);
    assert.equal((await read(await patch(own, { revision: 1, text: 'Other.' }, {}, strict), parseEditAnswer)).kind, 'too-late');
    await strict.close();
  });

  it('is not changed in a closed thread, but can be taken away', async () => {
    const own = await post();
    await client.database.transaction((connection) => connection.query(`update threads set state = 'closed', closed_because = 'by-editor' where thread = $1`, [own.thread]));
    const answer = await patch(own, { revision: 1, text: 'Other.' });
    assert.equal(answer.status, 409);
    assert.equal((await read(answer, parseEditAnswer)).kind, 'closed');
    assert.equal((await remove(own)).status, 200);
  });

  it('is changed from listed pages only, as JSON, with a secret in the header', async () => {
    const own = await post();
    const body = { revision: 1, text: 'Other.' };
    const codes: unknown[] = [];
    for (const answer of [
      await patch(own, body, { origin: 'https://evil.example' }),
      await remove(own, { origin: 'null' }),
      await patch(own, body, { 'content-type': 'text/plain' }),
      await patch(own, body, { 'x-sayso-receipt': '' }),
      await patch(own, { text: 'No revision.' }),
      await patch({ ...own, secret: newId() }, body),
      await remove({ ...own, id: newId() }),
    ]) codes.push((await read(answer, parseHttpProblem)).code);
    assert.deepEqual(codes, ['origin-not-allowed', 'origin-not-allowed', 'wrong-content-type', 'bad-request', 'bad-request', 'not-found', 'not-found']);
    assert.equal((await client.repository.own('main', own.id))?.comment.revision, 1);
  });

  it('is asked for by a preflight that names the methods and the header', async () => {
    const answer = await client.request('/v1/main/comments/x', { method: 'OPTIONS', headers: { origin: paper } });
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /PATCH, DELETE/);
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /X-Sayso-Receipt/);
  });

  it('cannot be changed faster than comments are posted', async () => {
    const slow = await createClient({ burst: 1 });
    const own = await post(slow);
    const answer = await patch(own, { revision: 1, text: 'Other.' }, {}, slow);
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    assert.equal((await read(answer, parseEditAnswer)).kind, 'too-fast');
    await slow.close();
  });
});
