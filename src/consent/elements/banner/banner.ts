/** The first notice. Plain on purpose: every first visit pays for it, and a page that kills Lit must still be able to refuse. */
import { bannerWords } from '../../messages/banner/index.js';
import type { BannerMessages } from '../../messages/banner/en.js';
import { giveFocusBack } from '../plain/focus.js';
import { look } from '../plain/look.styles.js';
import { PlainElement } from '../plain/plain-element.js';
import { wear } from '../plain/sheet.js';
import { followLanguage, type Spoken } from '../plain/words.js';
import { bannerStyles } from './banner.styles.js';
import { checkPair } from './equal-pair.js';
import { furnish, type Furniture } from './furnish.js';
import { makeRoom } from './make-room.js';

/**
 * @summary Asks for consent: a region along the bottom, in the corner or on top that never takes focus, or a modal dialog in the
 * middle, as the policy's `layout` says. Shown while the manager's `prompt` is set. Its controls live in the light DOM; a
 * page may bring its own, marked `data-sayso-action="reject|accept|choose"`.
 *
 * @slot heading - The heading; made where the page brings none.
 * @slot - The text; made where the page brings none.
 * @slot reject - The button that refuses everything.
 * @slot accept - The button that allows everything.
 * @slot choose - The button that opens the preferences.
 * @csspart base - What floats.
 * @csspart text - Heading and text; it scrolls where they are long.
 * @csspart actions - The three buttons.
 * @cssproperty [--sayso-surface=#fff] - Background.
 * @cssproperty [--sayso-text=#1c1e21] - Text, buttons' text and edges.
 * @cssproperty [--sayso-accent=#0b57a4] - Link and focus ring.
 */
export class SaysoBanner extends PlainElement {
  #base: HTMLElement | undefined;
  #text: HTMLElement | undefined;
  #spoken: Spoken<BannerMessages> | undefined;
  #furniture: Furniture | undefined;
  #before: Element | null = null;
  #ownLanguage: string | undefined;
  #stops: (() => void)[] = [];
  #hide: (() => void) | undefined;

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#handleClick(event));
    this.addEventListener('keydown', (event) => {
      // Escape is no answer (C-04): it only leads back to where the reader was.
      if (event.key === 'Escape' && !this.#modal) giveFocusBack(this.#before);
    });
    this.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !this.contains(relatedTarget)) this.#before = relatedTarget;
    });
  }

  protected stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#conceal();
  }

  get #modal(): boolean {
    return this.#base instanceof HTMLDialogElement;
  }

  protected start(): void {
    for (const stop of this.#stops.splice(0)) stop();
    // Our own `lang` is not the page's wish.
    const from = (): Element => (this.lang === this.#ownLanguage ? (this.parentElement ?? this) : this);
    this.#stops.push(
      this.manager.subscribe(() => this.#update()),
      followLanguage(bannerWords, from, (spoken) => {
        this.#spoken = spoken;
        this.#update();
      }),
    );
    this.#update();
  }

  #update(): void {
    const { policy, prompt } = this.manager.getState();
    const asks = policy !== null && prompt !== null;
    if (!asks) this.#conceal();
    this.hidden = !asks || this.#spoken === undefined;
    if (!asks || this.#spoken === undefined) return;
    this.#furniture ??= furnish(this);
    const heading = this.#furniture.speak(this.#spoken, policy, prompt);
    const { language, direction } = this.#spoken;
    const base = this.#draw(policy.layout);
    base.lang = language;
    base.dir = direction;
    if (this.#furniture.made && this.#ownLanguage !== language) {
      this.#ownLanguage = language;
      this.lang = language;
      this.dir = direction;
    }
    if (this.#modal) base.ariaLabel = heading.textContent;
    else {
      this.setAttribute('role', 'region');
      this.setAttribute('aria-labelledby', (heading.id ||= 'sayso-heading'));
    }
    this.#hide ??= this.#reveal(base, policy.layout === 'top' ? 'start' : 'end', heading);
  }

  #draw(layout: string): HTMLElement {
    if (this.#base !== undefined) return this.#base;
    const root = this.attachShadow({ mode: 'open' });
    wear(root, look, bannerStyles);
    const box = (part: string, className: string, ...children: Node[]): HTMLElement => {
      const element = document.createElement(part === 'base' && layout === 'center' ? 'dialog' : 'div');
      element.setAttribute('part', part);
      element.className = className;
      element.append(...children);
      return element;
    };
    const slot = (name: string): HTMLSlotElement => Object.assign(document.createElement('slot'), { name });
    this.#text = box('text', 'text', slot('heading'), slot(''));
    this.#base = box('base', `base ${layout}`, box('inner', 'inner', this.#text, box('actions', 'actions', slot('reject'), slot('accept'), slot('choose'))));
    root.append(this.#base);
    return this.#base;
  }

  #reveal(base: HTMLElement, side: 'start' | 'end', heading: HTMLElement): () => void {
    let shown = true;
    const room = this.#modal ? undefined : makeRoom(side);
    const sizes = new ResizeObserver(() => {
      room?.(base.getBoundingClientRect().height);
      // What scrolls must be reachable by keyboard, and only then be a stop on the way.
      if (this.#text !== undefined) this.#text.tabIndex = this.#text.scrollHeight > this.#text.clientHeight + 1 ? 0 : -1;
      const { reject, accept } = this.#furniture ?? {};
      if (reject !== undefined && accept !== undefined) checkPair(reject, accept);
    });
    if (base instanceof HTMLDialogElement) {
      base.removeAttribute('open');
      base.showModal();
      heading.tabIndex = -1;
      heading.focus();
      base.onclose = () => {
        // Escape closes a modal, and two of them cannot be held back: it counts as a refusal, so that nobody is asked at each page.
        if (shown) this.manager.apply({ type: 'reject-all' });
      };
    } else if ('showPopover' in base) {
      base.setAttribute('popover', 'manual');
      base.showPopover();
    }
    sizes.observe(base);
    return () => {
      shown = false;
      sizes.disconnect();
      room?.(null);
      if (base instanceof HTMLDialogElement) base.close();
      else if (this.isConnected) base.removeAttribute('popover');
    };
  }

  #conceal(): void {
    // Not `:focus-within`, which does not match while the window itself has no focus.
    const focused = this.contains((this.getRootNode() as Document).activeElement);
    this.#hide?.();
    this.#hide = undefined;
    if (focused && this.isConnected) giveFocusBack(this.#before);
  }

  #handleClick(event: Event): void {
    const action = event.target instanceof Element ? event.target.closest('[data-sayso-action]')?.getAttribute('data-sayso-action') : null;
    // A server's banner may be a form that posts the choice where no script runs.
    if (action != null) event.preventDefault();
    if (action === 'reject') this.manager.apply({ type: 'reject-all' });
    else if (action === 'accept') this.manager.apply({ type: 'accept-all' });
    else if (action === 'choose') this.manager.openPreferences();
  }
}
