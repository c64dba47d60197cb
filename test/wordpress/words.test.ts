/** A moderator changes a comment's words on a real WordPress, with nothing installed there and with our plug-in; the database says what became of the rest. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createWordpressModeration } from '../../src/backends/wordpress/moderation/wordpress-moderation.js';
import type { ModerationBackend } from '../../src/moderation/model/backend.js';
import type { WordEditing, WordOutcome } from '../../src/moderation/model/editing.js';
import { asked, skip, startWordpress, type Wordpress } from './support/wordpress.js';

for (const plugin of [false, true]) {
  describe(`changing words ${plugin ? 'with our plug-in' : 'with nothing installed'}`, { skip }, () => {
    let site: Wordpress;
    before(async () => {
      site = await startWordpress(plugin ? { plugin: {} } : {});
    });
    after(() => site?.stop());

    const desk = (name: 'moderator' | 'second' = 'moderator'): ModerationBackend => createWordpressModeration({ endpoint: `${site.url}/wp-json/`, clock: Date.now, credentials: { name, password: site.passwords[name] } });
    const editingOf = async (backend: ModerationBackend): Promise<WordEditing> => {
      await backend.moderator();
      return (await backend.editing?.()) ?? assert.fail('this backend changes no words');
    };
    let batches = 0;
    const newBatch = (): string => `words-${plugin}-${++batches}`.padEnd(22, 'x');
    const coded = (text: string): string => `base64_decode('${Buffer.from(text).toString('base64')}')`;
    const say = (content: string, approved = '0', more = ''): string =>
      asked(site, `global $wpdb; $wpdb->insert($wpdb->comments, ['comment_post_ID' => ${site.posts.tram}, 'comment_author' => 'Agnes Vole', 'comment_author_email' => 'agnes@readers.example', 'comment_author_url' => 'https://agnes.example', 'comment_content' => ${coded(content)}, 'comment_approved' => '${approved}', 'comment_author_IP' => '203.0.113.7', 'comment_agent' => 'Reader/7', 'comment_date' => '2026-03-29 02:30:00', 'comment_date_gmt' => '2026-03-29 02:30:00', ${more}]); echo json_encode((string) $wpdb->insert_id);`);
    const row = (id: string): Readonly<Record<string, string>> => asked(site, `global $wpdb; echo json_encode($wpdb->get_row("select * from $wpdb->comments where comment_ID = ${id}"));`);
    const elsewhere = (id: string, content: string): string => site.php(`wp_update_comment(['comment_ID' => ${id}, 'comment_content' => wp_slash(${coded(content)})]);`);
    const done = (outcome: WordOutcome): WordOutcome & { kind: 'done' } => (outcome.kind === 'done' ? outcome : assert.fail(JSON.stringify(outcome)));

    for (const approved of ['0', '1', 'spam', 'trash']) {
      test(`plain words come back whole, change, and come back to the letter; all else stays (${approved})`, async () => {
        // What WordPress’ own route writes has no bare `&`; ours puts back that, too.
        const kept = `1 &lt; 2 &amp; 3 &gt; 2: &#8220;R&amp;D&#8221; ${plugin ? '&' : '&amp;'} more\r\nEnd`;
        const id = say(kept, approved);
        const was = row(id);
        const backend = desk();
        const editing = await editingOf(backend);
        const words = (await editing.read(id))!;
        assert.deepEqual(words, { stored: kept, text: '1 < 2 & 3 > 2: “R&D” & more\nEnd', form: 'plain' });
        const batch = newBatch();
        const change = { id, was: words.stored, text: 'If 1 < 2 & 3 > 2, then **so** <b>be</b> it.\nEnd', form: words.form, batch };
        const outcome = done(await editing.change(change));
        assert.deepEqual([outcome.altered, outcome.words.text], [false, change.text]);
        assert.deepEqual(row(id), { ...was, comment_content: 'If 1 &lt; 2 &amp; 3 &gt; 2, then **so** &lt;b&gt;be&lt;/b&gt; it.\nEnd' });
        assert.deepEqual([outcome.item.reworded?.by, outcome.item.reworded?.batch, outcome.item.reworded?.undoable], ['Mira Moderator', batch, true]);
        // An answer that was lost is asked for again.
        done(await editing.change(change));
        const back = done(await editing.undo(id, batch));
        assert.deepEqual([back.words.stored, back.item.reworded ?? null], [kept, null]);
        assert.deepEqual(row(id), was);
      });
    }

    test('what has formatting is edited as it is kept: neither links nor emphasis are lost', async () => {
      const kept = '<strong>Nein</strong>, siehe <a href="https://tram.example/" rel="nofollow ugc">dort</a> &amp; &lt;hier&gt;.';
      const id = say(kept);
      const editing = await editingOf(desk());
      const words = (await editing.read(id))!;
      assert.deepEqual(words, { stored: kept, text: kept, form: 'html' });
      const text = kept.replace('Nein', 'Ja');
      const batch = newBatch();
      const outcome = done(await editing.change({ id, was: kept, text, form: 'html', batch }));
      assert.deepEqual([outcome.altered, row(id)['comment_content']], [false, text]);
      done(await editing.undo(id, batch));
      assert.equal(row(id)['comment_content'], kept);
      const same = done(await editing.change({ id, was: kept, text: words.text, form: 'html', batch: newBatch() }));
      assert.equal(same.item.reworded ?? null, null, 'what was not touched is no change');
    });

    test('whoever may not write all HTML is told what WordPress took out, and undo gives back what can be', async () => {
      const id = say('Plain.');
      site.php("add_role('narrow', 'Narrow', ['read' => true, 'moderate_comments' => true, 'edit_posts' => true, 'edit_others_posts' => true, 'edit_published_posts' => true]); (new WP_User(get_user_by('login', 'second')->ID))->set_role('narrow');");
      try {
        const editing = await editingOf(desk('second'));
        const batch = newBatch();
        const outcome = done(await editing.change({ id, was: 'Plain.', text: 'Look: <img src="https://spy.example/x.png"> <em>so</em>', form: 'html', batch }));
        assert.equal(outcome.altered, true);
        assert.doesNotMatch(row(id)['comment_content'] ?? '', /img/);
        assert.match(outcome.words.stored, /<em>so<\/em>/);
        assert.equal(done(await editing.undo(id, batch)).altered, false);
        assert.equal(row(id)['comment_content'], 'Plain.');
      } finally {
        site.php("(new WP_User(get_user_by('login', 'second')->ID))->set_role('editor'); remove_role('narrow');");
      }
    });

    test('words that somebody else changed meanwhile are not overwritten unseen, by a change or by undo', async () => {
      const id = say('First.');
      const editing = await editingOf(desk());
      elsewhere(id, 'Second, by another program.');
      const lost = await editing.change({ id, was: 'First.', text: 'Mine.', form: 'plain', batch: newBatch() });
      assert.deepEqual(lost.kind === 'conflict' ? lost.words.text : lost, 'Second, by another program.');
      assert.equal(row(id)['comment_content'], 'Second, by another program.');
      const batch = newBatch();
      done(await editing.change({ id, was: 'Second, by another program.', text: 'Third.', form: 'plain', batch }));
      elsewhere(id, 'Fourth.');
      assert.equal((await editing.undo(id, batch)).kind, 'conflict');
      assert.equal(row(id)['comment_content'], 'Fourth.');
    });

    test('nothing, too much and nobody’s comment are refused in words', async () => {
      const id = say('Some words.');
      const editing = await editingOf(desk());
      const change = { id, was: 'Some words.', form: 'plain' } as const;
      assert.deepEqual(await editing.change({ ...change, text: ' \n ', batch: newBatch() }), { kind: 'refused', because: 'missing' });
      assert.deepEqual(await editing.change({ ...change, text: 'ٹ'.repeat(33_000), batch: newBatch() }), { kind: 'refused', because: 'too-long' });
      assert.deepEqual(await editing.change({ ...change, id: '999999', text: 'x', batch: newBatch() }), { kind: 'unknown' });
      assert.equal(await editing.read('999999'), undefined);
      assert.equal(row(id)['comment_content'], 'Some words.');
    });

    test('a comment whose address is none: with the plug-in as ever, without it nothing is done that would lose it', async () => {
      const proxies = '10.0.0.1, 203.0.113.7';
      const id = say('From behind proxies.', '0', '');
      site.php(`global $wpdb; $wpdb->update($wpdb->comments, ['comment_author_IP' => '${proxies}'], ['comment_ID' => ${id}]);`);
      const was = row(id);
      const backend = desk();
      const editing = await editingOf(backend);
      const outcome = await editing.change({ id, was: 'From behind proxies.', text: 'Other.', form: 'plain', batch: newBatch() });
      assert.deepEqual(outcome.kind === 'refused' ? outcome.because : outcome.kind, plugin ? 'done' : 'address');
      const item = async () => (await backend.queue({ queue: 'all', limit: 100 })).items.find(({ comment }) => comment.id === id) ?? assert.fail();
      const decide = async (action: 'approve' | 'reject', batch = newBatch()) => {
        const { comment } = await item();
        const [result] = await backend.decide([{ id, revision: comment.revision, expectedStatus: comment.status, action }], batch);
        return result?.kind === 'conflict' ? result.because : result?.kind;
      };
      assert.equal(await decide('approve'), plugin ? 'done' : 'address');
      if (plugin) return assert.deepEqual(row(id), { ...was, comment_approved: '1', comment_content: 'Other.' });
      assert.deepEqual(row(id), was);
      // The bin is reached by another way, which touches nothing; back from there leads none.
      const batch = newBatch();
      assert.equal(await decide('reject', batch), 'done');
      assert.deepEqual((await backend.undo(batch)).map((each) => (each.kind === 'conflict' ? each.because : each.kind)), ['address']);
      return assert.deepEqual(row(id), { ...was, comment_approved: 'trash' });
    });

    if (plugin) {
      test('of two moderators who change the same words in the same moment exactly one wins, fifteen times', async () => {
        const [mine, theirs] = await Promise.all([editingOf(desk()), editingOf(desk('second'))]);
        for (let at = 0; at < 15; at++) {
          const id = say(`Words ${at}.`);
          const both = await Promise.all([mine, theirs].map((editing, who) => editing.change({ id, was: `Words ${at}.`, text: `By ${who}.`, form: 'plain', batch: newBatch() })));
          assert.deepEqual(both.map(({ kind }) => kind).sort(), ['conflict', 'done']);
          assert.equal(row(id)['comment_content'], `By ${both.findIndex(({ kind }) => kind === 'done')}.`);
        }
      });

      test('undo works after a reload, step by step; former words are kept for thirty days, and go with everything of ours', async () => {
        const id = say('One 😀.');
        const [first, second] = [newBatch(), newBatch()];
        const editing = await editingOf(desk());
        done(await editing.change({ id, was: 'One 😀.', text: 'Two 😀.', form: 'plain', batch: first }));
        done(await editing.change({ id, was: 'Two 😀.', text: 'Three.', form: 'plain', batch: second }));
        const listed = async () => (await desk('second').queue({ queue: 'held', limit: 100 })).items.find(({ comment }) => comment.id === id)?.reworded;
        assert.deepEqual([(await listed())?.batch, (await listed())?.by], [second, 'Mira Moderator']);
        assert.equal((await (await editingOf(desk('second'))).undo(id, first)).kind, 'conflict', 'not the older one first');
        done(await (await editingOf(desk('second'))).undo(id, second));
        assert.equal((await listed())?.batch, first);
        const notes = (): readonly Readonly<Record<string, unknown>>[] => asked(site, `wp_cache_flush(); echo json_encode(get_comment_meta(${id}, '_sayso_words'));`);
        assert.deepEqual(notes().map((note) => 'from' in note), [true, false], 'what was taken back needs no former words');
        const exported = asked<{ readonly data: readonly { readonly data: readonly { readonly value: string }[] }[] }>(site, "echo json_encode(Sayso\\export_personal_data('agnes@readers.example'));");
        assert.ok(exported.data.some(({ data }) => data.some(({ value }) => value === 'One 😀.')), 'the writer is told');
        site.php(`$old = get_comment_meta(${id}, '_sayso_words')[0]; update_comment_meta(${id}, '_sayso_words', ['at' => $old['at'] - 31 * 86400000] + $old, $old); do_action('wp_scheduled_delete');`);
        assert.deepEqual(notes().map((note) => 'from' in note), [false, false]);
        assert.deepEqual([(await listed())?.by, (await listed())?.undoable], ['Mira Moderator', false]);
        assert.equal((await editing.undo(id, first)).kind, 'conflict');
        assert.equal(row(id)['comment_content'], 'Two 😀.');
        site.php("Sayso\\erase_personal_data('agnes@readers.example');");
        assert.deepEqual(notes(), []);
      });

      test('whoever may not moderate changes no words', async () => {
        const id = say('Untouched.');
        for (const path of ['words', 'words/undo']) {
          const { status } = await fetch(`${site.url}/wp-json/sayso/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, batch: 'x'.repeat(22), was: 'Untouched.', words: 'Touched.' }) });
          assert.equal(status, 401);
        }
        assert.equal(row(id)['comment_content'], 'Untouched.');
      });
    }
  });
}
