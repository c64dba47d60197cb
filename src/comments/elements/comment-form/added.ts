/** The pieces that are added to a form at work. Templates only. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftField, DraftLimits } from '../../model/draft-limits.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { draftFields } from './fields.js';
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

export interface RestOfForm {
  /** Makes ids unique when several forms stand on one page. */
  readonly id: string;
  readonly words: WritingMessages;
  readonly limits: DraftLimits;
  readonly open: boolean;
  readonly isSending: boolean;
  /** Gives up a reply; '' in a form that is none. */
  readonly cancel: (() => void) | '';
  readonly added: TemplateResult;
  readonly note: unknown;
  /** Says what is kept, and why (CM-06). */
  readonly privacy: string | undefined;
}

/** Everything of our own form below its text: who writes, what is promised, what is done. */
export const restOfForm = ({ id, words, limits, open, isSending, cancel, added, note, privacy }: RestOfForm): TemplateResult => {
  const isRequired = (field: DraftField): boolean => limits[field].ask === 'required';
  return html`<div data-sayso-added="rest" ?hidden=${!open}>
    <p data-sayso-note>
      ${limits.email.ask === 'off' ? nothing : words.emailPromise} ${draftFields.some(isRequired) ? html`${words.requiredNote}${mark}` : nothing} ${privacy ? html`<a href=${privacy} target="_blank" rel="noopener">${words.privacy}</a>` : nothing}
    </p>
    <div data-sayso-people>
      ${people.map(([field, type, autocomplete]) =>
        limits[field].ask === 'off'
          ? nothing
          : html`<div>
              <label for="${id}-${field}">${words.labels[field]}${isRequired(field) ? mark : nothing}</label>
              <input id="${id}-${field}" name=${field} type=${type} autocomplete=${autocomplete} dir="auto" ?required=${isRequired(field)} />
            </div>`,
      )}
    </div>
    ${added}
    <div data-sayso-actions>
      <button type="submit" aria-disabled=${isSending}>${isSending ? words.sending : words.post}</button>
      ${cancel ? html`<button type="button" @click=${cancel}>${words.cancel}</button>` : nothing}${note}
    </div>
  </div>`;
};
