/** Pieces of the server's forms: a labelled field with its note and its problem, a button that does one thing. */
import { html } from 'hono/html';
import type { Markup } from './layout.js';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly value?: string;
  readonly note?: string;
  readonly problem?: string | undefined;
  readonly autocomplete?: string;
  /** Digits and code-like words: left to right in every language, no correction. */
  readonly code?: boolean;
  readonly maxLength?: number;
  readonly required?: boolean;
}

export const field = ({ name, label, type = 'text', value = '', note, problem, autocomplete, code = false, maxLength = 254, required = true }: Field): Markup => {
  const described = [note === undefined ? '' : `${name}-note`, problem === undefined ? '' : `${name}-problem`].filter((id) => id !== '').join(' ');
  return html`<div class="field"><label for="${name}">${label}</label>${note === undefined ? '' : html`<span class="note" id="${name}-note">${note}</span>`}
<input type="${type}" id="${name}" name="${name}" value="${value}" maxlength="${maxLength}"${required ? html` required` : ''}${autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`}${type === 'text' && !code ? html` dir="auto"` : html` dir="ltr"`}${code ? html` autocapitalize="none" spellcheck="false"` : ''}${problem === undefined ? '' : html` aria-invalid="true"`}${described === '' ? '' : html` aria-describedby="${described}"`}>
${problem === undefined ? '' : html`<p class="problem" id="${name}-problem">${problem}</p>`}</div>`;
};

export const hidden = (name: string, value: string): Markup => html`<input type="hidden" name="${name}" value="${value}">`;

/** A form of one button. `label`: what it does with whom, where its words alone do not say. */
export const act = (fields: Readonly<Record<string, string>>, words: string, { label, kind = 'quiet' }: { readonly label?: string; readonly kind?: 'quiet' | 'main' | 'grave' } = {}): Markup =>
  html`<form method="post" class="act">${Object.entries(fields).map(([name, value]) => hidden(name, value))}<button type="submit" class="${kind}"${label === undefined ? '' : html` aria-label="${label}"`}>${words}</button></form>`;

/** Told at the top of a page that came back. */
export const told = (words: string, good = true): Markup => html`<p class="${good ? 'told' : 'told bad'}" role="status">${words}</p>`;
