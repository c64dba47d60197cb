/** The pieces that are added to a form at work. Templates only. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftField, DraftLimits } from '../../model/draft-limits.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { mark } from './parts.js';

export const rememberTick = (words: WritingMessages): TemplateResult =>
  html`<label data-sayso-added="remember" data-sayso-tick><input type="checkbox" name="remember" />${words.remember}</label>`;

/** What people do not see and machines fill in. */
export const trapField = (words: WritingMessages): TemplateResult =>
  html`<div data-sayso-added="trap" aria-hidden="true"><label>${words.trapLabel}<input name="sayso-more" tabindex="-1" autocomplete="off" /></label></div>`;

export const draftNote = (words: WritingMessages, onDiscard: () => void): TemplateResult =>
  html`<p data-sayso-added="draft">${words.kept} ·<button type="button" @click=${onDiscard}>${words.discard}</button></p>`;

const people = [
  ['name', 'text', 'nickname'],
  ['email', 'email', 'email'],
  ['website', 'url', 'url'],
] as const;

export const isRequired = (limits: DraftLimits, field: DraftField): boolean => limits[field].ask === 'required';

/** Who writes: the fields that the site asks for. `id` makes theirs unique when several forms stand on one page. */
export const peopleView = (id: string, words: WritingMessages, limits: DraftLimits): TemplateResult =>
  html`<div data-sayso-people>
    ${people.map(([field, type, autocomplete]) =>
      limits[field].ask === 'off'
        ? nothing
        : html`<div>
            <label for="${id}-${field}">${words.labels[field]}${isRequired(limits, field) ? mark : nothing}</label>
            <input id="${id}-${field}" name=${field} type=${type} autocomplete=${autocomplete} dir="auto" ?required=${isRequired(limits, field)} />
          </div>`,
    )}
  </div>`;
