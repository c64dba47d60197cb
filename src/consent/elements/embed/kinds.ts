/** What an embed may show, and a small drawing for each: beside the title, never in place of words. */
import { html, type TemplateResult } from 'lit';
import type { EmbedKind } from '../../messages/en.js';

const drawings: Readonly<Record<EmbedKind, string>> = {
  video: 'M3 4.5h14v11H3zM8.5 7.75v4.5L12.25 10z',
  map: 'M10 17.5s5.5-4.75 5.5-9a5.5 5.5 0 0 0-11 0c0 4.25 5.5 9 5.5 9zM10 10.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5z',
  post: 'M3 4h14v9.5H9.5L6 16.5v-3H3z',
  part: 'M3 4h14v12H3zM3 7.5h14',
};

/** `part` for a kind that we have no word for. */
export const kindOf = (kind: string): EmbedKind => (Object.hasOwn(drawings, kind) ? (kind as EmbedKind) : 'part');

export const drawing = (kind: EmbedKind): TemplateResult =>
  html`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${drawings[kind]} /></svg>`;
