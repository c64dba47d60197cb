/** SIGKILL of one of two servers on one PostgreSQL, under load, at seeded moments. */
import { killsOverPostgres } from '../kills-over-postgres.mjs';

export const name = 'Of two servers on one PostgreSQL one is killed under load: nothing acknowledged is lost, nothing is there twice';
/** Kills of one. */
export const counts = { sample: 2, full: 20 };

export const prove = killsOverPostgres(() => ({ beside: true }));
