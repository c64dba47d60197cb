/**
 * What is to be mailed, and what its links do. Nothing is sent from here (`mail/send-due.ts` does): a row of `mail_queue` says to
 * whom, which template and with which token, and goes when it was sent. An address that nobody confirmed is forgotten after 72 hours.
 */
import { hashSecret } from '../ids.js';
import type { Connection, Database } from '../database.js';
import type { Change } from './record.js';

const hour = 3_600_000;
/** How long a link to confirm works, in ms. */
export const confirmLength = 72 * hour;
/** A reply is told after this, in ms, and not before the moderator's undo is over; whoever sends it looks whether it still stands. */
const replyPause = 60_000;
/** Older news is no news, in ms. */
const replyLength = 7 * 24 * hour;
/** Mails to confirm that one address gets in an hour: whoever types a stranger's address shall not flood it. */
const mostPerHour = 3;

export type MailTemplate = 'confirm-comment' | 'confirm-notify' | 'reply' | 'invitation' | 'new-password' | 'digest' | 'privacy' | 'notice-received' | 'notice-decided';

/** What a new comment wants mailed. */
export interface MailWish {
  /** The address, which whoever confirms it has proven. */
  readonly recipient: string;
  readonly authorKey: string;
  /** The comment waits for the link. */
  readonly confirm: boolean;
  /** Replies are to be told. */
  readonly notify: boolean;
  /** The address was proven before: nothing is to be confirmed. */
  readonly proven: boolean;
  /** A fresh secret for the link. */
  readonly token: string;
}

const forgetOld = async (connection: Connection, site: string, now: number): Promise<void> => {
  await connection.query(`delete from mail_queue where site = $1 and expires_at <= $2`, [site, now]);
  await connection.query(`delete from mail_links where site = $1 and expires_at <= $2`, [site, now]);
  await connection.query(`delete from subscriptions where site = $1 and state = 'pending' and created_at <= $2`, [site, now - confirmLength]);
};

const addLink = (connection: Connection, site: string, purpose: 'confirm' | 'unsubscribe', token: string, comment: string, now: number, expiresAt: number | null) =>
  connection.query('insert into mail_links (site, token_hash, purpose, comment, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)', [
    site, hashSecret(token), purpose, comment, now, expiresAt,
  ]);

