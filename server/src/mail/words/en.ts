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

  invitationSubject: (site: string) => `Moderate the comments of ${site}`,
  invitation: (name: string, site: string) => `Hello ${name}. You are invited to moderate the comments of ${site}. Open the link and choose a password.`,
  invitationLink: 'Choose a password',
  invitationElse: 'The link works once, for three days. If you expected no invitation, do nothing.',

  newPasswordSubject: (site: string) => `A new password for the comments of ${site}`,
  newPassword: (name: string, site: string) => `Hello ${name}. Somebody, you we hope, asked for a new password for the comments of ${site}.`,
  newPasswordLink: 'Choose a new password',
  newPasswordElse: 'The link works once, for 30 minutes. If it was not you, do nothing: your password stays as it is.',

  digestSubject: (count: number, site: string) => (count === 1 ? `One comment waits at ${site}` : `${count} comments wait at ${site}`),
  digest: (count: number, site: string) => (count === 1 ? `One comment at ${site} waits for a decision:` : `${count} comments at ${site} wait for a decision. The oldest of them:`),
  digestBy: (name: string, title: string) => (title === '' ? name : `${name} on “${title}”`),
  digestApprove: 'Publish',
  digestSpam: 'Spam',
  digestConsole: 'All that waits',
  digestElse: 'The links work for three days and ask once more. Whoever has this mail can use them: do not pass it on. In your account you can end these mails.',

  privacySubject: (site: string) => `What ${site} holds about you`,
  privacy: (site: string) => `Somebody, you we hope, asked to see what is held under this address at ${site}.`,
  privacyLink: 'See, download or erase it',
  privacyElse: 'The link works once, for 30 minutes. If it was not you, do nothing: nobody has seen anything.',

  noticeReceivedSubject: (number: string) => `Your notice ${number} has arrived`,
  noticeReceived: (number: string, site: string) => `Your notice ${number} about a comment at ${site} has arrived. A person will look at it without undue delay; nothing is decided automatically. What is decided will be told to you here.`,
  noticeWhere: 'The comment',
  noticeDecidedSubject: (number: string) => `Your notice ${number}: what was decided`,
  noticeGone: (number: string, site: string) => `Because of your notice ${number}, a person has looked at the comment at ${site}. It can no longer be read.`,
  noticeStays: (number: string, site: string) => `Because of your notice ${number}, a person has looked at the comment at ${site} and decided that it stays.`,
  noticeRedress: 'Nothing of this was decided automatically. If you see it differently, write to the paper and name the number: it looks once more. You may also turn to a certified body for out-of-court dispute settlement, or to a court.',
};
export type MailWords = typeof en;
