/**
 * A reader's post, disturbed. A real browser posts to a real server through a little gateway that knows where the post stands; at
 * each step the network is cut, the server killed or the tab closed. Then everything comes back, the page is opened again, and the
 * words must be there: as a draft, or as the reader's own comment, which the server holds exactly once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openDatabase } from '../../server/dist/src/db/open.js';
import { chromiumArguments, chromiumPath } from '../browser.mjs';

export const name = 'A comment outlives a cut network, a killed server and a closed tab at any step of posting, and is stored once at most';
export const counts = { sample: 7, full: 200 };

const root = fileURLToPath(new URL('../../', import.meta.url));
/**
 * From 100 ms after the last key, over the note that the words are kept, which comes after 600 ms, to the notice that the comment waits; `asked`,
 * `answered` and `delivered` are seen by the gateway.
 */
const steps = ['typed', 'kept', 'pressed', 'asked', 'answered', 'delivered', 'shown'];
const blows = ['cut', 'kill', 'close'];

const numbers = (seed) => {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
};

const patience = 20_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (isTrue, what) => {
  for (const deadline = Date.now() + patience; !(await isTrue()); await pause(20)) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
  }
};

/** The server as a process of its own, always on the same port after the first start. */
const createTalk = (dataFolder) => {
  let child;
  let port = 0;
  return {
    port: () => port,
    async start() {
      child = spawn(process.execPath, [path.join(root, 'server/dist/src/main.js')], {
        env: { PATH: process.env.PATH, PORT: String(port), SAYSO_DATA: dataFolder, SAYSO_PACE: '1000000/1' },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      for await (const line of createInterface({ input: child.stdout })) {
        const [, found] = /^sayso listens on .*:(\d+)$/.exec(line) ?? [];
        if (found !== undefined) {
          port = Number(found);
          child.stdout.resume();
          return;
        }
      }
      throw new Error('the server ended before it listened');
    },
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const page = (thread) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title><script type="module" src="/s/sayso.js"></script></head><body><main><h1>An article</h1><sayso-comments thread="${thread}" endpoint="/"></sayso-comments></main></body></html>`;

/** Pages and files, and everything of `/v1/` passed on. `at(step)` is awaited when a post comes by; true lets it go on. */
const createGateway = async (talk) => {
  const gateway = { at: async () => true, url: '', close: undefined };
  const pass = async (incoming, outgoing) => {
    const isPost = incoming.method === 'POST' && incoming.url === '/v1/default/comments';
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    if (isPost && !(await gateway.at('asked'))) return outgoing.destroy();
    const forwarded = ask({ host: '127.0.0.1', port: talk.port(), path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false });
    forwarded.on('error', () => outgoing.destroy());
    forwarded.on('response', async (answer) => {
      if (isPost && !(await gateway.at('answered'))) return outgoing.destroy();
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
      if (isPost) outgoing.on('finish', () => void gateway.at('delivered'));
    });
    outgoing.on('close', () => forwarded.destroy());
    forwarded.end(Buffer.concat(chunks));
  };
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, 'http://x');
    const file = path.join(root, 'dist/cdn', path.basename(pathname));
    if (pathname.startsWith('/v1/')) pass(incoming, outgoing).catch(() => outgoing.destroy());
    else if (pathname.startsWith('/s/') && existsSync(file)) outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    else if (pathname.startsWith('/run-')) outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(pathname));
    else outgoing.writeHead(204).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway.url = `http://localhost:${server.address().port}`;
  gateway.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return gateway;
};

/** Runs in the page: where the words are now. `busy`: they are still on their way. */
const findWords = (words) => {
  const own = document.querySelector('sayso-comments')?.store?.getState().own.filter(({ comment }) => comment.text === words) ?? [];
  return {
    draft: document.querySelector('sayso-comment-form textarea')?.value === words,
    own: own.some(({ confirmed }) => confirmed),
    busy: own.some(({ confirmed, state }) => !confirmed && (state === 'sending' || state === 'waiting-for-network')),
    ready: document.querySelector('sayso-comments')?.store?.getState().status === 'ready',
  };
};

export const prove = async ({ count, seed, say }) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-never-'));
  const below = numbers(seed);
  const talk = createTalk(dataFolder);
  await talk.start();
  const gateway = await createGateway(talk);
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments });
  const ended = { draft: 0, own: 0 };
  /** Words to what the browser says of them: `own` must be on the server, a draft alone may be. */
  const told = new Map();
  const faults = [];

  const run = async (index) => {
    // 21 runs in a row meet every pair once, 7 in a row every step and every blow.
    const pair = seed * counts.sample + index;
    const [step, blow] = [steps[pair % steps.length], blows[(pair + Math.floor(pair / steps.length)) % blows.length]];
    const words = `Words ${seed}-${index}, never to be lost.`;
    const context = await browser.newContext();
    let tab = await context.newPage();
    let struck;
    let done;
    const hasStruck = new Promise((resolve) => (done = resolve));
    const strike = async () => {
      struck ??= (async () => {
        if (blow === 'cut') await context.setOffline(true);
        if (blow === 'kill') await talk.kill();
        if (blow === 'close') await tab.close();
        done();
      })();
      await struck;
    };
    // The server may get what was sent just before the tab went.
    const goesOn = blow === 'close' && below(2) === 0;
    gateway.at = async (at) => {
      if (at !== step || struck !== undefined) return true;
      await strike();
      return goesOn;
    };
    const wait = below(40);
    let found;
    try {
      await tab.goto(`${gateway.url}/run-${index}`);
      await tab.locator('sayso-comment-form textarea').click();
      await tab.locator('[name="sayso-more"]').waitFor({ state: 'attached' });
      await tab.locator('sayso-comment-form input[name="name"]').fill('Ada');
      await tab.locator('sayso-comment-form textarea').fill(words);
      const post = () => tab.getByRole('button', { name: 'Post comment' }).click({ noWaitAfter: true });
      if (step === 'typed') await pause(100);
      else await tab.getByText('kept on this device').waitFor();
      if (step === 'typed' || step === 'kept') await strike();
      else {
        await post();
        if (step === 'pressed') await pause(wait).then(strike);
        else if (step === 'shown') {
          await until(async () => (await tab.evaluate(findWords, words)).own, 'the comment is shown');
          await strike();
        } else await hasStruck;
      }
      // Everything comes back.
      if (blow === 'kill') await talk.start();
      await context.setOffline(false);
      if (blow === 'close') {
        tab = await context.newPage();
        await tab.goto(`${gateway.url}/run-${index}`);
      } else await tab.reload();
      await until(async () => {
        found = await tab.evaluate(findWords, words);
        return found.ready && !found.busy && (found.draft || found.own);
      }, 'the words are there again');
      told.set(words, { own: found.own, run: `run ${index} (${step}, ${blow})` });
      ended[found.own ? 'own' : 'draft']++;
    } catch (error) {
      faults.push(`run ${index} (${step}, ${blow}): ${String(error).split('\n')[0]}, found ${JSON.stringify(found)}`);
      await talk.kill();
      await talk.start();
    } finally {
      gateway.at = async () => true;
      await context.close();
    }
  };

  try {
    for (let index = 0; index < count; index++) await run(index);
    await talk.kill();
    const database = await openDatabase({ dataFolder });
    const copies = new Map((await database.query('select text, count(*) as n from contents group by text', [])).map(({ text, n }) => [text, Number(n)]));
    await database.close();
    for (const [words, { own, run: which }] of told) {
      const held = copies.get(words) ?? 0;
      if (held > 1 || (own && held === 0)) faults.push(`${which}: the server holds ${held} copies`);
    }
  } finally {
    await browser.close();
    await gateway.close();
    await talk.kill();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  for (const fault of faults) say(fault);
  return { passed: count - faults.length, failed: faults.length, note: `${ended.own} stored once, ${ended.draft} kept as drafts` };
};
