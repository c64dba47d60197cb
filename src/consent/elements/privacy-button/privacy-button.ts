/** The way back to one's choice, on every page (C-30). Plain, without Lit, since every page shows it. */
import { bannerWords } from '../../messages/banner/index.js';
import { look } from '../plain/look.styles.js';
import { PlainElement } from '../plain/plain-element.js';
import { draw, slot } from '../plain/sheet.js';
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
      const own = this.querySelector('button');
      const button = own ?? document.createElement('button');
      button.slot = 'button';
      draw(this, look + privacyButtonStyles, slot('button'));
      if (own === null) {
        button.type = 'button';
        this.append(button);
        this.#made = button;
      }
    }
    const made = this.#made;
    this.#stop =
      made &&
      followLanguage(bannerWords, this, ({ words, language }) => {
        made.lang = language;
        made.dir = words.direction;
        made.textContent = words.privacyChoices;
      });
  }
}
