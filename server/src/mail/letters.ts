/** What each mail says, from what is so at the moment of sending: what has become untrue meanwhile is not sent. */
import { mayDo } from '../auth/permissions.js';
import { signStatement } from '../auth/statement.js';
import { hashSecret } from '../db/ids.js';
import type { Repository } from '../db/repository.js';
import type { QueuedMail } from '../db/repository/mail.js';
import { authorKey } from '../facts.js';
import type { Site } from '../site.js';
import { commentLink, tokenLink } from './links.js';
import { link, quote, say, type Block, type Letter } from './message.js';
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

/** Longest part of somebody's words that is mailed, in characters. */
const excerpt = 1000;
const shorten = (text: string, most: number): string => {
  const signs = Array.from(text);
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : text;
};

const reply: Write = async ({ repository, site, base, now }, { comment, about, token }) => {
  const words = mailWords[site.settings.language];
  const told = comment === null || about === null ? null : await repository.replyToTell(site.id, comment, about);
  if (told === null || comment === null || about === null) return nothing;
  if (told.undoUntil > now) return { kind: 'wait', until: told.undoUntil };
  const stop = tokenLink(base, site, 'unsubscribe', token);
  return letter({
    subject: words.replySubject(told.title),
    body: [
      say(words.reply(told.name === '' ? words.anonymous : told.name, site.title)),
      quote(shorten(told.text, excerpt)),
      link(words.replyLink, commentLink(base, site, { url: told.url, thread: told.thread, comment: about })),
      link(words.unsubscribeLink, stop),
    ],
    unsubscribe: stop,
  });
};

const invitation: Write = async ({ repository, site, base, now }, { about, token }) => {
  const words = mailWords[site.settings.language];
  const person = about === null ? null : await repository.person(site.id, about);
  if (person === null || (await repository.linkOf(site.id, hashSecret(token), 'join', now)) !== about) return nothing;
  return letter({
    subject: words.invitationSubject(site.title),
    body: [say(words.invitation(person.name, site.title)), link(words.invitationLink, tokenLink(base, site, 'moderation/join', token)), say(words.invitationElse)],
  });
};

/** How long a link for a new password works, in ms. */
const resetLength = 30 * 60_000;

/** Only now is it looked up whether the address is anybody's. */
const newPassword: Write = async ({ repository, site, base, now }, { recipient, token, notBefore }) => {
  const words = mailWords[site.settings.language];
  const found = await repository.secretsOf(site.id, recipient);
  const person = found === null ? null : await repository.person(site.id, found.id);
  if (person === null) return nothing;
  await repository.addSignInLink(site.id, hashSecret(token), person.id, Math.max(now, notBefore) + resetLength, now, 'join');
  return letter({
    subject: words.newPasswordSubject(site.title),
    body: [say(words.newPassword(person.name, site.title)), link(words.newPasswordLink, tokenLink(base, site, 'moderation/join', token)), say(words.newPasswordElse)],
  });
};

/** Comments in one digest, and characters of each. */
const digestItems = 20;
const digestExcerpt = 300;
/** How long its links work, in ms. */
const decideLength = 72 * 3_600_000;

const digest: Write = async ({ repository, site, base, now }, { about }) => {
  const words = mailWords[site.settings.language];
  const person = about === null ? null : await repository.person(site.id, about);
  const { items, count } = await repository.waiting(site.id, digestItems);
  if (person === null || person.disabled || !person.digest || !mayDo(person.role, 'decide') || count === 0) return nothing;
  const decide = (id: string, revision: number, action: 'approve' | 'spam'): string =>
    tokenLink(base, site, 'moderation/decide', signStatement(site, 'decide', [person.id, id, String(revision), action], now + decideLength));
  const { moderationPage } = site.settings;
  return letter({
    subject: words.digestSubject(count, site.title),
    body: [
      say(words.digest(count, site.title)),
      ...items.flatMap(({ id, revision, name, text, title }): readonly Block[] => [
        say(words.digestBy(name === '' ? words.anonymous : name, title)),
        quote(shorten(text, digestExcerpt)),
        link(words.digestApprove, decide(id, revision, 'approve')),
        link(words.digestSpam, decide(id, revision, 'spam')),
      ]),
      ...(moderationPage === null ? [] : [link(words.digestConsole, moderationPage)]),
      say(words.digestElse),
    ],
  });
};

/** Only now is it looked up whether anything is held: nobody is mailed for nothing, and asking tells nothing. */
const privacy: Write = async ({ repository, site, base, now }, { recipient, token }) => {
  const words = mailWords[site.settings.language];
  if (!(await repository.holdsAny(site.id, { email: recipient, authorKey: authorKey(site, recipient) ?? '' }))) return nothing;
  await repository.addPrivacyLink(site.id, token, recipient, now);
  return letter({
    subject: words.privacySubject(site.title),
    body: [say(words.privacy(site.title)), link(words.privacyLink, tokenLink(base, site, 'privacy', token)), say(words.privacyElse)],
  });
};

const noticeReceived: Write = async ({ repository, site }, { about }) => {
  const words = mailWords[site.settings.language];
  const notice = about === null ? null : await repository.notice(site.id, about);
  if (notice === null) return nothing;
  return letter({
    subject: words.noticeReceivedSubject(notice.number),
    body: [say(words.noticeReceived(notice.number, site.title)), link(words.noticeWhere, notice.location), say(words.noticeRedress)],
  });
};

const aWhile = 3_600_000;

const noticeDecided: Write = async ({ repository, site, now }, { about }) => {
  const words = mailWords[site.settings.language];
  const notice = about === null ? null : await repository.notice(site.id, about);
  if (notice === null) return nothing;
  // Somebody looks at it anew: what is decided then is told.
  if (notice.status === 'held') return { kind: 'wait', until: now + aWhile };
  const said = notice.status === 'published' ? words.noticeStays : words.noticeGone;
  return letter({
    subject: words.noticeDecidedSubject(notice.number),
    body: [say(said(notice.number, site.title)), ...(notice.status === 'published' ? [link(words.noticeWhere, notice.location)] : []), say(words.noticeRedress)],
  });
};

const writers: Readonly<Record<QueuedMail['template'], Write>> = {
  'confirm-comment': confirm('confirmComment'),
  'confirm-notify': confirm('confirmNotify'),
  'reply': reply,
  'invitation': invitation,
  'new-password': newPassword,
  'digest': digest,
  'privacy': privacy,
  'notice-received': noticeReceived,
  'notice-decided': noticeDecided,
};

export const writeLetter: Write = (parts, mail) => writers[mail.template](parts, mail);
