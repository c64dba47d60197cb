/** What is kept of somebody who writes, and why, in English. Each ground is named by its letter in Art. 6(1) GDPR (CM-06). */
export const en = {
  title: 'What is kept when you write, and why',
  intro: (site: string) => `This is what ${site} keeps when you comment, field by field. Nothing of it is sold or given to anybody. The letters are those of Article 6(1) of the General Data Protection Regulation.`,
  own: 'The notice of the paper',
  words: 'Your words and your name',
  wordsWithWebsite: 'Your words, your name and your website',
  wordsWhy: 'Shown to everybody who reads the article, because you ask for it by posting (a contract, letter b). Kept until you or a moderator take them away.',
  email: 'Your e-mail address',
  emailWhy: 'Never shown, never given to anybody. It lets moderators see what was written under it before, and lets you see and erase on this page what is yours (a legitimate interest, letter f). It goes when your comment is erased.',
  notify: 'E-mails about replies',
  notifyWhy: 'Only where you ask for them and confirm it by the first e-mail (your consent, letter a). Each e-mail ends with a link that stops them.',
  network: 'The address of your network',
  networkWhy: 'Not stored. For a short time a code counts how much comes from one place, so that nobody floods the page (a legitimate interest, letter f). The code cannot be turned back, and its key changes.',
  browser: 'Your browser',
  browserWhy: 'What your browser says about itself is not stored. Comments that you write in one browser bear one random number, by which it is known that you have written before (a legitimate interest, letter f); nobody is shown it, and it goes with your words. A draft, what waits to be sent, and the receipts of your comments lie in your own browser, because you asked to write; they are not read by anybody else.',
  refused: 'What is not published',
  refusedWhy: (spam: number, rejected: number) =>
    `What was taken for spam is erased after ${spam} days. What a moderator turned away is kept for ${rejected} days, so that you can contest it (a legal obligation, letter c).`,
  reports: 'Reports',
  reportsWhy: (days: number) => `What you report, and your name and address where you give them, is read by moderators only, and erased ${days} days after they have decided (a legal obligation, letter c).`,
};
export type KeptWords = typeof en;
