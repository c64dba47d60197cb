/** From the attributes that a page wrote to a backend, or to words for the developer that say what to write instead. */
import { backends, isBackendName } from '../../backends/load.js';
import { err, ok, type Result } from '../../base/result.js';
import type { CommentBackend } from '../model/backend.js';
import { newSecret } from '../runtime/new-secret.js';

export interface BackendAttributes {
  readonly backend: string;
  readonly endpoint: string;
  readonly site: string;
}

// `URL.canParse` is above the floor (Chromium 120).
const isAddress = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text, location.href).protocol);
  } catch {
    return false;
  }
};

export const chooseBackend = async ({ backend, endpoint, site }: BackendAttributes): Promise<Result<CommentBackend, string>> => {
  if (!isBackendName(backend)) return err(`backend="${backend}" is none of ${Object.keys(backends).join(', ')}. Write one of these, or leave it out for http.`);
  if (backend === 'http' && endpoint === '') return err('endpoint is missing. Write endpoint="https://…", where your sayso server answers, or backend="local" to try it out.');
  if (backend === 'http' && !isAddress(endpoint)) return err(`endpoint="${endpoint}" is no address. Write where your sayso server answers.`);
  return ok(await backends[backend].comments({ endpoint, site, clock: () => Date.now(), newId: newSecret }));
};
