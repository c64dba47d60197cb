/** SIGKILL of the server and of PostgreSQL at seeded moments. */
import { killsOverPostgres } from '../kills-over-postgres.mjs';

export const name = 'Every acknowledged comment, decision and vote survives SIGKILL of server and database, once (PostgreSQL)';
/** Kills of both. */
export const counts = { sample: 2, full: 20 };

export const prove = killsOverPostgres((postgres) => ({
  whenKilled: async () => {
    await postgres.kill();
    await postgres.start();
  },
}));
