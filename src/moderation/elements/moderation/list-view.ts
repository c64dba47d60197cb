/** The list of one queue: what narrows it, what is ticked, what is new, its rows, or in words why there are none. */
import { html, nothing, type TemplateResult } from 'lit';
import type { QueueFilter } from '../../model/filter.js';
import type { QueueState } from '../../runtime/queue-state.js';
import { filterBar, type FilterHands } from './filter-bar.js';
import type { Speech } from './parts.js';
import { rowView, type RowHands } from './row.js';
import { tickedBar, type TickedHands } from './ticked-bar.js';

export interface ListHands extends RowHands, FilterHands, TickedHands {
  /** Narrows the list to exactly this; `{}` is the whole of it. */
  narrow(filter: QueueFilter): void;
  showFresh(): void;
  more(): void;
}

const freshView = (count: number, { words }: Speech, hands: ListHands): TemplateResult | typeof nothing =>
  count === 0 ? nothing : html`<button type="button" class="fresh" @click=${() => hands.showFresh()}>${words.showFresh(count)}</button>`;

const rowsView = ({ rows, selected, ticked, viewers }: QueueState, speech: Speech, hands: ListHands): TemplateResult =>
  html`<ul class="rows" role="list">
    ${rows.map((row, index) => {
      const { id } = row.item.comment;
      return rowView(row, { position: index + 1, size: rows.length, selected: id === selected, ticked: ticked.has(id), viewers: viewers.get(id) }, speech, hands);
    })}
  </ul>`;

/** Why no row is there; nothing where an error says it already. */
const noRowsView = ({ phase, error, filter, queue }: QueueState, { words }: Speech, hands: ListHands): TemplateResult | typeof nothing => {
  if (phase === 'loading') return html`<p class="calm waiting">${words.loading}</p>`;
  if (phase !== 'ready' || error !== null) return nothing;
  const narrowed = Object.keys(filter).length > 0;
  return html`<div class="calm">
    <p>${narrowed ? words.nothingMatches : words.empty[queue]}</p>
    ${narrowed ? html`<button type="button" class="quiet" data-whole @click=${() => hands.narrow({})}>${words.showWhole}</button>` : nothing}
  </div>`;
};

export const listView = (state: QueueState, speech: Speech, hands: ListHands): TemplateResult =>
  html`${hands.can('filters') ? filterBar(state, speech, hands, hands.can('saved-filters')) : nothing} ${hands.may('decide') ? tickedBar(state, speech, hands, hands.can('sweep')) : nothing}
  ${freshView(state.fresh.length, speech, hands)} ${state.rows.length > 0 ? rowsView(state, speech, hands) : noRowsView(state, speech, hands)}
  ${state.next === null ? nothing : html`<button type="button" class="outline more" @click=${() => hands.more()}>${speech.words.more}</button>`}`;
