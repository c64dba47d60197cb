/** Starts the demo newspaper: in this process on free ports, or as a child that can be killed as power cuts kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../../..');

export interface Demo {
  readonly url: string;
  /** Origin of the pretend companies. */
  readonly third: string;
  readonly signInUrl: string;
  close(): Promise<void>;
}

export const freshFolder = (): { readonly folder: string; remove(): void } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export const startDemo = async (dataFolder: string): Promise<Demo> => {
  const module = (await import(path.join(root, 'demo/serve.mjs'))) as { startDemo(options: { dataFolder: string }): Promise<Demo> };
  return module.startDemo({ dataFolder });
};

export interface DemoProcess extends Demo {
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
}

/** `ports`: those of an earlier run, so that open pages find the new process at the old address. */
export const spawnDemo = async (dataFolder: string, ports?: { readonly url: string; readonly third: string }): Promise<DemoProcess> => {
  const given = ports === undefined ? [] : ['--port', new URL(ports.url).port, '--third-port', new URL(ports.third).port];
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'demo/start.mjs'), '--data', dataFolder, ...given], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C stops')) resolve();
    });
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}\n${printed}`)));
  });
  const row = (name: string): string => {
    const value = new RegExp(`^ {2}${name} {2,}(\\S+)$`, 'm').exec(printed)?.[1];
    if (value === undefined) throw new Error(`the demo printed no "${name}"\n${printed}`);
    return value;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url: new URL(row('Front page')).origin,
    third: row('Pretend companies'),
    signInUrl: row('Moderation'),
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};
