/** Puts words into a form again: those that were left here, or of a comment that is taken back. */
import type { SaysoCommentForm } from './comment-form.js';
import { textIn } from './parts.js';

/** What stands there stays above. */
export const restore = (form: SaysoCommentForm, words: string): void => {
  const text = textIn(form);
  if (text === null) return;
  text.value = text.value.trim() === '' ? words : `${text.value}\n\n${words}`;
  form.open = true;
  text.dispatchEvent(new Event('input', { bubbles: true }));
};
