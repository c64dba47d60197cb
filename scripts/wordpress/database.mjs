/** A MariaDB of our own: data in a folder of ours, a socket and no port. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { runs, waitFor } from './processes.mjs';

/** A log of 96 MB is the default, and most of what has to be written at the start. */
const small = '--innodb-log-file-size=8M';

/** Resolves to { socket, stop } with an empty database `wordpress` for the user `wordpress` without a password. */
export const startDatabase = async (parts, folder) => {
  const data = path.join(folder, 'database');
  const socket = path.join(folder, 'database.sock');
  // Of its own: in the common one a database that starts deletes what another, just starting too, still writes.
  const temporary = path.join(folder, 'database-tmp');
  mkdirSync(temporary);
  const { username } = userInfo();
  execFileSync(parts.installDatabase, ['--no-defaults', `--datadir=${data}`, `--tmpdir=${temporary}`, `--user=${username}`, '--auth-root-authentication-method=normal', '--skip-test-db', small], { stdio: 'pipe' });
  const { stop, hasEnded } = runs(
    parts.database,
    [
      '--no-defaults', `--datadir=${data}`, `--tmpdir=${temporary}`, `--socket=${socket}`, `--user=${username}`, `--pid-file=${path.join(folder, 'database.pid')}`,
      '--skip-networking', small, '--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=64M', '--character-set-server=utf8mb4',
    ],
    path.join(folder, 'database.log'),
    // Its folder goes with it: nothing is to be written out.
    'SIGKILL',
  );
  const sql = "create database wordpress character set utf8mb4; create user wordpress@localhost; grant all on wordpress.* to wordpress@localhost;";
  await waitFor('MariaDB', () => {
    if (hasEnded()) throw new Error(`it ended; see ${path.join(folder, 'database.log')}`);
    return existsSync(socket);
  });
  execFileSync(parts.php, ['-r', `$m = new mysqli(null, 'root', '', '', 0, ${JSON.stringify(socket)}); $m->multi_query(${JSON.stringify(sql)}); do {} while ($m->next_result());`], { stdio: 'pipe' });
  return { socket, stop };
};
