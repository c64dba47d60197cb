/** The pieces that are added to a form at work, and the words in them. Templates only. */
import { html, svg, type TemplateResult } from 'lit';
import type { PublicReason } from '../../model/backend.js';
import type { Problem } from '../../model/draft.js';
import type { Messages } from '../../messages/index.js';
import type { WritingMessages } from '../../messages/writing/index.js';

const errorIcon = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16v.5"/></svg>`;

/** What people do not see and machines fill in. */
export const trapField = (words: WritingMessages): TemplateResult =>
  html`<div aria-hidden="true"><label>${words.trapLabel}<input name="sayso-more" tabindex="-1" autocomplete="off" /></label></div>`;

/** Unticked (CM-10); in forms of the page that have no such box of their own. */
export const rememberTick = (words: Pick<Messages, 'remember'>): TemplateResult => html`<label data-sayso-tick><input type="checkbox" name="remember" />${words.remember}</label>`;

/** The words for a problem at a field. */
export const problemWords = (problem: Problem, words: WritingMessages, language: string): string => {
  switch (problem.code) {
    case 'missing':
      return words.missing[problem.field];
    case 'too-long':
      return words.tooLong(problem.max, problem.length, language);
    case 'bad-characters':
      return words.badCharacters;
    case 'not-an-email':
      return words.notAnEmail;
    case 'not-an-address':
      return words.notAnAddress;
    case 'name-taken':
      return words.nameTaken;
  }
};

export const fieldError = (id: string, text: string): TemplateResult => html`<p id=${id} data-sayso-error>${errorIcon}<span>${text}</span></p>`;

/** Why rules let a comment wait, or refuse it, in words; an unknown rule has a general sentence. Each said once. */
export const reasonWords = (reasons: readonly PublicReason[], words: WritingMessages, otherwise: string): readonly string[] => [
  ...new Set(reasons.map((reason) => words.reasons[reason.rule] ?? otherwise)),
];
