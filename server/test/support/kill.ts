/**
 * Starts the real server, sends posts and decisions from several senders at once, kills it with SIGKILL at a random moment,
 * starts it again and looks: every acknowledged comment is there, once, with the status that was acknowledged last; counts
 * equal lists. What was sent but not answered may be there or not, but never twice.
 *
 * The engine of the test and of `npm run proof`, which gives larger numbers.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/db/open.js';
import { verify } from '../../src/db/verify.js';

export interface KillOptions {
  /** Operations to acknowledge over all rounds. */
  readonly operations: number;
  /** How often the server is killed. */
  readonly kills: number;
  /** Makes the moments of the kills repeatable. */
  readonly seed: number;
  readonly dataFolder: string;
  /** PostgreSQL in place of the file; `whenKilled` may kill that too, and must bring it back. */
  readonly databaseUrl?: string;
  readonly whenKilled?: () => Promise<void>;
  /** A second server on the same PostgreSQL takes half of it all and is never killed. Default not. */
  readonly beside?: boolean;
  readonly say?: (line: string) => void;
}

export interface KillReport {
  readonly acknowledged: number;
  readonly decisions: number;
  readonly votes: number;
  readonly kills: number;
  /** What is wrong; empty when all held. */
  readonly faults: readonly string[];
}

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** A small generator of repeatable numbers between 0 and 1 (mulberry32). */
const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly cookie: string;
}

const startServer = async ({ dataFolder, databaseUrl }: KillOptions): Promise<Started> => {
  const environment = {
    PATH: process.env['PATH'], PORT: '0', SAYSO_DATA: path.join(dataFolder, 'data'),
    // One network sends everything here: the pace limit has its own tests.
    SAYSO_PACE: '1000000/1',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const child = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  let url = '';
  let link = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /^sayso listens on (.*)$/.exec(line)?.[1] ?? '';
    link ||= /(http\S+token=\S+)$/.exec(line)?.[1] ?? '';
    if (url !== '' && link !== '') break;
  }
  if (link === '') throw new Error('the server ended before it listened');
  const answer = await fetch(link.split('?')[0] ?? '', {
    method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `token=${link.split('token=')[1] ?? ''}`,
  });
  return { child, url, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
};

const killed = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
};

interface Known {
  readonly secret: string;
  readonly thread: string;
  readonly text: string;
  id: string;
  status: string;
  /** A decision was sent whose answer never came: either status may stand. */
  maybe: string | null;
  /** Recommendations that were acknowledged, and that were sent. */
  votes: number;
  tried: number;
}

type Sent = Pick<Known, 'secret' | 'thread' | 'text'>;

const threads = ['/a', '/b', '/c'];

