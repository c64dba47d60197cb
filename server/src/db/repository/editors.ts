/** What an editor decides about a whole thread. All of a change is taken or nothing of it. */
import { mostPinned, untouchedThread, withThreadChange, type ThreadChange, type ThreadChangeOutcome, type ThreadSettings } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { recordAct } from './auditing.js';
import { decodePinned } from './rows.js';

const settingsOf = async (connection: Connection, site: string, thread: string): Promise<ThreadSettings> => {
  const [row] = await connection.query<Omit<ThreadSettings, 'pinned'> & { readonly pinned: string }>(
    `select thread, state, closed_because as "closedBecause", closed_at as "closedAt", closes_at as "closesAt", opened_at as "openedAt",
       published_at as "publishedAt", closed_note as "closedNote", question, pinned
     from threads where site = $1 and thread = $2`,
    [site, thread],
  );
  return row === undefined ? untouchedThread(thread) : { ...row, pinned: decodePinned(row.pinned) };
};

/** The first of these that is not a published comment at the top of the thread. */
const notPinnable = async (connection: Connection, site: string, thread: string, ids: readonly string[]): Promise<string | undefined> => {
  for (const id of ids) {
    const found = await connection.query(
      `select id from comments where site = $1 and id = $2 and thread = $3 and root = id and status = 'published'`,
      [site, id, thread],
    );
    if (found.length === 0) return id;
  }
  return undefined;
};

/** Rolls everything back. */
class NotPinnable extends Error {
  constructor(readonly id: string) {
    super(id);
  }
}

export const editorQueries = (database: Database) => ({
  /** As an editor left them; an unknown thread is untouched. */
  threadSettings: (site: string, thread: string): Promise<ThreadSettings> => settingsOf(database, site, thread),

  changeThread: (site: string, change: ThreadChange, at: number, actor: string | null = null): Promise<ThreadChangeOutcome> =>
    database.transaction(async (connection): Promise<ThreadChangeOutcome> => {
      const { thread: about, ...changed } = change;
      // First, because everybody else takes the site's lock before a thread's.
      if (actor !== null) await recordAct(connection, site, { kind: 'thread', at, actor, thread: about, detail: { changed: Object.keys(changed).join(' '), ...(change.state === undefined ? {} : { state: change.state }) } });
      // A question may stand there before the first comment does. The first statement is the lock on the thread.
      await connection.query(`insert into threads (site, thread, url, title, created_at) values ($1, $2, '', '', $3) on conflict do nothing`, [
        site, change.thread, at,
      ]);
      await connection.query('update threads set edition = edition + 1 where site = $1 and thread = $2', [site, change.thread]);
      const before = await settingsOf(connection, site, change.thread);
      // What was pinned may have been taken away since: only what is newly pinned is looked at.
      const fresh = (change.pinned ?? []).slice(0, mostPinned).filter((id) => !before.pinned.includes(id));
      const wrong = await notPinnable(connection, site, change.thread, fresh);
      if (wrong !== undefined) throw new NotPinnable(wrong);
      const settings = withThreadChange(before, change, at);
      const { thread, state, closedBecause, closedAt, closesAt, openedAt, publishedAt, closedNote, question, pinned } = settings;
      await connection.query(
        `update threads set state = $3, closed_because = $4, closed_at = $5, closes_at = $6, opened_at = $7, published_at = $8,
           closed_note = $9, question = $10, pinned = $11 where site = $1 and thread = $2`,
        [site, thread, state, closedBecause, closedAt, closesAt, openedAt, publishedAt, closedNote, question, JSON.stringify(pinned)],
      );
      return { kind: 'stored', settings };
    }).catch((error: unknown): ThreadChangeOutcome => {
      if (error instanceof NotPinnable) return { kind: 'not-pinnable', id: error.id };
      throw error;
    }),
});
