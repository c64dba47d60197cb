/** Reads a comment form, and finds the places where our additions go, so that the page's own form and ours get the same ones. */
import type { DraftField } from '../../model/draft-limits.js';
import type { FormFields } from './fields.js';

/** What the reader typed, for `parseDraft`. */
export const readInput = (fields: FormFields): Record<string, string> => ({
  text: fields.text.value,
  name: fields.name?.value ?? '',
  email: fields.email?.value ?? '',
  website: fields.website?.value ?? '',
  // What `dirname` would send: the direction that the browser found in the words.
  dir: getComputedStyle(fields.text).direction,
});

export type Place = 'summary' | 'counter' | 'remember' | 'trap' | 'draft' | 'status' | `error-${DraftField}`;

/** The container for one of our additions, put in beside its anchor the first time. */
export const placeFor = (fields: FormFields, place: Place): HTMLElement => {
  const present = fields.form.querySelector<HTMLElement>(`[data-sayso-added="${place}"]`);
  if (present !== null) return present;
  const made = document.createElement('div');
  made.dataset['saysoAdded'] = place;
  if (place === 'summary') {
    const title = fields.form.querySelector('[data-sayso-title]');
    if (title === null) fields.form.prepend(made);
    else title.after(made);
    return made;
  }
  if (place === 'status' || place === 'draft' || place === 'trap' || place === 'remember') {
    const actions = fields.form.querySelector('[data-sayso-actions]');
    if (place === 'draft' && actions !== null) actions.append(made);
    else if (actions !== null) actions.before(made);
    else if (fields.submit !== null) fields.submit.before(made);
    else fields.form.append(made);
    return made;
  }
  const field = place === 'counter' ? fields.text : fields[place.slice('error-'.length) as DraftField];
  const before = place === 'counter' ? fields.form.querySelector('[data-sayso-added="error-text"]') : null;
  (before ?? field)?.after(made);
  return made;
};

/** Adds or takes one id in a list-valued ARIA attribute, leaving the page's own ids as they are. */
export const toggleReference = (element: Element, attribute: string, id: string, on: boolean): void => {
  const ids = new Set((element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size === 0) element.removeAttribute(attribute);
  else element.setAttribute(attribute, [...ids].join(' '));
};
