/** Out and in again, verified, backed up: over SQLite, and over a real PostgreSQL where one is installed. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newsroom } from '@sayso/widgets/moderation';
import { writeLines } from '../src/command/export.js';
import { backup, BackupRefusal, restore } from '../src/db/backup.js';
import type { Database } from '../src/db/database.js';
import { newId } from '../src/db/ids.js';
import { openDatabase, type DatabaseSettings } from '../src/db/open.js';
import { createRepository } from '../src/db/repository.js';
import { verify } from '../src/db/verify.js';
import { exportJsonl } from '../src/export/jsonl.js';
import { commentTable, contentTable, counted, leftOut, ofComment, ofSite, threadTable } from '../src/export/records.js';
import { exportWxr } from '../src/export/wxr.js';
import { importFile } from '../src/import/import-file.js';
import { importJsonl } from '../src/import/import-jsonl.js';
import { ImportRefusal } from '../src/import/refusal.js';
import { defaultSite } from '../src/settings.js';
import { Site } from '../src/site.js';
import { webhookEvents } from '../src/webhooks/hook.js';
import { noon, temporaryFolder } from './support/fixtures.js';
import { makeLivelySite } from './support/lively-site.js';
import { hookSecret } from './support/receiver.js';
import { startPostgres } from './support/postgres.js';

const place = temporaryFolder();
const postgres = await startPostgres();
after(async () => {
  place.remove();
  await postgres?.stop();
});

let folders = 0;
const sqliteSettings = async (): Promise<DatabaseSettings> => ({ dataFolder: path.join(place.folder, `data-${++folders}`) });
const postgresSettings = async (): Promise<DatabaseSettings> => ({ dataFolder: place.folder, databaseUrl: (await postgres?.create()) ?? '' });

const fileOf = (name: string): string => path.join(place.folder, `${++folders}-${name}`);
const jsonl = async (database: Database, site = 'lively', file = fileOf('all.jsonl')): Promise<string> => {
  await writeLines(file, (write) => database.snapshot((connection) => exportJsonl(connection, site, newId(), noon, write)));
  return file;
};
/** All but the first line, which bears the export's own name. */
const content = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n').slice(1);

it('every table and column is written, or named as left out', async () => {
  const database = await openDatabase(await sqliteSettings());
  const written = new Map<string, string[]>();
  for (const { table, columns } of [threadTable, commentTable, contentTable, ...Object.values(ofComment), ...Object.values(ofSite)]) {
    written.set(table, [...(written.get(table) ?? []), ...columns.map(({ name }) => name)]);
  }
  for (const { name } of await database.query<{ name: string }>(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)) {
    const columns = (await database.query<{ name: string }>('select name from pragma_table_info($1)', [name])).map((column) => column.name);
    const known = written.get(name);
    if (known === undefined) assert.ok(name in leftOut, `table "${name}": add it to server/src/export/records.ts, or to leftOut there with the reason`);
    else assert.deepEqual(columns.filter((column) => !known.includes(column) && !(counted[name] ?? ['site', 'comment']).includes(column)), [], `columns of "${name}" that server/src/export/records.ts does not name`);
  }
  await database.close();
});

