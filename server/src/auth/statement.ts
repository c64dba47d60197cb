/**
 * What this server has said and will know again: a few fields under the site's key, with an end. Nothing of it is secret, all of
 * it is whole: it stands in a link, a hidden field or a short-lived cookie.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Site } from '../site.js';

export type StatementPurpose = 'second-step' | 'openid' | 'decide' | 'privacy' | 'totp';

const seal = (site: Site, purpose: StatementPurpose, body: string): string => site.hash('statement', `${purpose}\0${body}`);

export const signStatement = (site: Site, purpose: StatementPurpose, fields: readonly string[], expiresAt: number): string => {
  const body = Buffer.from(JSON.stringify([expiresAt, ...fields])).toString('base64url');
  return `${body}.${seal(site, purpose, body)}`;
};

/** The fields; null where it is not ours, not for this, or too old. */
export const readStatement = (site: Site, purpose: StatementPurpose, statement: string, now: number): readonly string[] | null => {
  const [body = '', given = ''] = statement.split('.');
  const right = Buffer.from(seal(site, purpose, body));
  const mine = Buffer.from(given);
  if (mine.length !== right.length || !timingSafeEqual(mine, right)) return null;
  const [expiresAt, ...fields] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as readonly [number, ...string[]];
  return expiresAt > now ? fields : null;
};
