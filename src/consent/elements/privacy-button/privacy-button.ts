/** The way back to one's choice, on every page (C-30). Plain, without Lit, since every page shows it. */
import { bannerWords } from '../../messages/banner/index.js';
import { look } from '../plain/look.styles.js';
import { PlainElement } from '../plain/plain-element.js';
import { wear } from '../plain/sheet.js';
import { followLanguage } from '../plain/words.js';
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
  #ownLanguage: string | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      if (!(event.target instanceof Element) || event.target.closest('button') === null) return;
      event.preventDefault();
      this.manager.openPreferences();
    });
  }

  protected stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  protected start(): void {
    if (this.#stop !== undefined) return;
    if (this.shadowRoot === null) {
      const root = this.attachShadow({ mode: 'open' });
      wear(root, look, privacyButtonStyles);
      const slot = document.createElement('slot');
      slot.name = 'button';
      root.append(slot);
      const own = this.querySelector('button');
      if (own === null) {
        this.#made = document.createElement('button');
        this.#made.type = 'button';
        this.append(this.#made);
      }
      (own ?? (this.#made as HTMLButtonElement)).slot = 'button';
    }
    const made = this.#made;
    this.#stop =
      made === undefined
        ? () => undefined
        : followLanguage(bannerWords, () => (made.lang === this.#ownLanguage ? this : made), ({ words, language, direction }) => {
            this.#ownLanguage = made.lang = language;
            made.dir = direction;
            made.textContent = words.privacyChoices;
          });
  }
}
