/**
 * A real PostgreSQL for a test: Debian's or any other installed one, with a data folder of its own, on a free port, as an
 * unprivileged user (PostgreSQL refuses root). Undefined where none is installed; the caller says so and skips.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface RunningPostgres {
  /** A fresh, empty database; its `postgres://` address. */
  create(): Promise<string>;
  /** Ends the database processes at once, as a power cut would; `start` brings them back on the same data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const folders = (): readonly string[] => {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => path.join(root, version, 'bin')), ...(process.env['PATH'] ?? '').split(path.delimiter)];
};

/** The folder that holds both programs, or undefined. */
const programs = (): string | undefined =>
  folders().find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')));

/** Whom to run it as: ourselves, or where that is root somebody who is not; undefined where nobody is found. */
const user = (): { readonly uid?: number; readonly gid?: number } | undefined => {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // Not a user here: try the next.
    }
  }
  return undefined;
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Waits until `postgres` answers; fails when it has ended. */
const answering = async (port: number, child: ChildProcess): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error('it has ended');
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'sayso', database: 'postgres', connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
};

export const startPostgres = async (): Promise<RunningPostgres | undefined> => {
  const bin = programs();
  const as = user();
  if (bin === undefined || as === undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-postgres-'));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const options = { ...as, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
  const data = path.join(folder, 'data');
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'sayso', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...options, stdio: 'ignore' });
  const port = await freePort();
  let child: ChildProcess | undefined;
  let databases = 0;

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = child;
    child = undefined;
    if (ended === undefined || ended.exitCode !== null) return;
    await new Promise((resolve) => {
      ended.once('exit', resolve);
      ended.kill(signal);
    });
  };
  const running: RunningPostgres = {
    async start() {
      for (;;) {
        let words = '';
        const starting = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
        child = starting;
        starting.stderr.on('data', (chunk: Buffer) => (words = `${words}${chunk.toString()}`.slice(-2000)));
        try {
          await answering(port, starting);
          return;
        } catch (error) {
          await (starting.stderr.closed || once(starting.stderr, 'close'));
          // After SIGKILL its children notice that they are orphans one by one; until the last has gone PostgreSQL refuses to start.
          if (!/shared memory block.*still in use/.test(words)) throw new Error(`PostgreSQL ended while starting: ${words}`, { cause: error });
          await pause(50);
        }
      }
    },
    async create() {
      const name = `test_${++databases}`;
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'sayso', database: 'postgres' });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `postgres://sayso@127.0.0.1:${port}/${name}`;
    },
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await running.start();
  return running;
};
