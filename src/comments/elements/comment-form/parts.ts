/** The form that we make where the page brought none, and what stands there when nothing more can be said. Templates only. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftField, DraftLimits } from '../../model/draft-limits.js';
import { formatDateTime } from '../../../i18n/format.js';
import type { ThreadInfo } from '../../model/backend.js';
import type { Messages } from '../../messages/index.js';

const mark = html`<span data-sayso-mark aria-hidden="true"> *</span>`;

export interface OwnForm {
  /** Makes ids unique when several forms stand on one page. */
  readonly id: string;
  readonly words: Messages;
  readonly direction: 'ltr' | 'rtl';
  readonly limits: DraftLimits;
  readonly title: string;
  readonly reply: boolean;
  readonly open: boolean;
  readonly sending: boolean;
  readonly onCancel: () => void;
}

const input = (form: OwnForm, field: Exclude<DraftField, 'text'>, type: string, autocomplete: 'nickname' | 'email' | 'url') => {
  const rule = form.limits[field];
  if (rule.ask === 'off') return nothing;
  return html`<div>
    <label for="${form.id}-${field}">${form.words.labels[field]}${rule.ask === 'required' ? mark : nothing}</label>
    <input
      id="${form.id}-${field}"
      name=${field}
      type=${type}
      autocomplete=${autocomplete}
      dir=${field === 'name' ? 'auto' : 'ltr'}
      ?required=${rule.ask === 'required'}
    />
  </div>`;
};

/** The familiar "Leave a reply", one field tall until it is opened. */
export const ownForm = (form: OwnForm): TemplateResult => {
  const { words, limits, id } = form;
  const required = Object.values(limits).some((rule) => (rule as { ask: string }).ask === 'required');
  return html`<form data-sayso-form="own" method="post" novalidate aria-labelledby="${id}-title" dir=${form.direction}>
    <h3 id="${id}-title" data-sayso-title>${form.title}</h3>
    <div>
      <label for="${id}-text">${words.labels.text}${limits.text.ask === 'required' ? mark : nothing}</label>
      <textarea id="${id}-text" name="comment" dir="auto" dirname="comment.dir" autocomplete="off" ?required=${limits.text.ask === 'required'}></textarea>
    </div>
    <div data-sayso-rest ?hidden=${!form.open}>
      <p data-sayso-note>
        ${limits.email.ask === 'off' ? nothing : words.emailPromise} ${required ? html`${words.requiredNote}${mark}` : nothing}
      </p>
      <div data-sayso-people>
        ${input(form, 'name', 'text', 'nickname')} ${input(form, 'email', 'email', 'email')} ${input(form, 'website', 'url', 'url')}
      </div>
      ${limits.name.ask === 'off'
        ? nothing
        : html`<label data-sayso-tick><input type="checkbox" name="remember" />${words.remember}</label>`}
      <div data-sayso-actions>
        <button type="submit" aria-disabled=${form.sending}>${form.sending ? words.sending : words.post}</button>
        ${form.reply ? html`<button type="button" @click=${form.onCancel}>${words.cancel}</button>` : nothing}
      </div>
    </div>
  </form>`;
};

/** A box with a line and, where there are any, a list under it. `tone` sets the colour of its edge. */
export const box = (tone: 'danger' | 'held' | 'good' | 'plain', line: unknown, items: readonly unknown[] = []): TemplateResult =>
  html`<div data-sayso-box=${tone}>
    <p>${line}</p>
    ${items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`}
  </div>`;

/** Why nothing more can be said here, in place of the form. */
export const closedNote = (info: ThreadInfo, words: Messages, language: string): TemplateResult =>
  box('plain', html`<strong dir="auto">${info.closedNote ?? words.closed(info.closedBecause)}</strong> ${info.closedAt === null ? nothing : words.closedSince(formatDateTime(info.closedAt, language))}`);
