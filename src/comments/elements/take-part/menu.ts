/** The row of what else can be done with a comment, as a template. */
import { html, nothing, type TemplateResult } from 'lit';
import type { KeptMute } from '../../runtime/taken-part.js';
import type { Speech } from './words.js';

export interface Menu {
  readonly name: string;
  readonly address: string;
  /** The clipboard could not be used. */
  readonly copyByHand: boolean;
  readonly mayShare: boolean;
  readonly mayReport: boolean;
  /** Of the author; '' for one's own comment, or where nothing tells people apart. */
  readonly seed: string;
  /** Who is muted in this discussion. */
  readonly muted: ReadonlyMap<string, KeptMute>;
  readonly listOpen: boolean;
}

export interface MenuHands {
  copy(): void;
  share(): void;
  report(): void;
  mute(): void;
  unmute(seed: string): void;
  list(): void;
}

export const menuView = (menu: Menu, { words, language }: Speech, hands: MenuHands): TemplateResult => {
  const { name, seed, muted } = menu;
  const isMuted = muted.has(seed);
  return html`<div class="part-row" role="group" aria-label=${words.menu(name)}>
      <button class="quiet" data-part="copy" @click=${hands.copy}>${words.copyLink}</button>
      ${menu.mayShare ? html`<button class="quiet" data-part="share" @click=${hands.share}>${words.share}</button>` : nothing}
      ${menu.mayReport ? html`<button class="quiet" data-part="report" aria-haspopup="dialog" @click=${hands.report}>${words.report}</button>` : nothing}
      ${seed === ''
        ? nothing
        : html`<button class="quiet" data-part="mute" @click=${isMuted ? () => hands.unmute(seed) : hands.mute}>${isMuted ? words.unmute(name) : words.mute(name)}</button>`}
      ${muted.size === 0
        ? nothing
        : html`<button class="quiet" data-part="list" aria-expanded=${menu.listOpen} @click=${hands.list}>${words.mutedHere(muted.size, language)}</button>`}
    </div>
    ${menu.copyByHand ? html`<label class="part-link">${words.copyByHand} <input readonly dir="ltr" .value=${menu.address} /></label>` : nothing}
    ${menu.listOpen && muted.size > 0
      ? html`<ul class="part-list" role="list" aria-label=${words.mutedList}>
          ${[...muted].map(
            ([each, kept]) => html`<li><button class="quiet" @click=${() => hands.unmute(each)}>${words.unmute(kept.name || words.anonymous)}</button></li>`,
          )}
        </ul>`
      : nothing}`;
};
