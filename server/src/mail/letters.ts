/** What each mail says, from what is so at the moment of sending: what has become untrue meanwhile is not sent. */
import type { Repository } from '../db/repository.js';
import type { QueuedMail } from '../db/repository/mail.js';
import type { Site } from '../site.js';
import { commentLink, tokenLink } from './links.js';
import { link, quote, say, type Letter } from './message.js';
import { mailWords } from './words/index.js';

/** - `void`: it is not true any more, or nobody wants it. - `wait`: not before a moment, ms since 1970. */
export type Written = { readonly kind: 'letter'; readonly letter: Letter } | { readonly kind: 'void' } | { readonly kind: 'wait'; readonly until: number };

export interface LetterParts {
  readonly repository: Repository;
  readonly site: Site;
  /** The address of this server, without a slash at the end. */
  readonly base: string;
  readonly now: number;
}

type Write = (parts: LetterParts, mail: QueuedMail) => Promise<Written>;

const nothing: Written = { kind: 'void' };
const letter = (value: Letter): Written => ({ kind: 'letter', letter: value });

const confirm = (which: 'confirmComment' | 'confirmNotify'): Write => async ({ repository, site, base, now }, { token }) => {
  const words = mailWords[site.settings.language];
  if (!(await repository.canBeConfirmed(site.id, token, now))) return nothing;
  return letter({
    subject: words.confirmSubject(site.title),
    body: [say(words[which](site.title)), link(words.confirmLink, tokenLink(base, site, 'confirm', token)), say(words.confirmElse)],
  });
};

/** Longest part of a reply that is mailed, in characters. */
const excerpt = 1000;

const reply: Write = async ({ repository, site, base, now }, { comment, about, token }) => {
  const words = mailWords[site.settings.language];
  const told = comment === null || about === null ? null : await repository.replyToTell(site.id, comment, about);
  if (told === null || comment === null || about === null) return nothing;
  if (told.undoUntil > now) return { kind: 'wait', until: told.undoUntil };
  const signs = Array.from(told.text);
  const stop = tokenLink(base, site, 'unsubscribe', token);
  return letter({
    subject: words.replySubject(told.title),
    body: [
      say(words.reply(told.name === '' ? words.anonymous : told.name, site.title)),
      quote(signs.length > excerpt ? `${signs.slice(0, excerpt).join('')}…` : told.text),
      link(words.replyLink, commentLink(base, site, { url: told.url, thread: told.thread, comment: about })),
      link(words.unsubscribeLink, stop),
    ],
    unsubscribe: stop,
  });
};

const writers: Readonly<Record<QueuedMail['template'], Write>> = {
  'confirm-comment': confirm('confirmComment'),
  'confirm-notify': confirm('confirmNotify'),
  'reply': reply,
};

export const writeLetter: Write = (parts, mail) => writers[mail.template](parts, mail);