export const killAndRestart = async (options: KillOptions): Promise<KillReport> => {
  const random = numbers(options.seed);
  const known: Known[] = [];
  const unanswered: Sent[] = [];
  const faults: string[] = [];
  let decisions = 0;
  let votes = 0;
  let server = await startServer(options);
  const beside = options.beside === true ? await startServer(options) : undefined;
  const some = (): Started => (beside !== undefined && random() < 0.5 ? beside : server);
  let alive = true;

  const json = async (pathName: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const { url, cookie } = some();
    const answer = await fetch(`${url}/v1/default/${pathName}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', 'x-sayso': '1', cookie, ...headers },
    });
    const value: unknown = await answer.json();
    if (answer.status >= 400) throw new Error(`${pathName} ${answer.status} ${JSON.stringify(value)}`);
    return value;
  };
  const send = ({ secret, thread, text }: Sent) =>
    json('comments', { thread, parent: null, draft: { name: 'Reader', email: '', text }, trap: '', page: { url: '', title: '' } }, { 'idempotency-key': secret }) as Promise<{
      own: { comment: { id: string; status: string } };
    }>;

  const post = async (again = unanswered.pop()): Promise<void> => {
    const one = again ?? { secret: randomBytes(16).toString('base64url'), thread: threads[Math.floor(random() * threads.length)] ?? '/a', text: `Words ${randomBytes(6).toString('hex')}` };
    try {
      const { own } = await send(one);
      known.push({ ...one, id: own.comment.id, status: own.comment.status, maybe: null, votes: 0, tried: 0 });
    } catch (error) {
      unanswered.push(one);
      throw error;
    }
  };
  const decide = async (): Promise<void> => {
    const one = known[Math.floor(random() * known.length)];
    if (one === undefined || one.maybe !== null) return;
    const [action, to] = one.status === 'published' ? (['hold', 'held'] as const) : (['approve', 'published'] as const);
    one.maybe = to;
    const { results } = (await json('moderation/decisions', {
      batch: randomBytes(16).toString('base64url'), decisions: [{ id: one.id, revision: 1, expectedStatus: one.status, action }],
    })) as { results: { kind: string; item: { comment: { status: string } } }[] };
    if (results[0]?.kind !== 'done') faults.push(`a decision on ${one.id} ended as ${results[0]?.kind ?? 'nothing'}`);
    one.status = results[0]?.item.comment.status ?? to;
    one.maybe = null;
    decisions++;
  };

  const vote = async (): Promise<void> => {
    const one = known[Math.floor(random() * known.length)];
    if (one === undefined || one.status !== 'published') return;
    one.tried++;
    const { url } = some();
    const answer = await fetch(`${url}/v1/default/comments/${one.id}/vote`, { method: 'PUT', headers: { 'x-sayso-receipt': randomBytes(16).toString('base64url') } });
    await answer.text();
    // Held by a decision meanwhile: 404. One network may not recommend for ever: 429.
    if (answer.status === 404 || answer.status === 429) one.tried--;
    else if (answer.status !== 200) throw new Error(`vote ${answer.status}`);
    else {
      one.votes++;
      votes++;
    }
  };

  const sender = async (until: () => boolean): Promise<void> => {
    while (alive && !until()) {
      try {
        const kind = random();
        await (kind < 0.6 ? post() : kind < 0.8 ? decide() : vote());
      } catch (error) {
        if (alive && !(error instanceof TypeError)) faults.push(String(error));
        if (alive && error instanceof TypeError) return;
      }
    }
  };
  const stop = async (): Promise<void> => {
    alive = false;
    await killed(server.child);
  };

  const look = async (): Promise<void> => {
    for (let from = 0; from < known.length; from += 200) {
      const part = known.slice(from, from + 200);
      const { own } = (await json('receipts', { secrets: part.map(({ secret }) => secret) })) as { own: ({ comment: { id: string; status: string; text: string; votes?: number } } | null)[] };
      for (const [index, one] of part.entries()) {
        const found = own[index]?.comment;
        if (found === undefined) faults.push(`acknowledged and lost: ${one.id}`);
        else {
          if (found.id !== one.id || found.text !== one.text) faults.push(`acknowledged and changed: ${one.id}`);
          if (found.status !== one.status && found.status !== one.maybe) faults.push(`${one.id} was ${one.status} and is ${found.status}`);
          const counted = found.votes ?? 0;
          if (counted < one.votes || counted > one.tried) faults.push(`${one.id} has ${counted} recommendations: ${one.votes} were acknowledged, ${one.tried} sent`);
          one.status = found.status;
          one.maybe = null;
          one.votes = counted;
          one.tried = counted;
        }
      }
    }
    const texts = new Map<string, number>();
    const published = new Map<string, number>();
    for (const queue of ['held', 'published', 'spam', 'rejected']) {
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = (await json(`moderation/queue?queue=${queue}&limit=200&cursor=${cursor}`, undefined)) as { items: { comment: { text: string; thread: string } }[]; next: string | null };
        for (const { comment } of page.items) {
          texts.set(comment.text, (texts.get(comment.text) ?? 0) + 1);
          if (queue === 'published') published.set(comment.thread, (published.get(comment.thread) ?? 0) + 1);
        }
        cursor = page.next;
      }
    }
    for (const [text, times] of texts) if (times > 1) faults.push(`stored ${times} times: ${text}`);
    const { counts } = (await json(`counts?${threads.map((thread) => `thread=${encodeURIComponent(thread)}`).join('&')}`, undefined)) as { counts: Record<string, number> };
    for (const thread of threads) if ((counts[thread] ?? 0) !== (published.get(thread) ?? 0)) faults.push(`${thread} counts ${counts[thread] ?? 0} and lists ${published.get(thread) ?? 0}`);
  };

  for (let kill = 1; kill <= options.kills; kill++) {
    const goal = Math.ceil((options.operations * kill) / options.kills);
    // Killed somewhere in the last third of the round, in the middle of whatever runs then.
    const moment = goal - Math.floor((random() * options.operations) / options.kills / 3);
    alive = true;
    const done = (): boolean => known.length + decisions + votes >= moment;
    const senders = Array.from({ length: 6 }, () => sender(() => false));
    let sending = senders.length;
    for (const each of senders) void each.finally(() => sending--);
    while (!done() && sending > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    if (sending === 0) faults.push('the server stopped answering before it was killed');
    await stop();
    await Promise.all(senders);
    await options.whenKilled?.();
    server = await startServer(options);
    alive = true;
    await look();
    // What was sent and not answered is sent again with its secret, as a browser's outbox does.
    while (unanswered.length > 0) await post();
    options.say?.(`kill ${kill} of ${options.kills}: ${known.length} comments, ${decisions} decisions and ${votes} votes acknowledged, ${faults.length} faults`);
  }
  await look();
  await stop();
  if (beside !== undefined) await killed(beside.child);
  const database = await openDatabase({ dataFolder: path.join(options.dataFolder, 'data'), databaseUrl: options.databaseUrl });
  for (const { check, what, kept, expected } of (await verify(database)).differences) faults.push(`verify: ${check} ${what}: kept ${kept ?? 'nothing'}, expected ${expected ?? 'nothing'}`);
  await database.close();
  return { acknowledged: known.length, decisions, votes, kills: options.kills, faults };
};
