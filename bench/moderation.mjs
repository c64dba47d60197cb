/**
 * The moderators' console with a long queue on SQLite: what a list costs at the server, how soon the next comment is painted after
 * a key, and a hundred decisions by keyboard. The queue is made here, by the import that a site would use; the browser has the
 * built drop-in and the real server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consolePages, openConsole, signIn } from '../scripts/console-page.mjs';
import { start } from '../server/dist/src/start.js';

export const queued = 100_000;
const decisions = 100;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1];
const ms = (value) => `${value.toFixed(1)} ms`;

const words = 'the bridge was closed again last night and nobody told those who cross it every morning before six that the ferry would not run either'.split(' ');

const fill = async (repository, count) => {
  const reasons = [{ rule: 'first-time', code: 'first-time-author', action: 'hold', params: new Map([['published', 0], ['needed', 1]]) }];
  const start = Date.UTC(2026, 0, 1);
  for (let from = 0; from < count; from += 5000) {
    await repository.importComments(
      'default',
      'bench',
      async function* () {
        for (let index = from; index < Math.min(count, from + 5000); index++) {
          const text = Array.from({ length: 20 + (index % 60) }, (_, at) => words[(index * 7 + at * 3) % words.length]).join(' ');
          const thread = `/2026/bridge-${index % 400}`;
          yield {
            sourceId: String(index), parentSourceId: null,
            comment: {
              thread, status: 'held', createdAt: start + index * 1000, name: `Reader ${index % 30_000}`, website: '', text, email: `reader-${index % 30_000}@bench.example`,
              authorKey: `author-${index % 30_000}`, textKey: `text-${index}`, dir: null, reasons, page: { url: `https://paper.example${thread}`, title: `The bridge, part ${index % 400}` },
            },
          };
        }
      },
      start,
    );
  }
};

const atServer = async (repository, cookie, url) => {
  const inProcess = [];
  for (let turn = 0; turn < 60; turn++) {
    const began = performance.now();
    const { items } = await repository.queue('default', 'held', 100, null);
    await repository.queueCounts('default');
    if (turn >= 10) inProcess.push(performance.now() - began);
    if (items.length !== 100) throw new Error(`expected 100 comments, found ${items.length}`);
  }
  const overHttp = async (query) => {
    const took = [];
    for (let turn = 0; turn < 40; turn++) {
      const began = performance.now();
      const answer = await fetch(`${url}/v1/default/moderation/queue?limit=100&${query}`, { headers: { cookie } });
      await answer.text();
      if (turn >= 10) took.push(performance.now() - began);
    }
    return took;
  };
  return { inProcess, http: await overHttp('queue=held'), thread: await overHttp('queue=held&thread=/2026/bridge-7'), rule: await overHttp('queue=all&rule=first-time'), text: await overHttp('queue=held&text=ferry') };
};

/** Presses a key and waits until another comment is selected and painted. */
const pressAndPaint = (page, key) =>
  page.evaluate(
    (pressed) =>
      new Promise((resolve) => {
        const root = document.querySelector('sayso-moderation').shadowRoot;
        const selected = () => root.querySelector('.row[aria-current]')?.dataset.id;
        const before = selected();
        const began = performance.now();
        root.activeElement.dispatchEvent(new window.KeyboardEvent('keydown', { key: pressed, code: `Key${pressed.toUpperCase()}`, bubbles: true, composed: true, cancelable: true }));
        const look = () => {
          const detail = root.querySelector('.opened')?.dataset.id;
          if (selected() === before || detail !== selected()) return requestAnimationFrame(look);
          // It stands there before this frame is painted; a message sent now comes when it has been.
          const channel = new window.MessageChannel();
          channel.port1.onmessage = () => resolve({ took: performance.now() - began, focused: root.activeElement?.dataset?.id === selected() });
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(look);
      }),
    key,
  );

/** `browser`: a launched Chromium. `count`: comments that wait. */
export const moderation = async (browser, { count = queued, said = '' } = {}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-queue-'));
  const server = await start({ port: 0, dataFolder: folder, sites: [{ id: 'default' }], pages: consolePages });
  try {
    await fill(server.repository, count);
    const cookie = await signIn(server, 'bench', 'Bench');
    const times = await atServer(server.repository, cookie, server.url);

    const page = await openConsole(browser, server.url, cookie);
    await page.locator('sayso-moderation .row').first().focus();
    for (let turn = 0; turn < 5; turn++) await pressAndPaint(page, 'j');
    const moves = [];
    for (let turn = 0; turn < 30; turn++) moves.push((await pressAndPaint(page, turn % 2 === 0 ? 'j' : 'k')).took);
    const keys = [];
    let lost = 0;
    const began = performance.now();
    for (let turn = 0; turn < decisions; turn++) {
      const { took, focused } = await pressAndPaint(page, 'asr'[turn % 3]);
      keys.push(took);
      if (!focused) lost++;
    }
    const whole = (performance.now() - began) / 1000;
    // The last answers may be on their way.
    const left = async () => (await server.repository.queueCounts('default')).held;
    for (let turn = 0; turn < 100 && (await left()) !== count - decisions; turn++) await new Promise((resolve) => setTimeout(resolve, 50));
    const taken = count - (await left());
    await page.context().close();

    const list = median(times.inProcess);
    const rows = [
      ['list of 100 with all counts, at the server', ms(list), ms(p95(times.inProcess)), 'median < 15 ms'],
      ['the same over HTTP', ms(median(times.http)), ms(p95(times.http)), ''],
      ['of one article', ms(median(times.thread)), ms(p95(times.thread)), ''],
      ['by rule', ms(median(times.rule)), ms(p95(times.rule)), ''],
      ['by words', ms(median(times.text)), ms(p95(times.text)), ''],
      ['key (next, previous) to painted', ms(median(moves)), ms(p95(moves)), 'p95 < 50 ms'],
      ['key (decision) to the next comment painted', ms(median(keys)), ms(p95(keys)), 'p95 < 50 ms'],
      [`${decisions} decisions by keyboard, ${taken} taken, focus lost ${lost} times`, `${whole.toFixed(1)} s`, '', '< 60 s'],
    ];
    const broken = [
      ...(list < 15 ? [] : [`a list of 100 takes ${ms(list)} at the server`]),
      ...(p95([...moves, ...keys]) < 50 ? [] : [`a key takes ${ms(p95([...moves, ...keys]))} (p95) to the next comment painted`]),
      ...(whole < 60 ? [] : [`${decisions} decisions take ${whole.toFixed(1)} s`]),
      ...(taken === decisions && lost === 0 ? [] : [`${taken} of ${decisions} decisions were taken, the focus was lost ${lost} times`]),
    ];
    const text = `## A long queue\n\n\`npm run bench -- --moderation\`: ${count.toLocaleString('en')} comments wait, on SQLite, ${said}.\n\n| | median | p95 | promised |\n|---|---|---|---|\n${rows.map((each) => `| ${each.join(' | ')} |`).join('\n')}\n`;
    return { text, broken };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
