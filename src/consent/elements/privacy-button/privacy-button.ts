/** The way back to one's choice, on every page (C-30). Plain, without Lit, since every page shows it. */
import { nearest } from '../../../i18n/locale.js';
import { languageOf, onLanguageChange } from '../../../ui/plain/language.js';
import { lateManager } from '../../runtime/late-manager.js';
import { buttonWords } from '../../messages/button.js';
import { PlainElement } from '../plain/plain-element.js';
import { draw, slot } from '../plain/sheet.js';
import { privacyButtonStyles } from './privacy-button.styles.js';

/**
 * @summary A button "Privacy choices" that opens the preferences. It looks like the links around it. A page may bring its own
 * `<button>`; other content (a link to the privacy page) is what readers without script see.
 *
 * @slot - The page's own button, where it brings one.
 * @cssproperty [--sayso-accent] - Focus ring; the text has the page's colour.
 */
export class SaysoPrivacyButton extends PlainElement {
  #made: HTMLButtonElement | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      if (!(event.target as Element).closest('button')) return;
      event.preventDefault();
      if (this.manager) this.manager.openPreferences();
      else void lateManager().then((manager) => manager.openPreferences());
    });
  }

  protected stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  protected start(): void {
    if (this.#stop) return;
    if (!this.shadowRoot) {
      draw(this, privacyButtonStyles, slot('button'));
      const own = this.querySelector('button');
      const button = own ?? document.createElement('button');
      button.slot = 'button';
      if (!own) {
        this.#made = button;
        button.type = 'button';
        button.dir = 'auto';
        this.append(button);
      }
    }
    const speak = (): void => {
      const language = nearest(languageOf(this), Object.keys(buttonWords)) ?? 'en';
      // Only what is new: our own writing is heard of too.
      if (this.#made && this.#made.lang !== language) Object.assign(this.#made, { lang: language, textContent: buttonWords[language] });
    };
    this.#stop = onLanguageChange(speak);
    speak();
  }
}
