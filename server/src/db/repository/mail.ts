/**
 * What is to be mailed, and what its links do. Nothing is sent from here: a row of `mail_queue` says to whom, which template and
 * with which token, and goes when it was sent. An address that nobody confirmed is forgotten after 72 hours.
 */
import { hashSecret } from '../ids.js';
import type { Connection, Database } from '../database.js';
import type { Change } from './record.js';

const hour = 3_600_000;
/** How long a link to confirm works, in ms. */
export const confirmLength = 72 * hour;
/** A reply is told when the moderator's undo is over, in ms; whoever sends it looks once more whether it still stands. */
const replyPause = 60_000;
/** Older news is no news, in ms. */
const replyLength = 7 * 24 * hour;
/** Mails to confirm that one address gets in an hour: whoever types a stranger's address shall not flood it. */
const mostPerHour = 3;

export type MailTemplate = 'confirm-comment' | 'confirm-notify' | 'reply';

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

const addMail = (
  connection: Connection, site: string, id: string, template: MailTemplate, recipient: string, comment: string, about: string | null, token: string,
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
export const tellOfReply = async (connection: Connection, site: string, { id }: Change, now: number, newToken: () => string): Promise<void> => {
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
    await addMail(connection, site, newToken(), 'reply', email, comment, id, token, now, now + replyPause, now + replyLength);
  }
};

/** Inside the transaction that erases a comment: its author's address goes everywhere. */
export const forgetMail = async (connection: Connection, site: string, comment: string): Promise<void> => {
  await connection.query('delete from mail_queue where site = $1 and (comment = $2 or about = $2)', [site, comment]);
  await connection.query('delete from mail_links where site = $1 and comment = $2', [site, comment]);
  await connection.query('delete from subscriptions where site = $1 and comment = $2', [site, comment]);
};

/** One mail to send, as issue 6 will read it. */
export interface QueuedMail {
  readonly id: string;
  readonly template: MailTemplate;
  readonly recipient: string;
  readonly comment: string;
  readonly about: string | null;
  readonly token: string;
  readonly notBefore: number;
  readonly expiresAt: number;
}

export const mailQueries = (database: Database) => ({
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

  /** What may be sent now, oldest first. */
  dueMail: (site: string, now: number, limit: number): Promise<readonly QueuedMail[]> =>
    database.query<QueuedMail>(
      `select id, template, recipient, comment, about, token, not_before as "notBefore", expires_at as "expiresAt" from mail_queue
       where site = $1 and not_before <= $2 and expires_at > $2 order by created_at, id limit $3`,
      [site, now, limit],
    ),
});
