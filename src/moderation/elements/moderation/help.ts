/** The dialog that lists the keys and switches the single ones off. */
import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/index.js';

const lines: readonly (readonly [keys: readonly string[], name: keyof Messages['keys']])[] = [
  [['A'], 'approve'],
  [['S'], 'spam'],
  [['R'], 'reject'],
  [['H'], 'hold'],
  [['U'], 'undo'],
  [['J', '↓'], 'down'],
  [['K', '↑'], 'up'],
  [['Enter'], 'open'],
  [['Esc'], 'back'],
  [['?'], 'help'],
];

export const helpView = (words: Messages, single: boolean, change: (single: boolean) => void): TemplateResult =>
  html`<dialog class="help" part="help" aria-labelledby="help-title">
    <h2 id="help-title">${words.helpTitle}</h2>
    <p class="meta">${words.helpWhen}</p>
    <label class="switch">
      <input type="checkbox" .checked=${single} @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} />
      ${words.helpSwitch}
    </label>
    <dl>
      ${lines.map(
        ([keys, name]) => html`<div>
          <dt>${keys.map((key, index) => html`${index > 0 ? ` ${words.or} ` : ''}<kbd>${key}</kbd>`)}</dt>
          <dd>${words.keys[name]}</dd>
        </div>`,
      )}
    </dl>
    <form method="dialog"><button class="outline" type="submit">${words.close}</button></form>
  </dialog>`;
