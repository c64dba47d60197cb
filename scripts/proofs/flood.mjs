/**
 * A flood: spam and honest comments of ../shared/data/spam, mixed, posted over HTTP to a running server under the default preset, in
 * two halves. A moderator decides on the first by the labels and nothing else; when the undo window is over the site's own model has
 * learnt it, and the second half comes. No honest comment may be lost: each is published or held with reasons, and stands in the queue.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '../../server/dist/src/db/ids.js';
import { start } from '../../server/dist/src/start.js';
import { corpora } from '../judge/corpora.mjs';
import { nearDuplicates, shuffled } from '../judge/folds.mjs';
import { sharedData } from '../shared-data.mjs';

export const name = 'A flood of spam and honest comments loses no honest one (posted over HTTP, default preset; half of it teaches the model)';
export const counts = { sample: 160, full: 1586 };

const origin = 'https://paper.example';
/** How long a decision can be taken back here, in ms, so that the proof need not wait for the usual 20 s. */
const undoWindow = 200;
const perBatch = 200;

/** Near-copies are in one half, so that the second is no memory test. */
const halves = (comments, seed) => {
  const groups = shuffled(nearDuplicates(comments.map(({ text }) => text)), seed).sort((a, b) => b.length - a.length);
  const out = [[], []];
  for (const group of groups) out[out[0].length <= out[1].length ? 0 : 1].push(...group.map((index) => comments[index]));
  return out.map((half) => shuffled(half, seed + 1));
};

const median = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

