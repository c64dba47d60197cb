/** The dialog that lists the keys, changes them, and switches the single ones off. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/index.js';
import { defaultKeys, keyNames, signOf, type KeyName, type Keys } from './keys.js';

/** Keys that cannot be changed. */
const fixed: readonly (readonly [keys: readonly string[], name: 'move' | 'open' | 'back' | 'help'])[] = [
  [['↓', '↑'], 'move'],
  [['Enter'], 'open'],
  [['Esc'], 'back'],
  [['?'], 'help'],
];

export interface HelpHands {
  single(on: boolean): void;
  key(name: KeyName, sign: string): void;
  reset(): void;
}

export const helpView = (words: Messages, keys: Keys, single: boolean, names: readonly KeyName[], hands: HelpHands): TemplateResult => {
  const keyField = (name: KeyName): TemplateResult => html`<div>
    <dt>
      <input
        class="key"
        dir="ltr"
        autocomplete="off"
        autocapitalize="characters"
        maxlength="1"
        data-key=${name}
        aria-label=${words.keyFor(words.keys[name])}
        ?disabled=${!single}
        .value=${keys[name]}
        @keydown=${(event: KeyboardEvent) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const sign = signOf(event);
          if (sign === '') return;
          event.preventDefault();
          hands.key(name, sign);
        }}
        @input=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          hands.key(name, field.value.toUpperCase());
          field.value = keys[name];
        }}
      />
    </dt>
    <dd>${words.keys[name]}</dd>
  </div>`;
  const changed = keyNames.some((name) => keys[name] !== defaultKeys[name]);
  return html`<dialog class="help keys" part="help" aria-labelledby="help-title">
    <h2 id="help-title">${words.helpTitle}</h2>
    <p class="meta">${words.helpWhen}</p>
    <label class="switch">
      <input type="checkbox" .checked=${single} @change=${(event: Event) => hands.single((event.target as HTMLInputElement).checked)} />
      ${words.helpSwitch}
    </label>
    <p class="meta">${words.helpChange}</p>
    <dl>
      ${names.map(keyField)}
      ${fixed.map(
        ([signs, name]) => html`<div>
          <dt>${signs.map((sign, index) => html`${index > 0 ? ` ${words.or} ` : ''}<kbd>${sign}</kbd>`)}</dt>
          <dd>${words.keys[name]}</dd>
        </div>`,
      )}
    </dl>
    <form method="dialog" class="toolbar">
      <button class="outline" type="submit">${words.close}</button>
      ${changed ? html`<button class="quiet" type="button" data-usual @click=${() => hands.reset()}>${words.helpUsual}</button>` : nothing}
    </form>
  </dialog>`;
};
