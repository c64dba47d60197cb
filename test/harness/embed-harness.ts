/** What a reader sees and does at an embed; the only test code that looks into it. */
import { fixture, html } from '@open-wc/testing';
import type { SaysoEmbed } from '../../src/consent/elements/embed/embed.js';
import type { PageManager } from '../../src/consent/runtime/manager.js';
import '../../src/exports/define/embed.js';

export class EmbedHarness {
  constructor(readonly element: SaysoEmbed) {}

  static async place(manager: PageManager, settings: { src?: string; ratio?: string; service?: string; kind?: string } = {}): Promise<EmbedHarness> {
    const { src = '/__other-site/film', ratio = '16/9', service = 'youtube', kind = 'video' } = settings;
    return new EmbedHarness(
      await fixture<SaysoEmbed>(
        html`<sayso-embed .manager=${manager} service=${service} src=${src} ratio=${ratio} kind=${kind} label="The last ferry"><a href="https://video.example/abc">Watch it there</a></sayso-embed>`,
      ),
    );
  }

  get frame(): HTMLIFrameElement | null {
    return this.element.shadowRoot!.querySelector('iframe');
  }

  get #placeholder(): HTMLElement {
    return this.element.shadowRoot!.querySelector('[part=placeholder]')!;
  }

  get isPlaceholder(): boolean {
    return this.#placeholder.getBoundingClientRect().height > 0 && this.frame === null;
  }

  get words(): string {
    return this.#placeholder.textContent!.replace(/\s+/g, ' ');
  }

  /** Buttons offered now, by name. */
  get offers(): readonly string[] {
    return [...this.#placeholder.querySelectorAll('button')].map((button) => button.textContent!.trim());
  }

  async press(name: string): Promise<void> {
    [...this.#placeholder.querySelectorAll('button')].find((button) => button.textContent!.trim() === name)!.click();
    await this.element.updateComplete;
  }

  get isLinkReachable(): boolean {
    return this.element.querySelector('a')!.getBoundingClientRect().height > 0;
  }

  get focusIsInFrame(): boolean {
    return this.element.shadowRoot!.activeElement === this.frame && this.frame !== null;
  }
}
