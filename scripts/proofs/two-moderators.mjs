/**
 * Two moderators over HTTP on a real server. Both decide on one comment at the same moment: one of them wins, the other's answer
 * names the winner, and the loser's open stream tells of it within a second. Meanwhile the author of every other comment edits it:
 * words that nobody has read are never published by a decision.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start } from '../../server/dist/src/start.js';
import { signIn } from '../console-page.mjs';

export const name = 'Of two moderators who decide on one comment at once, one wins and the other is told who; a comment edited meanwhile is never approved unseen';
export const counts = { sample: 60, full: 1000 };

/** Who is told later than this was told too late, ms. */
const soon = 1000;

const open = async (server, id, who) => {
  const cookie = await signIn(server, id, who);
  return {
    who,
    decide: async (decision, batch) => {
      const sent = await fetch(`${server.url}/v1/default/moderation/decisions`, {
        method: 'POST', headers: { cookie, 'content-type': 'application/json', 'x-sayso': '1' }, body: JSON.stringify({ batch, decisions: [decision] }),
      });
      return (await sent.json()).results[0];
    },
    queue: async (query) => (await fetch(`${server.url}/v1/default/moderation/queue?${query}`, { headers: { cookie } })).json(),
    /** When each comment was told as changed for the last time. */
    follow(since) {
      const told = new Map();
      const ending = new AbortController();
      const reading = (async () => {
        const answer = await fetch(`${server.url}/v1/default/moderation/stream?since=${since}`, { headers: { cookie }, signal: ending.signal });
        let text = '';
        for await (const part of answer.body) {
          text += Buffer.from(part).toString();
          const messages = text.split('\n\n');
          text = messages.pop();
          for (const message of messages) {
            const data = /^data: (.*)$/m.exec(message)?.[1];
            if (data !== undefined) told.set(JSON.parse(data).id, { at: performance.now(), status: JSON.parse(data).status });
          }
        }
      })().catch(() => undefined);
      return { told, end: async () => (ending.abort(), reading) };
    },
  };
};

const until = async (condition, longest) => {
  for (const started = performance.now(); !condition(); ) {
    if (performance.now() - started > longest) return false;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return true;
};

export const prove = async ({ count, say }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-two-'));
  const rules = { name: 'wait', version: 1, rules: [{ rule: 'first-time', needed: 10_000, action: 'hold' }] };
  const server = await start({ port: 0, dataFolder: folder, sites: [{ id: 'default', ruleSet: rules, editWindow: 3_600_000 }], pace: { burst: 1e6, secondsPerComment: 1 } });
  let failed = 0;
  let latest = 0;
  let apart = 0;
  let edited = 0;
  const fault = (index, words) => {
    failed++;
    say(`case ${index}: ${words}`);
  };
  const post = async (text) => {
    const secret = randomBytes(16).toString('base64url');
    const body = { thread: '/talks', parent: null, draft: { name: 'Amina', email: `${secret}@reader.example`, text }, trap: '', page: { url: `${server.url}/talks`, title: 'Talks' } };
    const answer = await fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': secret }, body: JSON.stringify(body) });
    return { secret, comment: (await answer.json()).own.comment };
  };
  const edit = async ({ secret, comment }, text) =>
    fetch(`${server.url}/v1/default/comments/${comment.id}`, {
      method: 'PATCH', headers: { 'content-type': 'application/json', 'x-sayso-receipt': secret }, body: JSON.stringify({ revision: 1, text }),
    });
  try {
    const both = [await open(server, 'sana', 'Sana'), await open(server, 'karim', 'Karim')];
    const streams = both.map((each) => each.follow(0));
    for (let index = 0; index < count; index++) {
      const mine = await post(`Words number ${index}, as they were read`);
      const { id } = mine.comment;
      const item = (await both[0].queue('queue=held&limit=1')).items[0];
      const decision = { id, revision: 1, expectedStatus: 'held', seen: item.seq };
      const changes = index % 2 === 1;
      const at = performance.now();
      const sent = [];
      const ask = async (who, action) => {
        sent.push(performance.now());
        return both[who].decide({ ...decision, action }, `${index} ${who}`);
      };
      const first = index % 4 < 2 ? 0 : 1;
      const [a, b, change] = await Promise.all([ask(first, 'approve'), ask(1 - first, 'reject'), changes ? edit(mine, `Words number ${index}, which nobody has read`) : undefined]);
      apart = Math.max(apart, Math.abs(sent[1] - sent[0]));
      const done = [a, b].filter(({ kind }) => kind === 'done');
      if (changes && (change.status === 200 || done.length === 0)) {
        edited++;
        // The edit came first: no decision on the old words was taken. It came last: what was approved goes back to wait.
        const now = (await both[0].queue('queue=all&limit=1')).items[0];
        const unread = now.comment.text.includes('nobody has read');
        if (unread && now.comment.status === 'published') fault(index, `${id} is published with words that nobody has read`);
        if (done.length > 1) fault(index, 'two decisions on one revision');
        continue;
      }
      const winner = done[0] === a ? first : 1 - first;
      const loser = a.kind === 'conflict' ? a : b;
      if (done.length !== 1 || loser.kind !== 'conflict') {
        fault(index, `${a.kind}, ${b.kind}`);
        continue;
      }
      if (loser.because !== 'decided' || loser.item.decided?.by !== both[winner].who) fault(index, `the loser is told ${loser.because} ${loser.item.decided?.by}`);
      const { told } = streams[1 - winner];
      const status = done[0].item.comment.status;
      if (!(await until(() => told.get(id)?.status === status, soon))) fault(index, 'the loser’s stream says nothing within a second');
      else latest = Math.max(latest, told.get(id).at - at);
    }
    await Promise.all(streams.map(({ end }) => end()));
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed: count - Math.min(count, failed), failed, note: `sent at most ${apart.toFixed(1)} ms apart, told after ${latest.toFixed(0)} ms at most, ${edited} edited meanwhile` };
};
