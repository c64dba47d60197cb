/**
 * The theme's own comment form, as it stands in the page. What is posted is always this form with its fields filled in, never one
 * of our making: plug-ins rename fields, add nonces, and set traps of their own, which are sent as they are.
 */
import type { DraftLimits, FieldRule } from '../../comments/model/draft-limits.js';

/** Columns of `wp_comments`, in bytes; the text's is 65,525, of which escaping may take a part. */
const columns = { name: 245, email: 100, website: 200, text: 60_000 } as const;

/** Traps are a pixel large, or hidden from readers of screens. */
const isSeen = (field: HTMLElement): boolean => {
  const { width, height } = field.getBoundingClientRect();
  return width > 2 && height > 2 && getComputedStyle(field).visibility !== 'hidden' && field.closest('[aria-hidden=true]') === null;
};

/** Antispam Bee gives the real text area a secret name, and calls a hidden one `comment`: what people see is the one. */
const textOf = (form: HTMLFormElement): HTMLTextAreaElement | null => {
  const areas = [...form.querySelectorAll('textarea')].filter((area) => area.closest('[data-sayso-added]') === null);
  return areas.find(isSeen) ?? areas.find(({ name }) => name === 'comment') ?? areas[0] ?? null;
};

/** Text areas that people cannot see beside one that they can: traps of plug-ins, which must be sent as they are. */
export const trapsOf = (form: HTMLFormElement): readonly HTMLTextAreaElement[] => {
  const areas = [...form.querySelectorAll('textarea')];
  return areas.some(isSeen) ? areas.filter((area) => !isSeen(area)) : [];
};

const inputOf = (form: HTMLFormElement, name: string): HTMLInputElement | null => form.querySelector(`input[name="${name}"]`);

const ruleOf = (field: HTMLInputElement | null, max: number): FieldRule => ({ ask: field === null ? 'off' : field.required || field.getAttribute('aria-required') === 'true' ? 'required' : 'optional', max });

/** What the form asks for; WordPress marks what it requires. Somebody who is signed in is asked for nothing but words. */
export const limitsOf = (form: HTMLFormElement): DraftLimits => ({
  name: ruleOf(inputOf(form, 'author'), columns.name),
  email: ruleOf(inputOf(form, 'email'), columns.email),
  website: ruleOf(inputOf(form, 'url'), columns.website),
  text: { ask: 'required', max: columns.text },
});

/** Where there is no form, and anybody may post by REST. */
export const guestLimits = (guests: 'named' | 'unnamed'): DraftLimits => {
  const ask = guests === 'named' ? 'required' : 'optional';
  return { name: { ask, max: columns.name }, email: { ask, max: columns.email }, website: { ask: 'off', max: columns.website }, text: { ask: 'required', max: columns.text } };
};

const receiptField = 'sayso_receipt';
const trapField = 'sayso_trap';
/** Our plug-in puts fields of its own into the form: for a receipt where it keeps them, and for what came with the field that people do not see. */
export const takesReceipt = (form: HTMLFormElement | null): boolean => form !== null && inputOf(form, receiptField) !== null;
export const takesTrap = (form: HTMLFormElement | null): boolean => form !== null && inputOf(form, trapField) !== null;

/** The post that the form belongs to; '' where it does not say. */
export const postOf = (form: HTMLFormElement): string => inputOf(form, 'comment_post_ID')?.value ?? '';

export interface Filled {
  readonly name: string;
  readonly email: string;
  readonly website: string;
  /** As WordPress takes it: HTML of a few tags. */
  readonly html: string;
  readonly parent: string | null;
  /** Both are sent where the form asks for them. */
  readonly receipt: string;
  readonly trap: string;
}

/** The form's own fields with these words in them, ready to be sent. Nothing in the page is changed. */
export const filled = (form: HTMLFormElement, { name, email, website, html, parent, receipt, trap }: Filled): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === 'string' && !key.startsWith('sayso-')) body.append(key, value);
  const put = (field: HTMLInputElement | HTMLTextAreaElement | null, value: string): void => {
    if (field !== null && field.name !== '') body.set(field.name, value);
  };
  put(textOf(form), html);
  put(inputOf(form, 'author'), name);
  put(inputOf(form, 'email'), email);
  put(inputOf(form, 'url'), website);
  put(inputOf(form, receiptField), receipt);
  put(inputOf(form, trapField), trap);
  body.set('comment_parent', parent ?? '0');
  // The name is kept by us where the reader ticks our box; the three cookies of WordPress hold the e-mail for a year.
  body.delete('wp-comment-cookies-consent');
  return body;
};
