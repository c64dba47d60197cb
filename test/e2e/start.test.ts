/** `npm start`, as somebody who has just cloned the project runs it. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');

interface Running {
  readonly child: ChildProcess;
  /** name of a printed row → its value */
  readonly rows: ReadonlyMap<string, string>;
  readonly seconds: number;
}

/** Starts the demo and resolves when it has printed where things are. */
const start = async (data: string): Promise<Running> => {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'demo/start.mjs'), '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('Ctrl-C stops')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}\n${out}\n${errors}`)));
  });
  const rows = new Map([...out.matchAll(/^ {2}(\S.*?) {2,}(\S.*)$/gm)].map(([, name, value]) => [name!, value!] as const));
  return { child, rows, seconds: (performance.now() - started) / 1000 };
};

const stop = async ({ child }: Running): Promise<number | null> => {
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
};

/** Published comments under the demo's main article, as the running demo counts them. */
const commentsIn = async ({ rows }: Running): Promise<number> => {
  const answer = await fetch(new URL('/v1/default/comments?thread=/2026/11/harbour-tram', rows.get('Front page')));
  return ((await answer.json()) as { info: { total: number } }).info.total;
};

describe('npm start', () => {
  let data = '';
  before(() => {
    data = mkdtempSync(path.join(tmpdir(), 'sayso-start-'));
  });
  after(() => rmSync(data, { recursive: true, force: true }));

  test('prints pages that all answer, stops when asked, and starts again with the same comments', async (context) => {
    const first = await start(data);
    for (const name of ['Front page', 'Article', 'In Urdu', 'Privacy', 'Moderation', 'States']) {
      const address = first.rows.get(name);
      assert.ok(address, `no row "${name}" among ${[...first.rows.keys()].join(', ')}`);
      const answer = await fetch(address);
      assert.equal(answer.status, 200, `${name}: ${address}`);
      assert.match(answer.headers.get('content-type') ?? '', /text\/html/);
    }
    const before = await commentsIn(first);
    assert.ok(before > 0);
    assert.equal(await stop(first), 0);

    const second = await start(data);
    assert.equal(await commentsIn(second), before);
    assert.equal(await stop(second), 0);
    context.diagnostic(`note: demo up in ${first.seconds.toFixed(1)} s, again in ${second.seconds.toFixed(1)} s`);
  });
});
