/**
 * Sends what is due. A mail is claimed before it is written, so that of two processes one sends it; it leaves the queue when
 * the other side has taken it. A process that dies between the two leaves a claim that runs out: the mail goes once more, under
 * the same Message-ID, by which mail programs and servers know it.
 */
import type { Repository } from '../db/repository.js';
import type { QueuedMail } from '../db/repository/mail.js';
import type { Log } from '../log.js';
import type { Site } from '../site.js';
import type { Delivery } from './delivery.js';
import { writeLetter } from './letters.js';
import { writeMessage } from './message.js';

/** How long a claim holds, in ms: longer than any mail may take. */
export const claimLength = 10 * 60_000;
/** The longest that one mail may take, in ms. */
const longest = 2 * 60_000;
/** Mails of one site in one round. */
const most = 100;

export interface MailParts {
  readonly repository: Repository;
  readonly sites: ReadonlyMap<string, Site>;
  readonly delivery: Delivery;
  readonly log: Log;
  readonly now: () => number;
  /** The address of this server, without a slash at the end. */
  readonly base: string;
}

/** ms until the next try: a minute, five, 25, two hours, then every six. */
export const backOff = (attempts: number): number => Math.min(6 * 3_600_000, 60_000 * 5 ** Math.max(0, attempts - 1));

/** The same for each try of a mail. */
export const messageId = (site: string, id: string, base: string): string => `<${id}.${site}@${new URL(base).hostname.replace(/[^\w.-]/g, '')}>`;

const sendOne = async ({ repository, delivery, log, now, base }: MailParts, site: Site, mail: QueuedMail, signal: AbortSignal): Promise<void> => {
  const fields = { site: site.id, mail: mail.id, template: mail.template, attempt: mail.attempts };
  const written = await writeLetter({ repository, site, base, now: now() }, mail);
  switch (written.kind) {
    case 'void':
      await repository.mailDone(site.id, mail.id);
      return log('info', 'mail-void', fields);
    case 'wait':
      return repository.mailLater(site.id, mail.id, written.until);
    case 'letter': {
      const message = await writeMessage(messageId(site.id, mail.id, base), mail.recipient, written.letter, site.settings.language);
      const sent = await delivery.send(message, AbortSignal.any([signal, AbortSignal.timeout(longest)]));
      if (sent.ok) {
        await repository.mailDone(site.id, mail.id);
        return log('info', 'mail-sent', fields);
      }
      if (sent.error.kind === 'refused') await repository.mailDone(site.id, mail.id);
      else await repository.mailLater(site.id, mail.id, now() + backOff(mail.attempts));
      return log('warn', `mail-${sent.error.kind}`, { ...fields, code: sent.error.code });
    }
  }
};

/** One round; gives how many mails it took up. Stops between two mails when `signal` says so. */
export const sendDueMail = async (parts: MailParts, signal: AbortSignal): Promise<number> => {
  let taken = 0;
  for (const site of parts.sites.values()) {
    for (const { id } of await parts.repository.dueMail(site.id, parts.now(), most)) {
      if (signal.aborted) return taken;
      const mail = await parts.repository.claimMail(site.id, id, parts.now(), parts.now() + claimLength);
      if (mail === null) continue;
      taken++;
      await sendOne(parts, site, mail, signal);
    }
  }
  return taken;
};
