/** What a form is before anybody writes in it, and what stands there when nothing more can be said. Templates only. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import type { ThreadInfo } from '../../model/backend.js';
import type { Messages } from '../../messages/index.js';

/** The familiar "Leave a reply", one field tall; the others come when it is used. */
export const ownForm = (id: string, title: string, required: boolean, direction: string, words: Messages, rest: unknown): TemplateResult =>
  html`<form data-sayso-form="own" method="post" novalidate aria-labelledby="${id}-title" dir=${direction}>
    <h3 id="${id}-title" data-sayso-title>${title}</h3>
    <label for="${id}-text">${words.formText}${required ? mark : nothing}</label>
    <textarea id="${id}-text" name="comment" dir="auto" dirname="comment.dir" autocomplete="off" ?required=${required}></textarea>
    ${rest}
  </form>`;

/** Where the words are written: our own field, or that of the page's form; null while there is none. */
export const textIn = (root: ParentNode): HTMLTextAreaElement | null =>
  root.querySelector<HTMLTextAreaElement>('textarea:is([name="comment"],[name="text"])') ?? root.querySelector<HTMLTextAreaElement>('form textarea');

export const mark = html`<span data-sayso-mark aria-hidden="true"> *</span>`;

/** A box with a line and, where there are any, a list under it. `tone` sets the colour of its edge. */
export const box = (tone: 'danger' | 'held' | 'good' | 'plain', line: unknown, items: readonly unknown[] = []): TemplateResult =>
  html`<div data-sayso-box=${tone}>
    <p>${line}</p>
    ${items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`}
  </div>`;

/** Why nothing more can be said here, in place of the form. */
export const closedNote = (info: ThreadInfo, words: Messages, language: string): TemplateResult =>
  box('plain', html`<strong dir="auto">${info.closedNote ?? words.closed(info.closedBecause)}</strong> ${info.closedAt ? words.closedSince(formatDateTime(info.closedAt, language)) : nothing}`);
