/** What became of a decision on a whole list, and the way back. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { Swept } from '../../runtime/queue-state.js';
import { clock, type Speech } from './parts.js';

export const sweptView = (swept: Swept, { words, language, keys }: Speech, undo: (batch: string) => void): TemplateResult => {
  const number = (value: number): string => formatNumber(value, language);
  const { phase, action, batch, done, passedOver, undoUntil } = swept;
  const said = phase === 'running' ? words.sweeping(number(done)) : phase === 'undoing' ? words.undoing : phase === 'undone' ? words.sweptUndone(number(done)) : words.swept(words.verdict[action], number(done));
  return html`<p class="notice swept" role="status" data-swept=${phase}>
    ${said} ${passedOver > 0 ? words.passedOver(number(passedOver)) : nothing}
    ${phase === 'done' && undoUntil !== null
      ? html`<button type="button" class="quiet undo" data-undo-sweep aria-keyshortcuts=${keys?.undo ?? nothing} @click=${() => undo(batch)}>${words.undo}</button>
          <span class="aside">${words.undoUntil(clock(undoUntil, language, 'medium'))}</span>`
      : nothing}
  </p>`;
};
