/** Moderating a real WordPress by its REST: with nothing installed there, and with our plug-in. What its database says afterwards is what counts. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createWordpressModeration } from '../../src/backends/wordpress/moderation/wordpress-moderation.js';
import type { Decision, DecisionAction, ModerationBackend, QueueItem, QueueName } from '../../src/moderation/model/backend.js';
import { asked, skip, startWordpress, type Wordpress } from './support/wordpress.js';

interface Row {
  readonly comment_ID: string;
  readonly comment_approved: string;
  readonly comment_author_IP: string;
  readonly comment_agent: string;
}

for (const plugin of [false, true]) {
  describe(plugin ? 'with our plug-in' : 'with nothing installed', { skip }, () => {
    let site: Wordpress;
    before(async () => {
      site = await startWordpress(plugin ? { plugin: {} } : {});
    });
    after(() => site?.stop());

    const desk = (name: 'moderator' | 'second' = 'moderator', password = site.passwords[name], watch?: (url: string, init: RequestInit) => Promise<Response>): ModerationBackend =>
      createWordpressModeration({ endpoint: `${site.url}/wp-json/`, clock: Date.now, credentials: { name, password }, ...(watch === undefined ? {} : { fetch: watch }) });
    let batches = 0;
    const newBatch = (): string => `batch-${plugin}-${++batches}`.padEnd(22, 'x');

    /** Comments as readers would have left them, each with an address and a browser of its own; their ids. */
    const say = (post: number, approved: string, count: number, more = ''): readonly string[] =>
      asked(site, `$ids = []; for ($i = 0; $i < ${count}; $i++) $ids[] = (string) wp_insert_comment(['comment_post_ID' => ${post}, 'comment_author' => "Reader $i", 'comment_author_email' => 'reader' . ($i % 10) . '@readers.example', 'comment_content' => "Said $i in ${approved} " . uniqid(), 'comment_approved' => '${approved}', 'comment_author_IP' => '203.0.' . intdiv($i, 250) . '.' . ($i % 250), 'comment_agent' => "Reader/$i", ${more}]); echo json_encode($ids);`);
    /** Every column of the table. */
    const rows = (ids: readonly string[]): readonly Row[] => asked(site, `global $wpdb; echo json_encode($wpdb->get_results("select * from $wpdb->comments where comment_ID in (${ids.join(',')}) order by comment_ID"));`);
    /** Who wrote what, when, from where and with what: all but the status. */
    const evidence = (ids: readonly string[]) => rows(ids).map(({ comment_approved: _status, ...kept }) => kept);
    const statuses = (ids: readonly string[]) => rows(ids).map((row) => row.comment_approved);
    const itemsOf = async (backend: ModerationBackend, queue: QueueName, ids: readonly string[]): Promise<readonly QueueItem[]> => {
      const items: QueueItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await backend.queue({ queue, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && !ids.every((id) => items.some(({ comment }) => comment.id === id)));
      return ids.map((id) => items.find(({ comment }) => comment.id === id) ?? assert.fail(`comment ${id} is not listed`));
    };
    const on = ({ comment: { id, revision, status } }: QueueItem, action: DecisionAction): Decision => ({ id, revision, expectedStatus: status, action });

    test('a wrong password reads as nobody, and so does who may not moderate', async () => {
      assert.deepEqual((await desk().moderator())?.name, 'Mira Moderator');
      assert.equal(await desk('moderator', 'wrong').moderator(), null);
      const password = asked<string>(site, `$id = wp_insert_user(['user_login' => 'reader', 'user_pass' => 'x', 'user_email' => 'r@readers.example', 'role' => 'subscriber']); echo json_encode(WP_Application_Passwords::create_new_application_password($id, ['name' => 'x'])[0]);`);
      assert.equal(await createWordpressModeration({ endpoint: `${site.url}/wp-json/`, clock: Date.now, credentials: { name: 'reader', password } }).moderator(), null);
      await assert.rejects(desk('moderator', 'wrong').queue({ queue: 'held', limit: 10 }), { code: 'not-allowed' });
    });

    // By WordPress’ own route each decision is several requests: fewer tell as much.
    const many = plugin ? 500 : 150;
    test(`${many} decisions run four at a time, each is told, and what the database keeps of the commenter stays to the letter`, async () => {
      const ids = say(site.posts.tram, '0', many);
      const was = evidence(ids);
      assert.equal(was.length, many);
      for (const column of ['comment_author', 'comment_author_email', 'comment_author_IP', 'comment_agent', 'comment_date', 'comment_date_gmt', 'comment_content']) assert.ok(was.every((row) => (row as Readonly<Record<string, string>>)[column]), column);
      let under = 0;
      let most = 0;
      const backend = desk('moderator', undefined, async (url, init) => {
        most = Math.max(most, ++under);
        try {
          return await fetch(url, init);
        } finally {
          under--;
        }
      });
      await backend.moderator();
      const items = await itemsOf(backend, 'held', ids);
      const actions: readonly DecisionAction[] = ['approve', 'spam', 'reject', 'approve'];
      const batch = newBatch();
      const results = await backend.decide(items.map((item, index) => on(item, actions[index % 4]!)), batch);
      assert.equal(results.length, many);
      assert.deepEqual([...new Set(results.map(({ kind }) => kind))], ['done']);
      assert.ok(most > 1 && most <= 4, `${most} at once`);
      assert.deepEqual(statuses(ids), ids.map((_, index) => ['1', 'spam', 'trash', '1'][index % 4]));
      assert.deepEqual(evidence(ids), was);
      const back = plugin ? ids : ids.slice(0, 24);
      const undone = await backend.undo(batch, back);
      assert.deepEqual([undone.length, ...new Set(undone.map(({ kind }) => kind))], [back.length, 'done']);
      assert.deepEqual([...new Set(statuses(back))], ['0']);
      assert.deepEqual(evidence(ids), was);
      // Leaves the lists as short as they were.
      site.php(`global $wpdb; $wpdb->query("delete from $wpdb->comments where comment_ID in (${ids.join(',')})"); $wpdb->query("delete from $wpdb->commentmeta where comment_id in (${ids.join(',')})"); wp_update_comment_count_now(${site.posts.tram});`);
    });

    test('from every status to every other and back again to exactly where it stood', async () => {
      const backend = desk();
      await backend.moderator();
      const ways: readonly (readonly [approved: string, queue: QueueName, action: DecisionAction, to: string])[] = [
        ['1', 'published', 'remove', 'trash'], ['1', 'published', 'spam', 'spam'], ['1', 'published', 'hold', '0'],
        ['spam', 'spam', 'approve', '1'], ['spam', 'spam', 'reject', 'trash'], ['trash', 'rejected', 'approve', '1'], ['trash', 'rejected', 'spam', 'spam'], ['0', 'held', 'spam', 'spam'],
      ];
      const ids = asked<readonly string[]>(site, `echo json_encode(array_map(fn ($approved) => (string) wp_insert_comment(['comment_post_ID' => ${site.posts.ferry}, 'comment_author' => 'Reader', 'comment_author_email' => 'ways@readers.example', 'comment_content' => uniqid(), 'comment_approved' => $approved, 'comment_author_IP' => '203.0.113.7', 'comment_agent' => 'Reader/7']), ${JSON.stringify(ways.map(([approved]) => approved))}));`);
      const was = evidence(ids);
      const batch = newBatch();
      const items = await Promise.all(ways.map(async ([, queue], index) => (await itemsOf(backend, queue, [ids[index]!]))[0]!));
      const results = await backend.decide(items.map((item, index) => on(item, ways[index]![2])), batch);
      assert.deepEqual(results.map(({ kind }) => kind), ways.map(() => 'done'));
      assert.deepEqual(statuses(ids), ways.map(([, , , to]) => to));
      assert.deepEqual((await backend.undo(batch)).map(({ kind }) => kind), ways.map(() => 'done'));
      assert.deepEqual(statuses(ids), ways.map(([approved]) => approved));
      assert.deepEqual(evidence(ids), was);
    });

    test('what changed since it was read is not decided: by somebody else, by new words, by being gone', async () => {
      const [mine, theirs] = [desk(), desk('second')];
      await Promise.all([mine.moderator(), theirs.moderator()]);
      const ids = say(site.posts.ferry, '0', 3);
      const [first, edited, gone] = await itemsOf(mine, 'held', ids);
      await theirs.decide([on((await itemsOf(theirs, 'held', ids))[0]!, 'spam')], newBatch());
      site.php(`wp_update_comment(['comment_ID' => ${ids[1]}, 'comment_content' => 'Other words.']); wp_delete_comment(${ids[2]}, true);`);
      const results = await mine.decide([on(first!, 'approve'), on(edited!, 'approve'), on(gone!, 'approve')], newBatch());
      assert.deepEqual(results.map((each) => (each.kind === 'conflict' ? each.because : each.kind)), ['decided', 'edited', 'unknown']);
      assert.deepEqual(statuses(ids), ['spam', '0']);
      const [conflict] = results;
      assert.equal(conflict?.kind === 'conflict' ? (conflict.item.decided?.by ?? null) : '', plugin ? 'Sam Second' : null, 'who it was');
    });

    test('a list is read to its end, though all of it came in one second; it narrows by article, author and words', async () => {
      const ids = say(site.posts.closed, '0', 130, "'comment_date' => '2026-01-02 03:04:05'");
      const backend = desk();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await backend.queue({ queue: 'held', thread: String(site.posts.closed), limit: 50, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.items.map(({ comment }) => comment.id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual([...seen].sort(), [...ids].sort());
      const { items, counts } = await backend.queue({ queue: 'held', authorOf: ids[5]!, thread: String(site.posts.closed), limit: 50 });
      assert.deepEqual(items.map(({ comment }) => comment.id).sort(), ids.filter((_, index) => index % 10 === 5).sort());
      assert.equal(items[0]!.page.title, 'A closed story');
      assert.equal(counts.held, Number(asked(site, 'echo json_encode(wp_count_comments()->moderated);')));
      const word = asked<string>(site, `echo json_encode(substr(get_comment(${ids[7]})->comment_content, -13));`);
      assert.deepEqual((await backend.queue({ queue: 'all', text: word, limit: 50 })).items.map(({ comment }) => comment.id), [ids[7]]);
      // Leaves the lists as short as they were.
      site.php(`foreach ([${ids.join(',')}] as $id) wp_delete_comment($id, true);`);
    });

    test('a reply is published together with what it answers, once; the conversation around it is read', async () => {
      const backend = desk();
      await backend.moderator();
      const [id = ''] = say(site.posts.tram, '0', 1);
      const [item] = await itemsOf(backend, 'held', [id]);
      const work = await backend.desk();
      const given = { to: id, text: 'It was **four** minutes: 1 < 2.', batch: newBatch(), decision: on(item!, 'approve') };
      const [first, again] = [await work.reply(given), await work.reply(given)];
      assert.equal(first.kind, 'stored');
      assert.deepEqual(again, first);
      assert.deepEqual(asked(site, `echo json_encode([get_comment(${id})->comment_approved, array_map(fn ($c) => [$c->comment_content, $c->comment_author, $c->comment_approved], get_comments(['parent' => ${id}]))]);`), ['1', [['It was <strong>four</strong> minutes: 1 &lt; 2.', 'Mira Moderator', '1']]]);
      assert.deepEqual((await work.conversation(id)).map(({ author }) => author.name), ['Reader 0', 'Mira Moderator']);
    });

    test('a whole list is decided on, but for what came after it was read', async () => {
      const backend = desk();
      await backend.moderator();
      const ids = say(site.posts.urdu, '0', 12);
      const thread = String(site.posts.urdu);
      const { seq } = await backend.queue({ queue: 'held', thread, limit: 50 });
      const late = say(site.posts.urdu, '0', 1);
      const work = await backend.desk();
      const sweep = { queue: 'held', filter: { thread }, action: 'spam', seen: seq } as const;
      assert.equal(await work.reach(sweep), 12);
      const batch = newBatch();
      assert.equal((await work.sweep(sweep, batch)).done, 12);
      assert.deepEqual([...new Set(statuses(ids))], ['spam']);
      assert.deepEqual(statuses(late), ['0']);
      assert.equal((await backend.undo(batch)).length, 12);
      assert.deepEqual([...new Set(statuses(ids))], ['0']);
    });

    test('a comment without address and browser is never given the moderator’s', async () => {
      const backend = desk();
      await backend.moderator();
      const ids = say(site.posts.tram, '0', 1);
      site.php(`global $wpdb; $wpdb->update($wpdb->comments, ['comment_author_IP' => '', 'comment_agent' => ''], ['comment_ID' => ${ids[0]}]);`);
      await backend.decide([on((await itemsOf(backend, 'held', ids))[0]!, 'approve')], newBatch());
      const [row] = rows(ids);
      assert.deepEqual([row?.comment_approved, row?.comment_author_IP, row?.comment_agent], plugin ? ['1', '', ''] : ['1', '0.0.0.0', '-']);
    });

    if (plugin) {
      test('of two moderators at the same comment in the same moment exactly one wins, fifteen times; the other is told who', async () => {
        const [mine, theirs] = [desk(), desk('second')];
        await Promise.all([mine.moderator(), theirs.moderator()]);
        const ids = say(site.posts.ferry, '0', 15);
        const items = await itemsOf(mine, 'held', ids);
        for (const item of items) {
          const both = await Promise.all([mine.decide([on(item, 'approve')], newBatch()), theirs.decide([on(item, 'spam')], newBatch())]);
          const kinds = both.map(([result]) => result?.kind);
          assert.deepEqual([...kinds].sort(), ['conflict', 'done']);
          const [lost] = both[kinds.indexOf('conflict')]!;
          assert.equal(lost?.kind === 'conflict' ? lost.item.decided?.by : '', kinds[0] === 'done' ? 'Mira Moderator' : 'Sam Second');
        }
      });

      test('undo works after a reload, and not over somebody else’s newer decision', async () => {
        const [id = ''] = say(site.posts.ferry, '1', 1);
        const batch = newBatch();
        await desk().decide([on((await itemsOf(desk(), 'published', [id]))[0]!, 'remove')], batch);
        const [listed] = await itemsOf(desk(), 'rejected', [id]);
        assert.equal(listed?.decided?.batch, batch);
        assert.deepEqual((await desk().undo(batch)).map(({ kind }) => kind), ['done']);
        assert.deepEqual(statuses([id]), ['1']);
        const again = newBatch();
        await desk().decide([on((await itemsOf(desk(), 'published', [id]))[0]!, 'hold')], again);
        await desk('second').decide([on((await itemsOf(desk(), 'held', [id]))[0]!, 'spam')], newBatch());
        assert.deepEqual((await desk().undo(again)).map(({ kind }) => kind), ['conflict']);
        assert.deepEqual(statuses([id]), ['spam']);
      });

      test('other programs that use WordPress’ own route keep the evidence, too', async () => {
        const ids = say(site.posts.ferry, '0', 1);
        const was = evidence(ids);
        const answer = await fetch(`${site.url}/wp-json/wp/v2/comments/${ids[0]}`, { method: 'POST', headers: { authorization: `Basic ${btoa(`moderator:${site.passwords.moderator}`)}`, 'content-type': 'application/json' }, body: '{"status":"approved"}' });
        assert.equal(answer.status, 200);
        assert.deepEqual(statuses(ids), ['1']);
        assert.deepEqual(evidence(ids), was);
      });

      test('readers see nothing of decisions, and may not ask for them', async () => {
        const list = (await (await fetch(`${site.url}/wp-json/wp/v2/comments?per_page=5`)).json()) as readonly object[];
        assert.ok(list.length > 0 && list.every((each) => !('sayso' in each)));
        for (const [path, method] of [['session', 'GET'], ['counts', 'GET'], ['decisions', 'POST'], ['undo', 'POST']]) {
          const { status } = await fetch(`${site.url}/wp-json/sayso/v1/${path}`, { method: method ?? '', ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ batch: 'x'.repeat(22), decisions: [{ id: '1', revision: 1, expectedStatus: 'held', action: 'approve' }] }) } : {}) });
          assert.equal(status, 401, path);
        }
      });
    }
  });
}