const describeMoving = (name: string, settingsOf: () => Promise<DatabaseSettings>, skip: string | false = false): void => {
  describe(`in and out over ${name}`, { skip }, () => {
    let settings: DatabaseSettings;
    let database: Database;
    let file = '';
    const fresh = async (work: (other: Database) => Promise<void>): Promise<void> => {
      const other = await openDatabase(await settingsOf());
      try {
        await work(other);
      } finally {
        await other.close();
      }
    };
    before(async () => {
      settings = await settingsOf();
      database = await openDatabase(settings);
      await makeLivelySite(database);
      file = await jsonl(database);
    });
    after(() => database.close());

    it('JSON Lines come back into an empty database byte by byte, once, and the log is whole', () =>
      fresh(async (other) => {
        const repository = createRepository(other, newId);
        const first = await importJsonl(repository, defaultSite('lively'), file);
        assert.deepEqual([first.added, first.present], [61, 0]);
        assert.deepEqual(content(await jsonl(other)), content(file));
        const again = await importJsonl(repository, defaultSite('lively'), file);
        assert.deepEqual([again.added, again.present], [0, 61]);
        assert.deepEqual(content(await jsonl(other)), content(file));
        assert.deepEqual((await verify(other)).differences, []);
      }));

    it('an export taken into the site that it came from changes nothing', async () => {
      const before = await database.query('select * from sites');
      const report = await importJsonl(createRepository(database, newId), defaultSite('lively'), file);
      assert.deepEqual([report.added, report.present], [0, 61]);
      assert.deepEqual(content(await jsonl(database)), content(file));
      assert.deepEqual(await database.query('select * from sites'), before);
    });

    it('comes beside what is there under the key of that site, and the log is whole', () =>
      fresh(async (other) => {
        const repository = createRepository(other, newId);
        const there = await makeLivelySite(other, 'there', 12);
        const lines = readFileSync(file, 'utf8').split('\n');
        assert.equal((await importJsonl(repository, defaultSite('there'), file)).added, 61);
        assert.deepEqual((await verify(other)).differences, []);
        const mine = lines.map((line) => (line === '' ? {} : JSON.parse(line)) as { kind?: string; id?: string; content?: { email?: string; member?: number } }).find(({ kind, content }) => kind === 'comment' && content?.email !== undefined && content.member === 0);
        const [row] = await other.query<{ author_key: string }>('select author_key from contents where site = $1 and comment = $2', ['there', mine?.id ?? '']);
        assert.equal(row?.author_key, there.hash('author', mine?.content?.email ?? ''));
        assert.equal((await importJsonl(repository, defaultSite('there'), file)).added, 0);
      }));

    it('rules of the file judge where none did or where they go on, and nowhere else; what moderators did comes along', () =>
      fresh(async (other) => {
        const repository = createRepository(other, newId);
        await importJsonl(repository, defaultSite('lively'), file);
        const [newest, first] = await repository.ruleSetEditions('lively');
        assert.deepEqual([newest?.name, newest?.version, first?.version], ['ours', newsroom.version + 1, newsroom.version]);
        assert.equal((await repository.learntModel('lively')).model, '{"taught":{"spam":1,"ham":2}}');
        const acts = await repository.audit('lively', { limit: 200 }).then(({ entries }) => entries.filter(({ comment }) => comment === null).map(({ kind }) => kind));
        assert.deepEqual([...acts].sort(), ['rule-set']);
        await repository.openSite('own-rules', noon);
        await repository.keepRuleSet('own-rules', 0, { ...newsroom, name: 'mine' }, null, noon + 1);
        await repository.replaceLearnt('own-rules', '{"taught":{"spam":9,"ham":9}}', noon + 1);
        const report = await importJsonl(repository, defaultSite('own-rules'), file);
        assert.ok(report.lines.some((line) => line.includes('rules of its own')));
        assert.deepEqual((await repository.ruleSetEditions('own-rules')).map(({ name: each }) => each), ['mine']);
        assert.equal((await repository.learntModel('own-rules')).model, '{"taught":{"spam":9,"ham":9}}');
        assert.deepEqual((await verify(other)).differences, []);
      }));

    it('tells the settings of the site, no secret among them, and which of them this one has not', () =>
      fresh(async (other) => {
        const settings = {
          ...defaultSite('lively'), votes: false, language: 'ur' as const, members: { kind: 'secret' as const, secret: 'unmistakable-secret-of-the-paper-1' },
          openId: { issuer: 'https://id.example', clientId: 'sayso', clientSecret: 'unmistakable-secret-2', name: 'Id' },
          webhooks: [{ name: 'newsroom', url: 'https://hooks.example/unmistakable-secret-3', secret: hookSecret, events: webhookEvents }],
        };
        const withSettings = fileOf('settings.jsonl');
        await writeLines(withSettings, (write) => database.snapshot((connection) => exportJsonl(connection, 'lively', newId(), noon, write, settings)));
        const text = readFileSync(withSettings, 'utf8');
        assert.ok(text.includes('"SAYSO_VOTES":"off"') && !text.includes('unmistakable-secret') && !text.includes(hookSecret));
        const report = await importJsonl(createRepository(other, newId), { ...defaultSite('lively'), language: 'ur' }, withSettings);
        const told = report.lines.filter((line) => line.includes('SAYSO_')).map((line) => line.trim());
        assert.ok(told.includes('SAYSO_VOTES=off') && told.includes('SAYSO_OPENID_ISSUER=https://id.example') && !told.some((line) => line.startsWith('SAYSO_LANGUAGE')), told.join('\n'));
        assert.deepEqual(content(await jsonl(other)), content(file));
      }));

    it('refuses a line that is none, a file that was cut off and one of another kind, and takes nothing', () =>
      fresh(async (other) => {
        const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
        const comment = lines.findIndex((line) => line.includes('"kind":"comment"'));
        const changed = (at: number, line: string): readonly string[] => lines.map((each, index) => (index === at ? line : each));
        const cases: readonly (readonly [lines: readonly string[], line: number, reason: RegExp])[] = [
          [lines.slice(0, -1), lines.length - 1, /cut off/],
          [lines.slice(0, -2), lines.length - 2, /cut off/],
          [changed(comment, (lines[comment] ?? '').slice(0, -5)), comment + 1, /no JSON/],
          [changed(comment, (lines[comment] ?? '').replace('"status":"published"', '"status":"loved"')), comment + 1, /"status" is not one of/],
          [changed(comment, (lines[comment] ?? '').replace('"revision":', '"revisions":')), comment + 1, /"revision" is missing/],
          [lines.filter((line) => !line.includes('"kind":"thread"')), 3, /thread does not stand before/],
          [changed(0, (lines[0] ?? '').replace('"format":1', '"format":2')), 1, /format is 2/],
          [['{}'], 1, /not an export/],
          [[], 1, /not an export/],
        ];
        for (const [given, line, reason] of cases) {
          const broken = fileOf('broken.jsonl');
          writeFileSync(broken, given.length === 0 ? '' : `${given.join('\n')}\n`);
          await assert.rejects(importJsonl(createRepository(other, newId), defaultSite('lively'), broken), (error: unknown) => {
            assert.ok(error instanceof ImportRefusal, String(error));
            assert.match(error.reason, reason);
            assert.equal(error.line, line, error.reason);
            return true;
          });
        }
        assert.equal((await other.query('select site from sites')).length, 0);
      }));

    it('WXR comes back with ids, words, people, moments, statuses, places and recommendations, and is XML that others read', () =>
      fresh(async (other) => {
        const xml = fileOf('all.xml');
        await writeLines(xml, (write) => database.snapshot((connection) => exportWxr(connection, 'lively', noon, write)));
        const repository = createRepository(other, newId);
        const site = new Site(defaultSite('lively'), await repository.openSite('lively', noon));
        const report = await importFile(repository, site, 'wxr', xml, noon);
        assert.equal(report.added, 61);
        assert.deepEqual(report.summary.byStatus, { '1': 52, '0': 4, 'spam': 1, 'trash': 4 } satisfies Record<string, number>);
        const told = (from: Database) =>
          from.query(
            `select c.id, c.thread, c.parent, c.root, c.status, c.created_at, c.votes, w.name, w.website, w.text, w.email, t.url, t.title, t.state
             from comments c join threads t on t.site = c.site and t.thread = c.thread left join contents w on w.site = c.site and w.comment = c.id where c.site = 'lively' order by c.id`,
          );
        assert.deepEqual(await told(other), await told(database));
        assert.equal((await importFile(repository, site, 'wxr', xml, noon)).added, 0);
        const own = new Site(defaultSite('lively'), await createRepository(database, newId).openSite('lively', noon));
        assert.equal((await importFile(createRepository(database, newId), own, 'wxr', xml, noon)).added, 0);
        assert.deepEqual((await verify(other)).differences, []);
      }));

    it('verify is clean, and names whatever is not what the log says', async () => {
      const { differences, comments, events } = await verify(database);
      assert.deepEqual(differences, []);
      assert.equal(comments, 61);
      assert.ok(events > 61);
      const faults: readonly (readonly [check: RegExp, change: string, back: string])[] = [
        [/^status of/, `update comments set status = 'spam' where id = (select min(id) from comments where status = 'held')`, `update comments set status = 'held' where status = 'spam' and id = (select comment from events where to_status = 'held' and comment not in (select comment from events where to_status <> 'held') order by comment limit 1)`],
        [/^revision/, `update comments set seq = seq + 1000 where id = (select min(id) from comments)`, `update comments set seq = seq - 1000 where seq > 1000`],
        [/^published in a thread/, `update threads set published = published + 1 where thread = '/talks'`, `update threads set published = published - 1 where thread = '/talks'`],
        [/^last number of a thread/, `update threads set seq = seq + 1 where thread = '/empty'`, `update threads set seq = 0 where thread = '/empty'`],
        [/^published in a branch/, `update branches set published = published + 1 where root = (select min(root) from branches)`, `update branches set published = published - 1 where root = (select min(root) from branches)`],
        [/^recommendations of a comment/, `update comments set votes = votes + 1 where root <> id and id = (select min(id) from comments where root <> id)`, `update comments set votes = votes - 1 where root <> id and votes > 0`],
        [/^recommendations of a branch/, `update branches set score = score + 9`, `update branches set score = score - 9`],
        [/^count of a list/, `update queue_counts set n = n + 1`, `update queue_counts set n = n - 1`],
        [/^open reports of a comment/, `update comments set open_reports = open_reports + 1`, `update comments set open_reports = open_reports - 1`],
        [/^decided on by a person/, `update comments set reviewed = 1 - reviewed`, `update comments set reviewed = 1 - reviewed`],
        [/^last number of a site/, `update sites set seq = seq + 1`, `update sites set seq = seq - 1`],
      ];
      for (const [check, change, back] of faults) {
        await database.transaction((connection) => connection.query(change));
        const found = await verify(database);
        assert.ok(found.count > 0 && found.differences.some((each) => check.test(each.check)), `${String(check)}: ${JSON.stringify(found.differences)}`);
        await database.transaction((connection) => connection.query(back));
        assert.deepEqual((await verify(database)).differences, [], String(check));
      }
    });

    it('a backup is the whole database, made beside a writing server, and comes back into either engine', async () => {
      const copy = fileOf('backup.db');
      const repository = createRepository(database, newId);
      const before = await jsonl(database);
      const writing = (async () => {
        for (let index = 0; index < 5; index++) await repository.openSite(`beside-${index}`, noon);
      })();
      await backup(database, settings, copy);
      await writing;
      await assert.rejects(backup(database, settings, copy), BackupRefusal);
      for (const into of [sqliteSettings, ...(postgres === undefined ? [] : [postgresSettings])]) {
        const other = await openDatabase(await into());
        await restore(other, copy);
        assert.deepEqual(content(await jsonl(other)), content(before));
        assert.deepEqual((await verify(other)).differences, []);
        await assert.rejects(restore(other, copy), BackupRefusal);
        await other.close();
      }
      await fresh((other) => assert.rejects(restore(other, file)));
    });
  });
};

describeMoving('SQLite', sqliteSettings);
describeMoving('PostgreSQL', postgresSettings, postgres === undefined ? 'no PostgreSQL is installed here' : false);
