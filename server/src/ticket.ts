/**
 * The ticket of a form: who begins to write is given one, and sends it with the comment. `at.id.bits.seal`, sealed for one thread, so
 * that nothing is kept of it until it was used. Where the site is in a surge, `bits` asks for work: a number behind the seal that
 * makes SHA-256 of `seal.number` begin with so many zero bits.
 */
import { createHash } from 'node:crypto';
import type { Ticket } from '@sayso/widgets/moderation';
import type { NewId } from './db/ids.js';
import type { Site } from './site.js';

/** Longer than a post waits in a browser for its network (72 hours), in ms. */
export const ticketLength = 96 * 3_600_000;

const sealOf = (site: Site, thread: string, body: string): string => site.hash('ticket', `${body} ${thread}`).slice(0, 22);

/** `bits`: the work that is asked for; 0: none. */
export const makeTicket = (site: Site, thread: string, bits: number, now: number, newId: NewId): string => {
  const body = `${now.toString(36)}.${newId()}.${bits}`;
  return `${body}.${sealOf(site, thread, body)}`;
};

export interface ReadTicket {
  /** As far as the ticket itself tells; that it was used before, the database knows. */
  readonly fact: Ticket;
  /** Of one that is good. */
  readonly spend: { readonly id: string; readonly expiresAt: number } | null;
  /** Work was asked for, and is done. */
  readonly worked: boolean;
}

const zeroBits = (text: string): number => {
  let zeros = 0;
  for (const byte of createHash('sha256').update(text).digest()) {
    zeros += Math.clz32(byte) - 24;
    if (byte !== 0) break;
  }
  return zeros;
};

const none = (state: 'missing' | 'forged'): ReadTicket => ({ fact: { state, age: null }, spend: null, worked: false });

export const readTicket = (site: Site, thread: string, text: string, now: number): ReadTicket => {
  if (text === '') return none('missing');
  const [, body = '', at = '', id = '', bits = '', seal = '', work] = /^(([0-9a-z]{1,9})\.([\w-]{22})\.(\d{1,2}))\.([\w-]{22})(?:\.(\d{1,16}))?$/.exec(text) ?? [];
  // Whoever can make one needs no clock to guess it by.
  if (body === '' || sealOf(site, thread, body) !== seal) return none('forged');
  const since = Number.parseInt(at, 36);
  const age = Math.max(0, now - since);
  if (age > ticketLength) return { fact: { state: 'expired', age }, spend: null, worked: false };
  const worked = Number(bits) > 0 && work !== undefined && zeroBits(`${seal}.${work}`) >= Number(bits);
  return { fact: { state: 'good', age }, spend: { id, expiresAt: since + ticketLength }, worked };
};
