/**
 * A first look at a draft before it is sent, so that what is plainly missing is said at once and without a network. It finds
 * nothing that `parseDraft` would let pass (but for a length that lies in characters nobody sees), and not all that it finds:
 * `parseDraft` judges, where the comments are kept.
 */
import type { Draft, Problem } from './draft.js';
import type { DraftField, DraftLimits } from './draft-limits.js';

const shapes: Readonly<Partial<Record<DraftField, readonly [RegExp, 'not-an-email' | 'not-an-address']>>> = {
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not-an-email'],
  website: [/^\S+$/, 'not-an-address'],
};

/** Trims what was typed and leaves out what the site does not ask for. */
export const checkDraft = (typed: Readonly<Record<DraftField, string>>, limits: DraftLimits): { readonly draft: Draft; readonly problems: readonly Problem[] } => {
  const draft = { ...typed };
  const problems: Problem[] = [];
  for (const field of ['text', 'name', 'email', 'website'] as const) {
    const { ask, max } = limits[field];
    const value = (draft[field] = ask === 'off' ? '' : typed[field].trim().normalize());
    const [shape, code] = shapes[field] ?? [/./, 'missing'];
    if (value.length > max) problems.push({ field, code: 'too-long', max, length: value.length });
    else if (value === '' ? ask === 'required' : !shape.test(value)) problems.push({ field, code: value === '' ? 'missing' : code } as Problem);
  }
  return { draft, problems };
};
