/** `backup FILE` and `restore FILE` */
import { stat } from 'node:fs/promises';
import { backup, BackupRefusal, restore } from '../db/backup.js';
import type { Settings } from '../settings.js';
import type { Terminal } from './terminal.js';
import { withRepository } from './with-repository.js';

const told = async (work: () => Promise<void>, { complain }: Terminal): Promise<number> => {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefusal)) throw error;
    complain(error.message);
    return 1;
  }
};

export const backupTo = (file: string, settings: Settings, terminal: Terminal): Promise<number> =>
  withRepository(settings, (_, database) =>
    told(async () => {
      await backup(database, settings, file);
      terminal.say(`${file}: the whole database, ${((await stat(file)).size / 2 ** 20).toFixed(1)} MB. It holds all that the server knows: keep it so.`);
    }, terminal),
  );

export const restoreFrom = (file: string, settings: Settings, terminal: Terminal): Promise<number> =>
  withRepository(settings, (_, database) =>
    told(async () => {
      const rows = await restore(database, file);
      terminal.say(`${rows} rows came back from ${file}.`);
    }, terminal),
  );
