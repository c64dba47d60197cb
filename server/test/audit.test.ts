/** Who did what, under which rules: kept for good, read in pages, carried out as CSV and JSON. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newsroom } from '@sayso/widgets/moderation';
import { parseAuditEntry, parseAuditPage, parseQueuePage, parseStatistics, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { seedRuleSet } from '../src/rule-sets.js';
import { createClient, type Client } from './support/client.js';
import { noon } from './support/fixtures.js';

const read = async <T>(answer: Response | Promise<Response>, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await (await answer).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};

/** As a spreadsheet reads it. */
const cells = (csv: string): readonly (readonly string[])[] =>
  csv
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));

describe('the audit', () => {
  let client: Client;
  let id = '';
  const batch = newId();
  const audit = (query = '') => read(client.moderate(`audit${query}`), parseAuditPage);
  before(async () => {
    client = await createClient({ site: { ruleSet: { ...newsroom, version: 1 } } });
    await client.signIn();
    await seedRuleSet(client.repository, client.site.settings, noon);
    await client.post();
    const { items } = await read(client.moderate('queue?queue=held'), parseQueuePage);
    id = items[0]?.comment.id ?? '';
    client.clock.now = noon + 60_000;
    await client.moderate('decisions', { batch, decisions: [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
    client.clock.now = noon + 61_000;
    await client.moderate('undo', { batch });
    client.clock.now = noon + 61_500;
    await client.moderate('rule-set', { expected: 1, ruleSet: { name: 'ours', rules: newsroom.rules.slice(1) } }, {}, 'PUT');
    client.clock.now = noon + 62_000;
    await client.moderate('decisions', { batch: newId(), decisions: [{ id, revision: 1, expectedStatus: 'held', action: 'reject' }] });
    await client.moderate('thread', { thread: '/talks', state: 'closed', closedNote: 'Words of an editor.' }, {}, 'PATCH');
  });
  after(() => client.close());

  it('tells who did what, when, and under which rules', async () => {
    const { entries, next } = await audit();
    assert.equal(next, null);
    assert.deepEqual(
      entries.map(({ kind, by, comment, from, to, ruleSet }) => [kind, by, comment === id, from, to, ruleSet]),
      [
        ['thread', 'Editor', false, null, null, 'ours@2'],
        ['decided', 'Editor', true, 'held', 'rejected', 'ours@2'],
        ['rule-set', 'Editor', false, null, null, 'ours@2'],
        ['undone', 'Editor', true, 'published', 'held', 'newsroom@1'],
        ['decided', 'Editor', true, 'held', 'published', 'newsroom@1'],
        ['posted', null, true, null, 'held', 'newsroom@1'],
      ],
    );
    assert.equal(entries.find(({ kind }) => kind === 'decided')?.at, noon + 62_000);
    assert.ok(entries.at(-1)?.rules.includes('first-time:first-time-author'));
  });

  it('pages, and narrows by kind, moderator and time', async () => {
    const first = await audit('?limit=2');
    const second = await audit(`?limit=2&before=${first.next}`);
    const third = await audit(`?limit=2&before=${second.next}`);
    assert.equal(third.next, null);
    assert.deepEqual([...first.entries, ...second.entries, ...third.entries], (await audit()).entries);
    assert.deepEqual((await audit('?kind=rule-set')).entries.map(({ kind }) => kind), ['rule-set']);
    assert.equal((await audit('?actor=editor')).entries.length, 5);
    assert.equal((await audit(`?comment=${id}&until=${noon + 60_001}`)).entries.length, 2);
    assert.equal((await client.moderate('audit?kind=nothing')).status, 400);
    assert.equal((await client.request('/v1/main/moderation/audit')).status, 401);
    assert.equal((await client.request('/v1/main/moderation/audit.csv')).status, 401);
  });

  it('is carried out whole, as JSON and as CSV that say the same', async () => {
    const { entries } = await audit();
    const json = (await (await client.moderate('audit.json')).json()) as readonly unknown[];
    const parsed = json.map((each) => parseAuditEntry(each));
    assert.deepEqual(parsed.map((each) => (each.ok ? each.value : each)), [...entries].reverse());
    const answer = await client.moderate('audit.csv');
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="sayso-main-audit\.csv"$/);
    const [head, ...rows] = cells(await answer.text());
    // One id in 64 begins with a hyphen, and has before it what keeps a cell from being a formula (S-24).
    const plain = (cell = '') => cell.replace(/^'(?=-)/, '');
    assert.deepEqual(rows.map((row) => [row[head?.indexOf('kind') ?? -1], plain(row[head?.indexOf('comment') ?? -1])]), [...entries].reverse().map(({ kind, comment }) => [kind, comment ?? '']));
  });

  it('S-24: no cell of the CSV is a formula, whatever a thread or a moderator is called', async () => {
    const evil = '=HYPERLINK("https://evil.example";"x")';
    await client.post({ thread: evil, draft: { name: 'A', text: 'One.' } });
    await client.repository.addModerator('main', { id: 'evil', name: '+cmd|\' /C calc\'!A0' }, noon);
    await client.repository.changeThread('main', { thread: '@SUM(1)', state: 'closed' }, noon, 'evil');
    const [head, ...rows] = cells(await (await client.moderate('audit.csv')).text());
    const all = rows.flat();
    assert.ok(all.includes(`'${evil}`) && all.includes("'@SUM(1)") && all.includes("'+cmd|' /C calc'!A0"), JSON.stringify(rows));
    assert.deepEqual(all.filter((cell) => /^[\s]*[=+@-]/.test(cell)), []);
    for (const row of rows) assert.equal(row.length, head?.length);
  });

  it('is streamed: what is not read is not made', async () => {
    for (let index = 0; index < 1200; index++) await client.repository.changeThread('main', { thread: `/t/${index}`, question: 'Why?' }, noon + index, 'editor');
    const json = (await (await client.moderate('audit.json?kind=thread')).json()) as readonly unknown[];
    assert.equal(json.length, 1202);
    const reader = (await client.moderate('audit.csv')).body?.getReader();
    await reader?.read();
    await reader?.cancel();
  });

  it('is of codes alone: no words, names or addresses of readers, and none of the editor’s own', async () => {
    const text = await (await client.moderate('audit.json')).text();
    for (const secret of ['The vote was close', 'Amina', 'amina@reader', 'Words of an editor']) assert.ok(!text.includes(secret), secret);
  });

  it('sums up days, rules and moderators', async () => {
    const { days, rules, moderators, since, until } = await read(client.moderate('statistics?days=3'), parseStatistics);
    assert.equal(days.length, 3);
    assert.equal(until - since, 3 * 86_400_000);
    const today = days.at(-1);
    assert.deepEqual([today?.held, today?.published, today?.decided, today?.undone], [2, 0, 2, 1]);
    const firstTime = rules.find(({ rule }) => rule === 'first-time');
    assert.deepEqual([firstTime?.spoke, firstTime?.right, firstTime?.wrong], [2, 1, 0]);
    assert.deepEqual(moderators.map(({ name, approved, restricted, undone, medianWait }) => [name, approved, restricted, undone, medianWait]), [['Editor', 0, 1, 1, 60_000]]);
  });
});
