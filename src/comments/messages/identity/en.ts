/** What is said to writers where a site asks who they are, or offers to mail replies. */
export const en = {
  membersWrite: 'Members of this site write here. What you have written stays on this device meanwhile.',
  signIn: 'Sign in to comment',
  ended: 'Your sign-in has ended. Your words are kept.',
  signInAgain: 'Sign in again',
  /** What stands before and behind the name. */
  writingAs: ['Writing as ', ''] as readonly [before: string, behind: string],
  notYou: 'Not you?',
  confirmHint: 'We mail you a link. Your comment waits until you have opened it.',
  notify: 'Tell me by email about replies',
  notifyHint: 'Only once you have confirmed your address. Every email has a link that ends them.',
  notifyNeedsEmail: 'Enter your email address, so that we can tell you.',
};

/** Every word of it; other languages satisfy it. */
export type IdentityMessages = typeof en;
