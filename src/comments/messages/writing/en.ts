/** What is said to somebody who writes, apart from the rest: most readers only read. Calm, short, with a next step; codes never show. */
export const en = {
  // Over one's own comment
  ownHeld: 'Your comment is waiting for a moderator. Only you can see it until then.',
  edit: 'Edit',
  remove: 'Delete',
  privateLink: 'Copy private link',

  // Around the form
  emailPromise: 'Your email address will not be published.',
  requiredNote: 'Required fields are marked',
  privacy: 'What is kept, and why',
  remember: 'Save my name in this browser for the next time I comment',
  post: 'Post comment',
  cancel: 'Cancel',
  sending: 'Sending…',
  labels: { name: 'Name', email: 'Email', website: 'Website' },
  trapLabel: 'Leave this field empty',
  kept: 'Kept on this device',
  discard: 'Discard',
  discarded: 'The draft is gone.',
  published: 'Your comment is published. Thank you.',
  held: 'Your comment is waiting for a moderator. You see it below.',
  waiting: 'This has not reached us yet. It is kept on this device and sent again by itself.',
  offline: 'You are offline. What you write is kept here and sent when you are back.',
  /** Why a comment waits, by the rule's id; a rule that is not named here has `otherReason`. */
  reasons: {
    links: 'It has a link that is looked at first.',
    words: 'It has a word that is looked at first.',
    repeats: 'The same was said here before.',
    'first-time': 'It is your first comment here; a moderator reads those first.',
    verified: 'Open the link that we have mailed you; then it goes on.',
  } as Readonly<Record<string, string | undefined>>,
  otherReason: 'A moderator wants to read it first.',
};

/** Every word of writing; other languages satisfy it. */
export type WritingMessages = typeof en;
