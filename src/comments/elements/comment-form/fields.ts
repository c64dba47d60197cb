/**
 * Finds the fields of a comment form, whoever made it: ours, or the page's own (WordPress and most server-rendered pages use
 * the second name of each pair).
 */
import type { DraftField } from '../../model/draft-limits.js';

export interface FormFields {
  readonly form: HTMLFormElement;
  readonly text: HTMLTextAreaElement;
  readonly name: HTMLInputElement | null;
  readonly email: HTMLInputElement | null;
  readonly website: HTMLInputElement | null;
  readonly remember: HTMLInputElement | null;
  readonly submit: HTMLElement | null;
}

export const draftFields: readonly DraftField[] = ['text', 'name', 'email', 'website'];

const pick = <T extends Element>(form: HTMLFormElement, ...names: readonly string[]): T | null => {
  for (const name of names) {
    const found = form.querySelector<T>(`[name="${name}"]`);
    if (found !== null) return found;
  }
  return null;
};

/** The fields of a form; null where it has no text area to write in, and so is not a comment form. */
export const findFields = (form: HTMLFormElement): FormFields | null => {
  const text = pick<Element>(form, 'comment', 'text') ?? form.querySelector('textarea');
  if (!(text instanceof HTMLTextAreaElement)) return null;
  return {
    form,
    text,
    name: pick(form, 'author', 'name'),
    email: pick(form, 'email'),
    website: pick(form, 'url', 'website'),
    remember: pick(form, 'remember', 'wp-comment-cookies-consent'),
    submit: form.querySelector('button[type="submit"], input[type="submit"], button:not([type])'),
  };
};