export const prove = async ({ count, seed, say }) => {
  const shared = sharedData();
  if (shared === undefined) return { passed: 0, failed: 0, note: 'skipped: ../shared/data is not there' };
  const [spam, ham] = corpora(shared);
  const all = [...spam.comments, ...ham.comments];
  const [taught, later] = halves(count >= all.length ? all : shuffled(all, seed).slice(0, count), seed);

  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-flood-'));
  const server = await start({ port: 0, dataFolder, pace: { burst: 1_000_000, secondsPerComment: 1 }, sites: [{ id: 'paper', origins: [origin], undoWindow }] });
  const base = `${server.url}/v1/paper`;
  const failures = [];
  try {
    const token = new URL(server.signInUrl.replace('/default/', '/paper/')).searchParams.get('token');
    const entered = await fetch(`${base}/moderation/sign-in`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ token }), headers: { origin: new URL(server.url).origin },
    });
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0];
    const moderate = async (address, body) => {
      const answer = await fetch(`${base}/moderation/${address}`, {
        headers: { cookie, ...(body && { 'origin': new URL(server.url).origin, 'content-type': 'application/json', 'x-sayso': '1' }) },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };

    /** Posts one as a stranger of its own, and tells where it landed, why, and how long that took. */
    const post = async ({ text, thread, label }, index) => {
      const body = {
        thread: `/${thread}`, parent: null, trap: '', page: { url: `${origin}/${thread}`, title: thread },
        draft: { name: 'Reader', email: `reader-${index}@reader.example`, text },
      };
      const started = performance.now();
      const answer = await fetch(`${base}/comments`, {
        method: 'POST', body: JSON.stringify(body),
        headers: { origin, 'content-type': 'application/json', 'idempotency-key': newId() },
      });
      const ms = performance.now() - started;
      const said = await answer.json();
      return { label, text, ms, id: said.own?.comment.id ?? null, status: said.own?.comment.status ?? `refused (${answer.status} ${said.kind ?? said.detail ?? said.code})` };
    };
    const postAll = async (comments, from) => {
      const out = [];
      // One after the other per lane, several lanes at once: a flood, and each answer timed alone.
      const lanes = Array.from({ length: 4 }, async (_, lane) => {
        for (let index = lane; index < comments.length; index += 4) out.push(await post(comments[index], from + index));
      });
      await Promise.all(lanes);
      return out;
    };
    /** Every comment of the moderators' lists, by id. */
    const queued = async () => {
      const found = new Map();
      for (const queue of ['held', 'spam', 'published']) {
        for (let cursor = null; ; ) {
          const page = await moderate(`queue?queue=${queue}&limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
          for (const item of page.items) found.set(item.comment.id, item);
          if ((cursor = page.next) === null) break;
        }
      }
      return found;
    };
    /** The half as rows, and what of it breaks the promise. */
    const tell = async (half, posted) => {
      const items = await queued();
      const rows = [];
      for (const label of ['spam', 'ham']) {
        const mine = posted.filter((each) => each.label === label);
        for (const each of mine) {
          const item = items.get(each.id);
          each.reasons = item?.reasons ?? [];
          const kept = item !== undefined && (each.status === 'published' || (each.status === 'held' && each.reasons.length > 0));
          if (label === 'ham' && !kept) failures.push(`honest, ${each.status}: ${each.text.slice(0, 60)}`);
          if (each.id === null) failures.push(`${label} refused, ${each.status}`);
        }
        const where = (status) => mine.filter((each) => each.status === status).length;
        const marked = (rule) => mine.filter(({ reasons }) => reasons.some((reason) => reason.rule === rule && reason.action !== 'publish')).length;
        const times = mine.map(({ ms }) => ms);
        rows.push({
          half, label, posted: mine.length, published: where('published'), held: where('held'), spam: where('spam'), lost: mine.filter(({ id }) => !items.has(id)).length,
          first: marked('first-time'), learnt: marked('learnt'), other: mine.filter(({ reasons }) => reasons.some(({ rule, action }) => action !== 'publish' && rule !== 'first-time' && rule !== 'learnt')).length,
          p50: median(times, 0.5), p95: median(times, 0.95), most: Math.max(0, ...times),
        });
      }
      return rows;
    };

    const firstPosted = await postAll(taught, 0);
    const rows = await tell('first, nothing learnt yet', firstPosted);
    const kept = firstPosted.filter(({ id }) => id !== null);
    const statuses = new Map([...(await queued())].map(([id, { comment }]) => [id, comment]));
    const decisions = kept.flatMap(({ id, label }) => {
      const comment = statuses.get(id);
      const action = label === 'spam' ? 'spam' : 'approve';
      const done = comment === undefined || (action === 'approve' ? comment.status === 'published' : comment.status === 'spam');
      return done ? [] : [{ id, revision: comment.revision, expectedStatus: comment.status, action, seen: comment.seq }];
    });
    for (let at = 0; at < decisions.length; at += perBatch) {
      const { results } = await moderate('decisions', { batch: newId(), decisions: decisions.slice(at, at + perBatch) });
      for (const { kind, id } of results) if (kind !== 'done') failures.push(`${id}: the decision is ${kind}`);
    }
    const enough = Date.now() + 60_000;
    let model;
    do {
      await new Promise((resolve) => setTimeout(resolve, 200));
      model = await moderate('learnt');
    } while (model.taught.spam + model.taught.ham < decisions.length && Date.now() < enough);
    if (model.taught.spam + model.taught.ham !== decisions.length) failures.push(`${model.taught.spam + model.taught.ham} decisions taught instead of ${decisions.length}`);

    rows.push(...(await tell(`second, ${model.taught.spam + model.taught.ham} decisions learnt`, await postAll(later, taught.length))));

    const ms = (value) => `${value.toFixed(0)} ms`;
    const table = [
      '| Half | Label | Posted | Published | Held | Spam | Lost | by first-time | by learnt | by others | p50 | p95 | longest |',
      '|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
      ...rows.map((row) => `| ${row.half} | ${row.label} | ${row.posted} | ${row.published} | ${row.held} | ${row.spam} | ${row.lost} | ${row.first} | ${row.learnt} | ${row.other} | ${ms(row.p50)} | ${ms(row.p95)} | ${ms(row.most)} |`),
    ].join('\n');
    say(`\n${table}\n`);
    for (const failure of failures.slice(0, 10)) say(failure);
    const sum = (key, label) => rows.filter((row) => row.label === label).reduce((total, row) => total + row[key], 0);
    const second = rows.find((row) => row.half.startsWith('second') && row.label === 'spam');
    const secondHam = rows.find((row) => row.half.startsWith('second') && row.label === 'ham');
    return {
      passed: taught.length + later.length - Math.min(failures.length, taught.length + later.length), failed: failures.length, table,
      note: `spam: ${sum('published', 'spam')} published, ${sum('held', 'spam')} held, ${sum('spam', 'spam')} marked spam; ham: ${sum('published', 'ham')} published, ${sum('held', 'ham')} held, ${sum('lost', 'ham')} lost; `
        + `the model held ${second.learnt} of ${second.posted} spam and ${secondHam.learnt} of ${secondHam.posted} ham of the second half; p95 ${ms(Math.max(...rows.map(({ p95 }) => p95)))}`,
    };
  } finally {
    await server.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

// `node scripts/proofs/flood.mjs` prints the table of the whole flood.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { note, failed } = await prove({ count: counts.full, seed: 20781, say: console.log });
  console.log(note);
  process.exitCode = failed === 0 ? 0 : 1;
}
