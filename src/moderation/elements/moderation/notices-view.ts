/** What stands above the lists when something is under way or went wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import type { QueueState } from '../../runtime/queue-state.js';
import type { Speech } from './parts.js';
import { sweptView } from './swept.js';

export interface NoticesHands {
  undo(batch: string): void;
  /** Reads the list again. */
  reload(): void;
}

export const noticesView = ({ swept, connection, error }: QueueState, speech: Speech, hands: NoticesHands): TemplateResult => {
  const { words } = speech;
  return html`${swept === null ? nothing : sweptView(swept, speech, (batch) => hands.undo(batch))}
  ${connection === 'lost' ? html`<p class="notice">${words.lost}</p>` : nothing}
  ${error === null
    ? nothing
    : html`<p class="notice" data-error=${error}>${words.errors[error]} <button type="button" class="quiet" @click=${() => hands.reload()}>${words.reload}</button></p>`}`;
};
