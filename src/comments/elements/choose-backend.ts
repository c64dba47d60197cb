/** From the attributes that a page wrote to a backend, or to words for the developer that say what to write instead. */
import { backends, type BackendSettings } from '../../backends/load.js';
import type { CommentBackend } from '../model/backend.js';

export interface BackendAttributes {
  /** '' leads to no backend. */
  readonly thread: string;
  readonly backend: string;
  readonly endpoint: string;
  readonly site: string;
}

/** A link knows what the browser would make of an address; `URL.canParse` is above the floor (Chromium 120). */
const isAddress = (text: string): boolean => text !== '' && Object.assign(document.createElement('a'), { href: text }).protocol.startsWith('http');

/** Out of any table whose names are those of backends. */
export const chooseFrom = async <T>(table: Readonly<Record<string, (settings: BackendSettings) => Promise<T>>>, attributes: BackendAttributes): Promise<T | string> => {
  const { thread, backend, endpoint, site } = attributes;
  const make = thread !== '' && Object.hasOwn(table, backend) && (backend !== 'http' || isAddress(endpoint)) ? table[backend] : undefined;
  return make ? make({ endpoint, site, clock: Date.now }) : (await import('./no-backend.js')).whyNone(attributes, Object.keys(table));
};

export const chooseBackend = (attributes: BackendAttributes): Promise<CommentBackend | string> => chooseFrom<CommentBackend>(backends, attributes);
