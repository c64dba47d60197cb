/** The queues with their counts, and this moderator's own lists below them. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import { queueNames, type QueueName } from '../../model/backend.js';
import type { SavedFilter } from '../../model/desk.js';
import type { QueueFilter } from '../../model/filter.js';
import { sameFilter, type QueueState } from '../../runtime/queue-state.js';
import type { Speech } from './parts.js';

export interface QueuesHands {
  /** The lists that there are; absent: all. */
  readonly queues?: readonly QueueName[] | undefined;
  choose(queue: QueueName, filter?: QueueFilter): void;
  /** Drops a list of one's own. */
  forget(list: SavedFilter): void;
}

export const queuesView = (state: QueueState, saved: readonly SavedFilter[], { words, language }: Speech, hands: QueuesHands): TemplateResult => {
  const isShown = (list: SavedFilter): boolean => state.queue === list.queue && sameFilter(list.filter, state.filter);
  const ownShown = saved.some(isShown);
  return html`<nav class="queues" aria-label=${words.queues}>
    ${(hands.queues ?? queueNames).map(
      (queue) => html`<button type="button" class="queue" data-queue=${queue} aria-current=${queue === state.queue && !ownShown ? 'true' : nothing} @click=${() => hands.choose(queue)}>
        <span>${words.queue[queue]}</span> <span class="count">${state.counts === null ? '' : formatNumber(state.counts[queue], language)}</span>
      </button>`,
    )}
    ${saved.length === 0
      ? nothing
      : html`<h3 class="meta own-lists">${words.savedLists}</h3>
          ${saved.map(
            (list) => html`<span class="own-list">
              <button type="button" class="queue" data-saved=${list.name} aria-current=${isShown(list) ? 'true' : nothing} @click=${() => hands.choose(list.queue, list.filter)}><bdi>${list.name}</bdi></button>
              <button type="button" class="quiet drop" aria-label=${words.filterDrop(list.name)} @click=${() => hands.forget(list)}>
                <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15" /></svg>
              </button>
            </span>`,
          )}`}
    ${state.moderator === null ? nothing : html`<p class="meta me"><bdi>${words.signedInAs(state.moderator.name)}</bdi></p>`}
  </nav>`;
};
