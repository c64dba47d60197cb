/**
 * Gives an element the words of its feature in the page's language: the nearest `lang` decides, and a change of it at run time
 * renders again. English is built in; other languages come by the literal `import()` table of the feature's `messages/`.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { directionOf } from '../i18n/direction.js';
import { nearest } from '../i18n/locale.js';
import { languageOf, onLanguageChange } from './plain/language.js';

/** A feature's languages: English at hand, the others to be fetched. */
export interface Catalogue<M> {
  readonly en: M;
  readonly others: Readonly<Record<string, () => Promise<M>>>;
}

export class LocalizeController<M extends object> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #catalogue: Catalogue<M>;
  #tag = 'en';
  #stop: (() => void) | undefined;

  /** The words to render now; set here alone. Ask for them in `render`, never at module top level: the language can change. */
  words: M;
  /** BCP 47 tag for `Intl`: the page's own where we speak its language, else English. Set here alone. */
  language = 'en';
  /** The words of the page's language are there, or did not come: for what is to be seen in no other language before. */
  ready: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & Element, catalogue: Catalogue<M>) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.words = catalogue.en;
    host.addController(this);
  }

  /** Direction of the words shown, for `dir` on the element's inner base: a page without `dir` is right to left all the same. */
  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.#tag);
  }

  hostConnected(): void {
    this.#stop ??= onLanguageChange(() => void this.#choose());
    this.ready = this.#choose();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  async #choose(): Promise<void> {
    const wanted = languageOf(this.#host) || 'en';
    const tag = nearest(wanted, ['en', ...Object.keys(this.#catalogue.others)]) ?? 'en';
    const language = tag === 'en' && !wanted.toLowerCase().startsWith('en') ? 'en' : wanted;
    if (tag === this.#tag && language === this.language) return;
    this.#tag = tag;
    this.language = language;
    const load = this.#catalogue.others[tag];
    try {
      const words = load ? await load() : this.#catalogue.en;
      if (this.#tag !== tag) return;
      this.words = words;
    } catch {
      // The language's file did not come (offline): English words are better than none.
      this.words = this.#catalogue.en;
      this.#tag = 'en';
    }
    this.#host.requestUpdate();
  }
}
