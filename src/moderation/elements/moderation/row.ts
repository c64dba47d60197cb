/** One row of the queue: name, the words with their marked places, reasons, page, age; and its verdict once there is one. */
import { html, nothing, type TemplateResult } from 'lit';
import { excerpt, pieces } from '../../model/mark.js';
import type { Row } from '../../runtime/queue-state.js';
import { ageView, nameOf, piecesView, reasonsView, standingView, toolbarView, viewersView, type Hands, type Speech } from './parts.js';

export interface RowHands extends Hands {
  select(id: string): void;
  open(id: string): void;
  tick(id: string, on: boolean): void;
}

/** How a row stands in its list. */
export interface Place {
  /** From 1. */
  readonly position: number;
  readonly size: number;
  readonly selected: boolean;
  readonly ticked: boolean;
  /** Names of those who look at it too. */
  readonly viewers: readonly string[] | undefined;
}

export const rowView = (row: Row, { position, size, selected, ticked, viewers }: Place, speech: Speech, hands: RowHands): TemplateResult => {
  const { item, standing } = row;
  const { comment } = item;
  const { words } = speech;
  const { name } = comment.author;
  const decided = standing.kind === 'deciding' || standing.kind === 'decided' || standing.kind === 'undoing' || standing.kind === 'unknown';
  return html`<li>
    <article
      class="row${decided ? ' dim' : ''}"
      part="row"
      data-id=${comment.id}
      data-standing=${standing.kind}
      tabindex=${selected ? '0' : '-1'}
      aria-labelledby="name-${comment.id}"
      aria-describedby="text-${comment.id}"
      aria-posinset=${position}
      aria-setsize=${size}
      aria-current=${selected ? 'true' : nothing}
      @focusin=${() => hands.select(comment.id)}
      @click=${() => hands.open(comment.id)}
    >
      ${hands.may('decide')
        ? html`<label class="tick" @click=${(event: Event) => event.stopPropagation()}
        ><input
          type="checkbox"
          .checked=${ticked}
          tabindex=${selected ? nothing : '-1'}
          aria-label=${words.tick(nameOf(item, words))}
          aria-keyshortcuts=${speech.keys?.tick ?? nothing}
          @change=${(event: Event) => hands.tick(comment.id, (event.target as HTMLInputElement).checked)}
      /></label>`
        : nothing}
      <h3 class="who" id="name-${comment.id}"><bdi>${name === '' ? words.anonymous : piecesView(pieces(name, item.reasons, 'name'))}</bdi></h3>
      <p class="excerpt" id="text-${comment.id}" dir=${comment.dir ?? 'auto'} lang=${comment.lang ?? nothing}>${piecesView(excerpt(comment.text, item.reasons))}</p>
      ${reasonsView(item.reasons, words)} ${standingView(row, speech, hands, selected)}
      <p class="meta"><bdi>${item.page.title}</bdi> · ${ageView(item, speech)}</p>
      ${viewersView(viewers, speech)}
      <div class="foot">
        ${standing.kind === 'open' || standing.kind === 'conflict' || standing.kind === 'moved' ? toolbarView(item, speech, hands, false, selected) : nothing}
        <button type="button" class="quiet open" aria-describedby="name-${comment.id}" @click=${() => hands.open(comment.id)}>${words.open}</button>
      </div>
    </article>
  </li>`;
};
