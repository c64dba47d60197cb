/** What is decided on many at once: the ticked ones, or all of the list. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import { actionsOn } from '../../model/actions.js';
import type { DecisionAction } from '../../model/backend.js';
import type { QueueState } from '../../runtime/queue-state.js';
import type { Speech } from './parts.js';

export interface TickedHands {
  decideTicked(action: DecisionAction): void;
  tickAll(on: boolean): void;
  /** Opens the dialog for the whole list. */
  sweep(): void;
}

/** Actions that at least one of the ticked comments allows, in the order of the buttons. */
const actionsOf = (state: QueueState): readonly DecisionAction[] => [
  ...new Set(state.rows.filter(({ item }) => state.ticked.has(item.comment.id)).flatMap(({ item }) => actionsOn(item))),
];

export const tickedBar = (state: QueueState, { words, language }: Speech, hands: TickedHands, canSweep: boolean): TemplateResult | typeof nothing => {
  const { rows, ticked } = state;
  if (rows.length === 0) return nothing;
  const all = rows.length > 0 && rows.every(({ item }) => ticked.has(item.comment.id));
  return html`<div class="many">
    <label class="tick"><input type="checkbox" .checked=${all} .indeterminate=${ticked.size > 0 && !all} @change=${(event: Event) => hands.tickAll((event.target as HTMLInputElement).checked)} />${words.tickAll}</label>
    ${ticked.size === 0
      ? nothing
      : html`<span class="meta" role="status">${words.ticked(ticked.size, formatNumber(ticked.size, language))}</span>
          <div class="toolbar" role="group" aria-label=${words.decideTicked}>
            ${actionsOf(state).map((action) => html`<button type="button" class="outline" data-many=${action} @click=${() => hands.decideTicked(action)}>${words.actions[action]}</button>`)}
          </div>`}
    ${canSweep && ticked.size === 0
      ? html`<button type="button" class="quiet whole" data-sweep aria-haspopup="dialog" @click=${() => hands.sweep()}>${words.sweep}</button>`
      : nothing}
  </div>`;
};
