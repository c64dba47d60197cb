/**
 * Seeded sequences of what moderators do (single decisions, many at once, whole lists, replies, restored ones), each taken back
 * within the window, on the real database. After each step the kept counts equal the lists and no mail may leave; after the last
 * undo everything stands as if nothing had ever been done.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashSecret, newId } from '../../server/dist/src/db/ids.js';
import { openDatabase } from '../../server/dist/src/db/open.js';
import { createRepository } from '../../server/dist/src/db/repository.js';

export const name = 'Whatever moderators do and take back within the window, everything stands as if it had never been done; counts equal lists and no mail leaves meanwhile';
/** Sequences of one to five actions, each taken back. */
export const counts = { sample: 150, full: 10_000 };

const undoWindow = 20_000;
/** Sequences on one site: what is taken back stays in its history, and no editor works ten thousand times on the same two dozen comments. */
const perSite = 200;
const statuses = ['held', 'published', 'published', 'spam', 'rejected', 'removed'];
const possible = {
  held: ['approve', 'spam', 'reject'], published: ['keep', 'hold', 'spam', 'remove'], spam: ['approve', 'hold', 'reject'],
  rejected: ['approve', 'hold', 'spam'], removed: ['approve', 'hold', 'spam'],
};

/** Repeatable numbers below a bound. */
const numbers = (seed) => {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
};

