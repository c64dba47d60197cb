/**
 * How a mail leaves: by SMTP, or as a file in a folder where none is set. Built with `nodemailer`; what became of a mail is a
 * value. The sender is fixed, the recipient is one address that was checked, and the envelope names both by themselves.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { err, ok, type Result } from '@sayso/widgets/wire';
import type { MailSettings } from '../settings.js';
import type { Message } from './message.js';

/**
 * - `refused`: this address takes no mail, now or later.
 * - `later`: the server could not be reached, or did not want it now. `code` for the log; it never holds an address.
 */
export interface DeliveryProblem {
  readonly kind: 'refused' | 'later';
  readonly code: string;
}

export interface Delivery {
  /** Resolves with ok only after the other side has said that the mail is its own now. */
  send(message: Message, signal: AbortSignal): Promise<Result<null, DeliveryProblem>>;
  close(): void;
}

const nearHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const fieldsOf = ({ id, to, subject, text, html, headers }: Message, { name, address }: MailSettings['from'], date: Date) => ({
  messageId: id,
  date,
  from: { name, address },
  to: { name: '', address: to },
  envelope: { from: address, to: [to] },
  subject, text, html, headers,
  // Texts are ours and already whole: no file and no address is ever read for a mail.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** nodemailer's errors name the step that failed; only a recipient who is refused for good will never get it. */
const problemOf = (error: unknown): DeliveryProblem => {
  const { code, command, responseCode } = error as { readonly code?: unknown; readonly command?: unknown; readonly responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : 0;
  const refused = command === 'RCPT TO' && status >= 500 && status < 600;
  return { kind: refused ? 'refused' : 'later', code: [typeof code === 'string' ? code : 'unknown', status === 0 ? '' : String(status)].filter((each) => each !== '').join(' ') };
};

const bySmtp = (address: string, from: MailSettings['from'], now: () => number): Delivery => {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password is never sent in the clear to another machine.
    requireTLS: !secure && username !== '' && !nearHosts.has(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  return {
    async send(message, signal) {
      try {
        await transport.sendMail({ ...fieldsOf(message, from, new Date(now())), signal });
        return ok(null);
      } catch (error) {
        return err(problemOf(error));
      }
    },
    close: () => transport.close(),
  };
};

/** One `.eml` per mail, named after it, so that a second try writes the same file. */
const intoFolder = (folder: string, from: MailSettings['from'], now: () => number): Delivery => {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(message) {
      try {
        const { message: raw } = await transport.sendMail(fieldsOf(message, from, new Date(now())));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = path.join(folder, `${message.id.replace(/^<|@.*$/g, '').replace(/[^\w.-]/g, '_')}.eml`);
        const half = `${file}.${randomBytes(4).toString('hex')}.part`;
        await writeFile(half, raw as Buffer, { mode: 0o600 });
        await rename(half, file);
        return ok(null);
      } catch (error) {
        return err(problemOf(error));
      }
    },
    close: () => undefined,
  };
};

export const createDelivery = ({ smtp, from, outbox }: MailSettings, now: () => number): Delivery =>
  smtp === null ? intoFolder(outbox, from, now) : bySmtp(smtp, from, now);
