/** What a reader sees and does at the banner; the only test code that looks into it. */
import { fixtureCleanup, nextFrame } from '@open-wc/testing';
import { showBanner } from '../../src/consent/elements/banner/show-banner.js';
import type { SaysoBanner } from '../../src/consent/elements/banner/banner.js';
import type { PageManager } from '../../src/consent/runtime/manager.js';
import '../../src/exports/define/banner.js';
import { waitUntil } from '../support/wait-until.js';

export class BannerHarness {
  readonly stop: () => void;

  constructor(readonly manager: PageManager) {
    this.stop = showBanner(manager);
  }

  /** Shows a banner and waits until it is drawn and measured. */
  static async show(manager: PageManager): Promise<BannerHarness> {
    const harness = new BannerHarness(manager);
    await waitUntil(() => harness.isShown, 'the banner to be shown');
    await nextFrame();
    await nextFrame();
    return harness;
  }

  end(): void {
    this.stop();
    fixtureCleanup();
  }

  get element(): SaysoBanner | null {
    return document.querySelector('sayso-banner');
  }

  /** What floats. */
  get base(): HTMLElement {
    return this.element!.shadowRoot!.querySelector('[part=base]')!;
  }

  get isShown(): boolean {
    return this.element !== null && !this.element.hidden && this.element.shadowRoot !== null && this.base.getBoundingClientRect().height > 0;
  }

  get isModal(): boolean {
    return (this.element!.closest('dialog') ?? this.base.closest('dialog'))?.matches(':modal') === true;
  }

  button(action: 'reject' | 'accept' | 'choose'): HTMLButtonElement {
    return this.element!.querySelector<HTMLButtonElement>(`[data-sayso-action=${action}]`)!;
  }

  get heading(): HTMLElement {
    return this.element!.querySelector<HTMLElement>('[slot=heading]')!;
  }

  get words(): string {
    return this.element!.textContent ?? '';
  }

  /** Is a control wholly inside the window, without scrolling? */
  isInWindow(element: Element): boolean {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 0.5 && box.right <= innerWidth + 0.5;
  }
}
