/** A moment in words; the server knows no reader's clock, so it is told in UTC. */
import { html } from 'hono/html';
import type { Language } from '../languages.js';
import type { Markup } from './layout.js';

const formats = new Map<Language, Intl.DateTimeFormat>();

export const momentText = (at: number, language: Language): string => {
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  formats.set(language, format);
  return `${format.format(at)} UTC`;
};

export const moment = (at: number, language: Language): Markup => html`<time datetime="${new Date(at).toISOString()}">${momentText(at, language)}</time>`;
