/** The private address of one comment. */
import { timingSafeEqual } from 'node:crypto';
import type { Site } from './site.js';

/**
 * A capability to *see* one comment, for the address of its status page. It is not the secret (which never stands in an
 * address, S-28): nothing can be changed with it.
 */
export const viewToken = (site: Site, id: string): string => site.hash('view', id).slice(0, 22);

/** The private address of one comment: whoever has it sees what became of it. */
export const viewAddress = (site: Site, id: string): string => `/v1/${site.id}/receipt?comment=${id}&view=${viewToken(site, id)}`;

/** Does the token open the page of this comment? */
export const isViewToken = (site: Site, id: string, token: string): boolean => {
  const right = Buffer.from(viewToken(site, id));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
};
