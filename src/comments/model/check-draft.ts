/**
 * A first look at a draft before it is sent, so that what is plainly missing is said at once and without a network. It finds
 * nothing that `parseDraft` would let pass (but for a length that lies in characters nobody sees), and not all that it finds:
 * `parseDraft` judges, where the comments are kept.
 */
import type { Draft, Problem } from './draft.js';
import type { DraftField, DraftLimits } from './draft-limits.js';

/** In the order in which a form is read. */
export const draftFields: readonly DraftField[] = ['text', 'name', 'email', 'website'];

const shapes: Readonly<Partial<Record<DraftField, RegExp>>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  website: /^\S+$/,
};

/** Trims what was typed and leaves out what the site does not ask for. */
export const checkDraft = (typed: Readonly<Record<DraftField, string>>, limits: DraftLimits): { readonly draft: Draft; readonly problems: readonly Problem[] } => {
  const draft = { ...typed };
  const problems: Problem[] = [];
  for (const field of draftFields) {
    const { ask, max } = limits[field];
    const value = (draft[field] = ask === 'off' ? '' : typed[field].trim().normalize());
    if (value.length > max) problems.push({ field, code: 'too-long', max, length: value.length });
    else if (value === '') {
      if (ask === 'required') problems.push({ field, code: 'missing' });
    } else if (shapes[field]?.test(value) === false) problems.push({ field, code: field === 'email' ? 'not-an-email' : 'not-an-address' } as Problem);
  }
  return { draft, problems };
};
