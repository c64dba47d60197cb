/** The local backend as a page's attributes ask for it: a database for each site, ids by the browser's own generator. */
import type { Clock } from '../../base/seams.js';
import { createLocalBackend, type LocalBackend } from './local-backend.js';

/** 128 random bits; digits only. */
const newId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('');

export const localForPage = ({ site, clock }: { readonly site: string; readonly clock: Clock }): LocalBackend =>
  createLocalBackend({ clock, newId, ...(site === '' ? {} : { database: `sayso-local ${site}` }) });
