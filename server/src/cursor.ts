/** Where a page ended, as a text that nobody needs to read. */
import type { PageEnd } from './db/repository/threads.js';
import { HttpError } from './problems.js';

export const encodeCursor = (end: PageEnd | null): string | null =>
  end === null ? null : Buffer.from(`${end.rank === undefined ? '' : `${end.rank}.`}${end.createdAt}.${end.id}`).toString('base64url');

/** `ranked`: for an order that is not by age. */
export const decodeCursor = (text: string | undefined, ranked = false): PageEnd | null => {
  if (text === undefined || text === '') return null;
  const [, rank, createdAt, id] = /^(?:(\d{1,15})\.)?(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (createdAt === undefined || id === undefined || ranked !== (rank !== undefined)) throw new HttpError('bad-request', 'cursor: expected what the last page gave');
  return { ...(rank === undefined ? {} : { rank: Number(rank) }), createdAt: Number(createdAt), id };
};
