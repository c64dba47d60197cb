/** Where a page ended, as a text that nobody needs to read. */
import type { PageEnd } from './db/repository/threads.js';
import { HttpError } from './problems.js';

export const encodeCursor = (end: PageEnd | null): string | null =>
  end === null ? null : Buffer.from(`${end.createdAt}.${end.id}`).toString('base64url');

export const decodeCursor = (text: string | undefined): PageEnd | null => {
  if (text === undefined || text === '') return null;
  const [, createdAt, id] = /^(\d{1,16})\.([A-Za-z0-9_-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (createdAt === undefined || id === undefined) throw new HttpError('bad-request', 'cursor: expected what the last page gave');
  return { createdAt: Number(createdAt), id };
};
