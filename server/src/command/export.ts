/** `export jsonl|wxr FILE [--site NAME]` */
import { open, rename, rm } from 'node:fs/promises';
import { newId } from '../db/ids.js';
import { exportJsonl, type ExportCounts, type Write } from '../export/jsonl.js';
import { exportWxr } from '../export/wxr.js';
import type { Settings } from '../settings.js';
import type { Terminal } from './terminal.js';
import { badSite, siteOption, withRepository } from './with-repository.js';

/** Bytes that are gathered before they are written. */
const atOnce = 1 << 20;

/** Writes lines into a file that only its owner may read and that appears whole or not at all. */
export const writeLines = async <T>(file: string, work: (write: Write) => Promise<T>): Promise<T> => {
  const draft = `${file}.${newId()}.part`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    let waiting = '';
    const result = await work(async (line) => {
      waiting += `${line}\n`;
      if (waiting.length < atOnce) return;
      await handle.write(waiting);
      waiting = '';
    });
    await handle.write(waiting);
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    return result;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
};

const kinds = ['jsonl', 'wxr'] as const;

export const exportTo = async (given: readonly string[], settings: Settings, { say, complain }: Terminal): Promise<number> => {
  const { words: [kind, file, ...more], site } = siteOption(given, settings);
  if (!kinds.some((each) => each === kind) || file === undefined || more.length > 0) {
    complain('export takes: jsonl|wxr FILE [--site NAME]');
    return 2;
  }
  if (site === null) {
    complain(badSite);
    return 2;
  }
  return withRepository(settings, async (_, database) => {
    const started = performance.now();
    const at = Date.now();
    const counts: ExportCounts = await writeLines(file, (write) =>
      database.snapshot((connection) => (kind === 'jsonl' ? exportJsonl(connection, site, newId(), at, write, settings.sites.find(({ id }) => id === site)) : exportWxr(connection, site, at, write))),
    );
    const seconds = (performance.now() - started) / 1000;
    say(`${file}: ${counts.comments} comments in ${counts.threads} threads of the site "${site}", in ${seconds.toFixed(1)} s.`);
    say(`The file holds readers' e-mail addresses${kind === 'jsonl' ? ' and the key under which they are hashed' : ''}: keep it as you keep the database.`);
    return 0;
  });
};
