/** A place for a film, map or post from another site: nothing is asked of that site before the reader says so (C-65). */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { formatNumber } from '../../../i18n/format.js';
import { wordsFor } from '../../../i18n/locale.js';
import { base } from '../../../ui/base.styles.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import type { Messages } from '../../messages/en.js';
import { consentWords } from '../../messages/index.js';
import type { Service } from '../../model/policy.js';
import type { ConsentManager, ConsentState } from '../../runtime/contract.js';
import { pageManager } from '../../runtime/manager.js';
import { embedStyles } from './embed.styles.js';
import { frameAddress, ratioOf } from './frame-address.js';
import { drawing, kindOf } from './kinds.js';

/**
 * @summary A frame that waits for consent to its service. Until then a placeholder of the same ratio says who would receive
 * what, with "Play once" and "Always allow …"; the element's content (a link) stays reachable. Withdrawn: a placeholder again.
 *
 * @slot - A link to the same content, for readers without script or consent.
 * @csspart placeholder - What stands there before consent.
 * @csspart frame - The iframe.
 */
export class SaysoEmbed extends LitElement {
  static override styles = [tokens, base, embedStyles];

  readonly #words = new LocalizeController<Messages>(this, consentWords);
  readonly #follow = new StoreController<ConsentState>(this);
  #asked = false;
  #wasAllowed = false;

  /** Id of the service in the policy. */
  @property() service = '';
  /** Address of the frame; `https:` or `http:` only. */
  @property() src = '';
  /** Width to height: `16/9` (default), `4:3`, `1`. */
  @property() ratio = '16/9';
  /** What it shows: the placeholder's heading and the frame's name. Falls back to the service's title. */
  @property() label = '';
  /** `video`, `map` or `post`: its words say so. Anything else is a "part of the page". */
  @property() kind = 'video';
  /** The manager to ask; the page's where none is set. */
  @property({ attribute: false }) manager: ConsentManager | undefined;

  @query('.base') private readonly base!: HTMLElement;
  @query('.place') private readonly place!: HTMLElement;
  @query('iframe') private readonly frame!: HTMLIFrameElement | null;

  override willUpdate(): void {
    this.#follow.store = this.#manager;
    // Where the words needed more room than the ratio gives, the frame keeps it: nothing moves under the reader's thumb.
    const isAllowed = this.#isAllowed;
    const changes = this.hasUpdated && isAllowed !== this.#wasAllowed;
    this.#wasAllowed = isAllowed;
    if (changes) this.base.style.setProperty('block-size', isAllowed && this.#overflowsRatio ? `${this.base.offsetHeight}px` : 'auto');
  }

  override updated(): void {
    this.base.style.setProperty('aspect-ratio', ratioOf(this.ratio));
    // The button that was pressed is gone: focus goes to what it brought.
    if (this.#asked && this.frame !== null) {
      this.#asked = false;
      this.frame.focus();
    }
  }

  get #manager(): ConsentManager {
    return this.manager ?? pageManager();
  }

  get #overflowsRatio(): boolean {
    const [width = 16, height = 9] = ratioOf(this.ratio).split(' / ').map(Number);
    return this.base.offsetHeight > (this.base.offsetWidth * height) / width + 1;
  }

  get #isAllowed(): boolean {
    const state = this.#follow.state;
    return state?.granted.has(this.service) === true || state?.once.has(this.service) === true;
  }

  #open(how: 'once' | 'always'): void {
    this.#asked = true;
    if (how === 'once') this.#manager.allowOnce(this.service);
    // With the words that were on the screen, for the reader's receipt (C-50).
    else this.#manager.apply({ type: 'allow', id: this.service }, { layer: 'embed', language: this.#words.language, text: this.place.innerText.replace(/\s+/g, ' ').trim() });
  }

  override render(): TemplateResult {
    const { words, language, direction } = this.#words;
    const state = this.#follow.state;
    const policy = state?.policy ?? null;
    const service = policy?.services.get(this.service);
    const address = frameAddress(this.src, document.baseURI);
    if (policy !== null && service === undefined)
      warnOnce('unknown-service', `<sayso-embed service="${this.service}">: the policy has no such service, so it stays a link. Name one of: ${[...policy.services.keys()].join(', ')}.`);
    if (address === null) warnOnce('embed-address', `<sayso-embed src="${this.src}">: expected an http or https address; it stays a link.`);
    const name = service === undefined ? '' : wordsFor(service.title ?? this.service, language);
    const title = this.label || words.frameTitle(name);
    const shown = service !== undefined && address !== null && this.#isAllowed;
    return html`<div class="base">
      ${shown ? this.#renderFrame(address, title) : nothing}
      <div class="place" part="placeholder" lang=${language} dir=${direction} ?hidden=${shown}>
        ${service === undefined || address === null || shown ? nothing : this.#renderOffer(service, address, title, words, language)}
        <div class="links">
          <slot></slot>
          ${shown || service?.privacyPage === undefined
            ? nothing
            : html`<a href=${service.privacyPage} rel="noopener noreferrer" target="_blank">${words.vendorPolicy(service.vendor)}</a>`}
        </div>
      </div>
    </div>`;
  }

  #renderFrame(address: URL, title: string): TemplateResult {
    return html`<iframe
      part="frame"
      title=${title}
      loading=${this.#asked ? 'eager' : 'lazy'}
      referrerpolicy="strict-origin-when-cross-origin"
      allow="fullscreen; picture-in-picture; encrypted-media; autoplay"
      src=${address.href}
    ></iframe>`;
  }

  #renderOffer(service: Service, address: URL, title: string, words: Messages, language: string): TemplateResult {
    const count = service.stores?.length ?? 0;
    const kind = kindOf(this.kind);
    return html`
      <p class="title">${drawing(kind)}<span>${title}</span></p>
      <p>${words.embedLead[kind](address.hostname)} ${words.embedWho(service.vendor)} ${count === 0 ? nothing : words.embedStores(count, formatNumber(count, language))}</p>
      <div class="actions">
        <button type="button" class="outline" @click=${() => this.#open('once')}>${words.once[kind]}</button>
        <button type="button" class="outline" @click=${() => this.#open('always')}>${words.always(wordsFor(service.title ?? this.service, language))}</button>
      </div>
    `;
  }
}
