/** The first notice. Plain on purpose: every first visit pays for it, and a page that kills Lit must still be able to refuse. */
import type { ConsentManager } from '../../runtime/contract.js';
import { pageManager } from '../../runtime/manager.js';
import { bannerWords } from '../../messages/banner/index.js';
import type { Layout } from '../../model/policy.js';
import type { BannerMessages } from '../../messages/banner/en.js';
import { giveFocusBack } from '../plain/focus.js';
import { look } from '../plain/look.styles.js';
import { PlainElement } from '../plain/plain-element.js';
import { draw, slot } from '../plain/sheet.js';
import { followLanguage, type Spoken } from '../plain/words.js';
import type { openModal } from '../banner-layout/center.js';
import { bannerStyles } from './banner.styles.js';
import { furnish, type Furniture } from './furnish.js';
import { makeRoom } from './make-room.js';

interface OtherLayout {
  readonly layoutStyles: string;
  readonly openModal?: typeof openModal;
}

/** Layouts beside the bar, which most sites have: each comes where the policy says so. */
const others: Readonly<Record<string, () => Promise<OtherLayout>>> = {
  top: () => import('../banner-layout/top.js'),
  corner: () => import('../banner-layout/corner.js'),
  center: () => import('../banner-layout/center.js'),
};

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
  #stops: (() => void)[] = [];
  #hide: (() => void) | undefined;
  /** The layout beside the bar; null where it did not come, and then the banner is a bar. */
  #other: OtherLayout | null | undefined;

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#handleClick(event));
    this.addEventListener('keydown', (event) => {
      // Escape is no answer (C-04): it only leads back to where the reader was.
      if (event.key === 'Escape') giveFocusBack(this.#before);
    });
    this.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !this.contains(relatedTarget)) this.#before = relatedTarget;
    });
  }

  protected stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#conceal();
  }

  get #consent(): ConsentManager {
    return this.manager ?? pageManager();
  }

  protected start(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#stops = [
      this.#consent.subscribe(() => this.#update()),
      followLanguage(bannerWords, this, (spoken) => {
        this.#spoken = spoken;
        this.#update();
      }),
    ];
    this.#update();
  }

  #update(): void {
    const state = this.#consent.getState();
    const { policy, prompt } = state;
    const spoken = this.#spoken;
    const asks = policy && prompt;
    const layout = policy?.layout ?? 'bar';
    const load = others[layout];
    const waits = load && this.#other === undefined;
    this.hidden = !asks || !spoken || Boolean(waits);
    if (!asks) this.#conceal();
    else if (waits) {
      const take = (other: OtherLayout | null): void => {
        this.#other = other;
        this.#update();
      };
      load().then(take, () => take(null));
    } else if (spoken) {
      const furniture = (this.#furniture ??= furnish(this));
      furniture.speak(spoken, policy, state);
      const base = (this.#base ??= this.#draw());
      base.lang = spoken.language;
      base.dir = spoken.words.direction;
      this.#hide ??= this.#reveal(base, layout, furniture);
    }
  }

  #draw(): HTMLElement {
    const box = (part: string, ...children: Node[]): HTMLElement => {
      const element = document.createElement('div');
      element.setAttribute('part', part);
      element.className = part;
      element.append(...children);
      return element;
    };
    this.#text = box('text', slot('heading'), slot(''));
    const base = box('base', this.#text, box('actions', slot('reject'), slot('accept'), slot('choose')));
    draw(this, look + bannerStyles + (this.#other?.layoutStyles ?? ''), base);
    return base;
  }

  #reveal(base: HTMLElement, layout: Layout, { heading, reject, accept }: Furniture): () => void {
    let shown = true;
    let room: ReturnType<typeof makeRoom> | undefined;
    let close = (): void => {
      room?.();
      if (this.isConnected) this.removeAttribute('popover');
    };
    if (this.#other?.openModal) close = this.#other.openModal(this, base, heading, () => this.#consent.apply({ type: 'reject-all' }));
    else {
      room = makeRoom(layout === 'top' ? 'start' : 'end');
      this.setAttribute('role', 'region');
      this.setAttribute('aria-labelledby', (heading.id ||= 'sayso-heading'));
      if ('showPopover' in this) {
        this.setAttribute('popover', 'manual');
        this.showPopover();
      }
    }
    const sizes = new ResizeObserver(() => {
      room?.(base.offsetHeight);
      const text = this.#text;
      // What scrolls must be reachable by keyboard, and only then be a stop on the way.
      if (text) text.tabIndex = text.scrollHeight > text.clientHeight + 1 ? 0 : -1;
    });
    sizes.observe(base);
    // For developers only: it comes after what readers wait for.
    setTimeout(() => {
      import('./equal-pair.js').then(({ checkPair }) => shown && checkPair(reject, accept)).catch(() => undefined);
    }, 500);
    return () => {
      shown = false;
      sizes.disconnect();
      close();
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
    const action = (event.target as Element).closest('[data-sayso-action]')?.getAttribute('data-sayso-action');
    // A server's banner may be a form that posts the choice where no script runs.
    if (action) event.preventDefault();
    if (action === 'choose') this.#consent.openPreferences();
    else if (action === 'accept' || action === 'reject') this.#consent.apply({ type: `${action}-all` }, { layer: 'banner', language: this.#spoken?.language ?? '', text: this.innerText.replace(/\s+/g, ' ').trim() });
  }
}