export const prove = async ({ count, seed, say }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-undo-'));
  const database = await openDatabase({ dataFolder: folder });
  const repository = createRepository(database, newId);
  const below = numbers(seed);
  let site = '';
  let now = Date.UTC(2026, 10, 29);
  let failed = 0;
  let actions = 0;
  let comments = 0;

  /** A site's worth of comments in every state, some reported, some answered by readers who are to be told by mail. */
  const plant = async () => {
    await repository.openSite(site, now);
    await repository.addModerator(site, { id: 'editor', name: 'Editor' }, now);
    const ids = [];
    for (let index = 0; index < 24; index++) {
      const author = `author-${index % 7}`;
      const parent = index > 6 && index % 3 === 0 ? ids[index - 6] : null;
      const secret = newId();
      const comment = {
        id: newId(), thread: `/talks-${index % 3}`, parent, status: statuses[index % statuses.length], createdAt: (now += 10), name: author, website: '', text: `Comment ${index}`,
        email: `${author}@reader.example`, authorKey: author, textKey: `text-${index}`, dir: null, page: { url: 'https://paper.example/talks', title: 'Talks' },
        reasons: index % 4 === 0 ? [{ rule: 'links', code: 'too-many-links', action: 'hold', params: new Map() }] : [],
      };
      const wish = { recipient: comment.email, authorKey: author, confirm: false, notify: true, proven: true, token: newId() };
      await repository.post(site, { secretHash: hashSecret(secret), bodyHash: 'body' }, comment, 'r', wish);
      ids.push(comment.id);
    }
    for (const [index, id] of ids.entries()) {
      if (index % 5 !== 1) continue;
      await repository.report(site, {
        number: `N${index}`, secretHash: hashSecret(`report ${index}`), bodyHash: 'b', comment: id, lane: 'house', reason: 'insult', words: '', location: '',
        name: null, email: null, goodFaith: false, at: (now += 10),
      });
    }
    // What waits to be sent from before is not what is looked at.
    await database.transaction((connection) => connection.query('delete from mail_queue where site = $1', [site]));
    return ids;
  };

  const rows = (text) => database.query(text, [site]);
  const state = async () =>
    JSON.stringify([
      await rows(`select id, status, revision, open_reports, reviewed, votes from comments where site = $1 and badge is null order by id`),
      await rows('select thread, published from threads where site = $1 order by thread'),
      await rows('select b.root, b.published from branches b where b.site = $1 order by b.root'),
      await rows('select id, recipient, comment, about from mail_queue where site = $1 order by id'),
      await rows('select comment, about from replies_told where site = $1 order by comment, about'),
      await rows('select batch, comment from effects where site = $1 order by batch, comment'),
    ]);

  const wrongCounts = async () => {
    const kept = await repository.queueCounts(site);
    const faults = [];
    for (const queue of Object.keys(kept)) {
      const { items, next } = await repository.queue(site, queue, 200, null);
      if (next !== null || items.length !== kept[queue]) faults.push(`${queue}: ${kept[queue]} counted, ${items.length} listed`);
    }
    return faults;
  };

  const act = async (batch) => {
    const all = await rows('select id, status, revision from comments where site = $1 order by id');
    const kind = below(6);
    const seen = await repository.seq(site);
    const on = ({ id, status, revision }, action) => ({ id, revision, expectedStatus: status, action, seen });
    const decidable = all.filter(({ status }) => possible[status] !== undefined);
    const one = decidable[below(decidable.length)];
    const any = (list) => list[below(list.length)];
    if (kind < 3) return repository.decide(site, batch, 'editor', [on(one, any(possible[one.status]))], now, undoWindow);
    if (kind === 3) {
      const several = decidable.filter(() => below(3) === 0);
      return repository.decide(site, batch, 'editor', several.map((each) => on(each, any(possible[each.status]))), now, undoWindow);
    }
    if (kind === 4) {
      const queue = any(['held', 'reported', 'unreviewed', 'published', 'spam', 'rejected', 'all']);
      const filter = any([{}, { thread: '/talks-1' }, { rule: 'links' }, { text: 'comment 1' }]);
      const given = { queue, filter, action: any(['approve', 'keep', 'hold', 'spam', 'reject', 'remove']), seen };
      const reach = await repository.queueReach(site, queue, filter, given);
      const { done, passedOver } = await repository.decideAll(site, { name: batch, actor: 'editor', at: now, undoWindow }, given, null);
      if (done !== reach || passedOver !== 0) throw new Error(`${reach} counted before, ${done} decided on`);
      return undefined;
    }
    const held = decidable.find(({ status }) => status === 'held');
    if (held === undefined) return undefined;
    return repository.reply(site, { name: batch, actor: 'editor', at: now, undoWindow }, { to: held.id, text: 'Thank you.', name: 'Editor', textKey: batch, decision: on(held, 'approve') });
  };

  try {
    for (let index = 0; index < count; index++) {
      if (index % perSite === 0) {
        site = `paper-${index / perSite}`;
        comments += (await plant()).length;
      }
      // The database driver frees what its answers held between two turns of the event loop, as a server has them.
      await new Promise(setImmediate);
      const before = await state();
      const faults = [];
      const batches = [];
      for (let left = 1 + below(5); left > 0; left--) {
        const batch = newId();
        now += 100;
        actions++;
        try {
          await act(batch);
          batches.push(batch);
        } catch (error) {
          faults.push(String(error));
        }
        faults.push(...(await wrongCounts()));
        const due = await repository.dueMail(site, now, 100);
        if (due.length > 0) faults.push(`${due.length} mails may leave within the window`);
        const told = await repository.settledDecisions(now, 100);
        if (told.length > 0) faults.push(`${told.length} effects are due within the window`);
      }
      for (const batch of batches.reverse()) {
        now += 100;
        const refused = (await repository.undo(site, batch, 'editor', now)).filter(({ kind }) => kind !== 'done');
        if (refused.length > 0) faults.push(`undo: ${refused.map(({ kind }) => kind).join(', ')}`);
        faults.push(...(await wrongCounts()));
      }
      // A reply's words are kept, waiting; the moderator takes them away for good.
      await database.transaction(async (connection) => {
        for (const { id } of await connection.query(`select id from comments where site = $1 and badge = 'staff'`, [site])) {
          await connection.query('delete from statements where site = $1 and comment = $2', [site, id]);
          await connection.query('delete from decisions where site = $1 and comment = $2', [site, id]);
          await connection.query('delete from contents where site = $1 and comment = $2', [site, id]);
          await connection.query('delete from comments where site = $1 and id = $2', [site, id]);
          await connection.query(`update queue_counts set n = n - 1 where site = $1 and status = 'held' and reported = 0 and reviewed = 0`, [site]);
        }
      });
      const after = await state();
      if (after !== before) faults.push(`the state differs: ${before.length} and ${after.length} characters`);
      if (faults.length > 0) {
        failed++;
        if (failed <= 20) say(`sequence ${index}: ${[...new Set(faults)].slice(0, 3).join(' | ')}`);
        if (after !== before && failed <= 2) say(`${before}\n${after}`);
      }
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed: count - failed, failed, note: `${actions} actions on ${comments} comments` };
};
