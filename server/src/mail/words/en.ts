/** What mails say, in English. `site`: the paper's name. */
export const en = {
  /** Under every mail to somebody who wrote a comment. */
  confirmSubject: (site: string) => `${site}: is this address yours?`,
  confirmComment: (site: string) => `Somebody wrote a comment at ${site} with this address. It waits until you say that the address is yours.`,
  confirmNotify: (site: string) => `Somebody wrote a comment at ${site} with this address and would like an e-mail when it is answered.`,
  confirmLink: 'Confirm the address',
  confirmElse: 'The link works for three days. If it was not you, do nothing: no more mail will come, and the address is forgotten.',

  replySubject: (title: string) => (title === '' ? 'Your comment was answered' : `Your comment was answered: ${title}`),
  reply: (name: string, site: string) => `${name} has answered your comment at ${site}:`,
  replyLink: 'Read it and answer',
  unsubscribeLink: 'No more e-mails about replies to this comment',
  anonymous: 'Somebody',
};
export type MailWords = typeof en;
