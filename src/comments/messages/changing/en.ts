/** What is said to somebody who changes or takes away a comment of theirs. Calm, short, with a next step. */
export const en = {
  label: 'Change your comment',
  save: 'Save',
  saving: 'Saving…',
  ask: 'Delete this comment for good?',
  confirm: 'Delete for good',
  keep: 'Keep it',
  changed: 'Your comment is changed.',
  changedHeld: 'Your comment is changed. It is waiting for a moderator now.',
  removed: 'Your comment is deleted.',
  tooLate: 'The time for changes is over. Your comment stands as it was.',
  closed: 'The comments are closed. Your comment stands as it was.',
  conflict: 'It was changed in the meantime. This is how it stands now.',
  notSaved: 'This was not saved. Your words are still here; try again in a moment.',
  notRemoved: 'This was not deleted. Try again in a moment.',
};

/** Every word of changing; other languages satisfy it. */
export type ChangingMessages = typeof en;
