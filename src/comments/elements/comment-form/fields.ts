/**
 * Finds the fields of a comment form, whoever made it: ours, or the page's own (WordPress and most server-rendered pages use
 * the second name of each pair), and reads them.
 */
import { draftFields } from '../../model/check-draft.js';
import type { DraftField } from '../../model/draft-limits.js';
import { textIn } from './parts.js';

export interface FormFields extends Readonly<Record<Exclude<DraftField, 'text'>, HTMLInputElement | null>> {
  readonly form: HTMLFormElement;
  readonly text: HTMLTextAreaElement;
  readonly remember: HTMLInputElement | null;
  readonly submit: HTMLElement | null;
}

export { draftFields };

/** The fields of a form; null where it has no text area to write in, and so is not a comment form. */
export const findFields = (form: HTMLFormElement): FormFields | null => {
  const pick = <T extends HTMLElement = HTMLInputElement>(selector: string): T | null => form.querySelector<T>(selector);
  const text = textIn(form);
  return (
    text && {
      form,
      text,
      name: pick('[name="author"], [name="name"]'),
      email: pick('[name="email"]'),
      website: pick('[name="url"], [name="website"]'),
      remember: pick('[name="remember"], [name="wp-comment-cookies-consent"]'),
      submit: pick<HTMLElement>('[type="submit"], button:not([type])'),
    }
  );
};

/** What the reader typed. */
export const readInput = (fields: FormFields) => ({
  ...(Object.fromEntries(draftFields.map((name) => [name, fields[name]?.value ?? ''])) as Record<DraftField, string>),
  // What `dirname` would send: the direction that the browser found in the words.
  dir: getComputedStyle(fields.text).direction as 'ltr' | 'rtl',
});
