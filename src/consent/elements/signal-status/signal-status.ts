/** Shows that the browser's own signal is honoured (C-68), or whose tool keeps the choice. Plain, without Lit. */
import { signalStatusWords } from '../../messages/signal-status/index.js';
import type { ConsentManager, ConsentState } from '../../runtime/contract.js';
import { pageManager } from '../../runtime/manager.js';
import { look } from '../plain/look.styles.js';
import { PlainElement } from '../plain/plain-element.js';
import { draw } from '../plain/sheet.js';
import { followLanguage } from '../plain/words.js';
import { signalStatusStyles } from './signal-status.styles.js';

/**
 * @summary A line that tells readers that a signal of their browser (Global Privacy Control) is honoured here, and what follows.
 * It is hidden while there is none. In US places the drop-in puts one after the first `<sayso-privacy-button>` by itself.
 *
 * @cssproperty [--sayso-accent] - The line at its side; the text has the page's colour.
 */
export class SaysoSignalStatus extends PlainElement {
  readonly #text = globalThis.document?.createElement('p');
  #stop: (() => void) | undefined;

  protected stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  protected start(): void {
    this.stop();
    if (this.shadowRoot === null) draw(this, look + signalStatusStyles, this.#text);
    let words = signalStatusWords.en;
    const show = ({ honoured, regime }: ConsentState): void => {
      this.hidden = honoured === null;
      this.#text.textContent = honoured === null ? '' : words[honoured === 'tcf' ? 'elsewhere' : honoured !== 'gpc' ? 'otherSignal' : regime === 'opt-out' ? 'notSold' : 'refused'];
    };
    const manager = (this.manager as ConsentManager | undefined) ?? pageManager();
    const unfollow = manager.subscribe(show);
    const silence = followLanguage(signalStatusWords, this, (spoken) => {
      words = spoken.words;
      this.#text.lang = spoken.language;
      this.#text.dir = words.direction;
      show(manager.getState());
    });
    this.#stop = () => {
      unfollow();
      silence();
    };
  }
}