/** Inside a transaction. */
export const addMail = (
  connection: Connection, site: string, id: string, template: MailTemplate, recipient: string, comment: string | null, about: string | null, token: string,
  now: number, notBefore: number, expiresAt: number,
) =>
  connection.query(
    `insert into mail_queue (site, id, template, recipient, comment, about, token, created_at, not_before, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [site, id, template, recipient, comment, about, token, now, notBefore, expiresAt],
  );

/** Inside the transaction that stores the comment. */
export const wishMail = async (connection: Connection, site: string, comment: string, wish: MailWish, now: number): Promise<void> => {
  await forgetOld(connection, site, now);
  const { recipient, authorKey, confirm, notify, proven, token } = wish;
  if (notify) {
    await connection.query(
      'insert into subscriptions (site, comment, email, author_key, state, created_at, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [site, comment, recipient, authorKey, proven ? 'confirmed' : 'pending', now, proven ? now : null],
    );
  }
  if (proven || !(confirm || notify)) return;
  const [sent] = await connection.query<{ n: number }>(
    `select count(*) as n from mail_links l join contents w on w.site = l.site and w.comment = l.comment
     where l.site = $1 and w.author_key = $2 and l.purpose = 'confirm' and l.created_at > $3`,
    [site, authorKey, now - hour],
  );
  if ((sent?.n ?? 0) >= mostPerHour) return;
  await addLink(connection, site, 'confirm', token, comment, now, now + confirmLength);
  await addMail(connection, site, comment, confirm ? 'confirm-comment' : 'confirm-notify', recipient, comment, null, token, now, now, now + confirmLength);
};

/** Inside the transaction that publishes a comment: tells it to whom it answers, once, if they have confirmed that they want to know. */
export const tellOfReply = async (connection: Connection, site: string, { id }: Change, now: number, settlesAt: number, newToken: () => string): Promise<void> => {
  const wanting = await connection.query<{ comment: string; email: string }>(
    `select s.comment, s.email from comments c join subscriptions s on s.site = c.site and s.comment = c.parent
       left join contents w on w.site = c.site and w.comment = c.id
     where c.site = $1 and c.id = $2 and s.state = 'confirmed' and (w.author_key is null or w.author_key <> s.author_key)`,
    [site, id],
  );
  for (const { comment, email } of wanting) {
    const first = await connection.query('insert into replies_told (site, comment, about) values ($1, $2, $3) on conflict do nothing returning about', [site, comment, id]);
    if (first.length === 0) continue;
    const token = newToken();
    await addLink(connection, site, 'unsubscribe', token, comment, now, null);
    await addMail(connection, site, newToken(), 'reply', email, comment, id, token, now, Math.max(now + replyPause, settlesAt), now + replyLength);
  }
};

/** Inside the transaction that takes a comment away: a mail about it that has not gone yet never does, and a later one may. */
export const untellOfReply = async (connection: Connection, site: string, id: string, now: number): Promise<void> => {
  const unsent = await connection.query<{ comment: string; token: string }>(
    `delete from mail_queue where site = $1 and about = $2 and template = 'reply' and claimed_until <= $3 returning comment, token`,
    [site, id, now],
  );
  for (const { comment, token } of unsent) {
    await connection.query('delete from mail_links where site = $1 and token_hash = $2', [site, hashSecret(token)]);
    await connection.query('delete from replies_told where site = $1 and comment = $2 and about = $3', [site, comment, id]);
  }
};

/** Inside the transaction that erases a comment: its author's address goes everywhere. */
export const forgetMail = async (connection: Connection, site: string, comment: string): Promise<void> => {
  await connection.query('delete from mail_queue where site = $1 and (comment = $2 or about = $2)', [site, comment]);
  await connection.query('delete from mail_links where site = $1 and comment = $2', [site, comment]);
  await connection.query('delete from subscriptions where site = $1 and comment = $2', [site, comment]);
};

/** One mail to send. */
export interface QueuedMail {
  readonly id: string;
  readonly template: MailTemplate;
  readonly recipient: string;
  readonly comment: string | null;
  /** What the mail tells of, as its template knows it: a reply's id, a report's number. */
  readonly about: string | null;
  readonly token: string;
  readonly notBefore: number;
  readonly expiresAt: number;
  /** Tries that were begun. */
  readonly attempts: number;
}

const mailColumns = 'id, template, recipient, comment, about, token, not_before as "notBefore", expires_at as "expiresAt", attempts';

/** A reply as the mail about it tells it. */
export interface ToldReply {
  readonly name: string;
  readonly text: string;
  readonly thread: string;
  readonly url: string;
  readonly title: string;
  /** Until when the decision that published it can be undone; 0 where nobody decided. */
  readonly undoUntil: number;
}

/** How long a mail that somebody asked for may wait to be sent, in ms: its link works no longer. */
const askedLength = 30 * 60_000;

export const mailQueries = (database: Database, newId: () => string) => ({
  /** A mail that somebody asked for by an address. Whether it is anybody's is looked up when it is sent, so that asking tells nothing. */
  queueMailTo: (site: string, template: MailTemplate, recipient: string, now: number): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from mail_queue where site = $1 and expires_at <= $2', [site, now]);
      await addMail(connection, site, newId(), template, recipient, null, null, newId() + newId(), now, now, now + askedLength);
    }),

  /** The comment that a link to confirm belongs to; null where it is unknown, spent or too old: one answer for all three. */
  async linkToConfirm(site: string, tokenHash: string, now: number): Promise<string | null> {
    const [row] = await database.query<{ comment: string }>(
      `select comment from mail_links where site = $1 and token_hash = $2 and purpose = 'confirm' and used_at is null and expires_at > $3`,
      [site, tokenHash, now],
    );
    return row?.comment ?? null;
  },

  /** Ends the mails of one comment for good; the same for a link that is known, used before or made up. */
  unsubscribe: (site: string, tokenHash: string): Promise<void> =>
    database.transaction(async (connection) => {
      const [link] = await connection.query<{ comment: string }>(
        `select comment from mail_links where site = $1 and token_hash = $2 and purpose = 'unsubscribe'`,
        [site, tokenHash],
      );
      if (link === undefined) return;
      await connection.query(`delete from mail_queue where site = $1 and comment = $2 and template = 'reply'`, [site, link.comment]);
      await connection.query('delete from subscriptions where site = $1 and comment = $2', [site, link.comment]);
    }),

  /** What may be sent now and is nobody's, oldest first. */
  dueMail: (site: string, now: number, limit: number): Promise<readonly QueuedMail[]> =>
    database.query<QueuedMail>(
      `select ${mailColumns} from mail_queue
       where site = $1 and not_before <= $2 and expires_at > $2 and claimed_until <= $2 order by created_at, id limit $3`,
      [site, now, limit],
    ),

  /** Makes a due mail this process' own until a moment, and counts the try; null where another was quicker or it is gone. */
  claimMail: (site: string, id: string, now: number, until: number): Promise<QueuedMail | null> =>
    database.transaction(async (connection) => {
      const [mail] = await connection.query<QueuedMail>(
        `update mail_queue set claimed_until = $4, attempts = attempts + 1
         where site = $1 and id = $2 and not_before <= $3 and expires_at > $3 and claimed_until <= $3 returning ${mailColumns}`,
        [site, id, now, until],
      );
      return mail ?? null;
    }),

  /** Sent, or never to be sent: the address goes with the row. */
  mailDone: (site: string, id: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from mail_queue where site = $1 and id = $2', [site, id]);
    }),

  /** Gives a claimed mail back, for a later try. */
  mailLater: (site: string, id: string, notBefore: number): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('update mail_queue set claimed_until = 0, not_before = $3 where site = $1 and id = $2', [site, id, notBefore]);
    }),

  /** Would the link of this token still confirm something? */
  async canBeConfirmed(site: string, token: string, now: number): Promise<boolean> {
    return (await this.linkToConfirm(site, hashSecret(token), now)) !== null;
  },

  /** The reply to tell the writer of `comment`, if it is still there for all and they still want to know. */
  async replyToTell(site: string, comment: string, reply: string): Promise<ToldReply | null> {
    const [row] = await database.query<ToldReply>(
      `select w.name, w.text, c.thread, coalesce(t.url, '') as url, coalesce(t.title, '') as title,
         coalesce((select max(d.undo_until) from decisions d where d.site = c.site and d.comment = c.id and d.undone_at is null), 0) as "undoUntil"
       from comments c join contents w on w.site = c.site and w.comment = c.id
         join subscriptions s on s.site = c.site and s.comment = $2 and s.state = 'confirmed'
         left join threads t on t.site = c.site and t.thread = c.thread
       where c.site = $1 and c.id = $3 and c.status = 'published'`,
      [site, comment, reply],
    );
    return row ?? null;
  },
});
