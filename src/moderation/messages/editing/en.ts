/** The words of the dialog that changes a comment's words, in English; this file is the type of all languages. */
export const en = {
  title: (name: string): string => `Change the words of ${name}`,
  label: 'The comment',
  help: 'The writer’s name, address and browser, the date and the status stay as they are. Readers are not told that the words were changed.',
  helpHtml: 'This comment has formatting, so it stands here as HTML: nothing of its links and emphasis is lost unseen.',
  save: 'Save the new words',
  saveAnyway: 'Save mine all the same',
  unchanged: 'Nothing is changed yet.',
  missing: 'There have to be some words. A comment that nobody should read can be rejected.',
  tooLong: 'That is too long. Please shorten it.',
  address: 'WordPress cannot save this without overwriting the address that the comment was sent from. Nothing was changed. Please change the words in WordPress’ own list of comments.',
  conflict: 'Somebody changed this comment meanwhile. Nothing was saved. Your words still stand in the field.',
  conflictNow: 'It reads now:',
  altered: 'Saved, but WordPress does not allow you all of this formatting. So it reads now.',
  gone: 'This comment is no longer there. Your words still stand in the field, to be copied.',
  saved: 'The new words stand there now.',
  undone: 'The former words stand there again.',
  undoConflict: 'Somebody changed this comment meanwhile. It was left as it is.',
  undoAltered: 'The former words stand there again, but for formatting that WordPress does not allow you.',
  undoAddress: 'WordPress cannot do this without overwriting the address that the comment was sent from. It was left as it is.',
};

export type EditingMessages = typeof en;
