/** Drives a late dialog of the console as a moderator does; with `ModerationHarness`, the only test code that knows its shadow DOM. */
import type { ModerationHarness } from './moderation-harness.js';
import { waitUntil } from '../support/wait-until.js';

export class DeskHarness {
  readonly #root: ShadowRoot;
  readonly #name: string;
  constructor(console_: ModerationHarness, name: string) {
    this.#root = console_.element.shadowRoot!;
    this.#name = name;
  }

  /** Opens it by its door and waits for what stands in it. */
  static async open(console_: ModerationHarness, name: string): Promise<DeskHarness> {
    const desk = new DeskHarness(console_, name);
    desk.#root.querySelector<HTMLElement>(`[data-door=${name}]`)!.click();
    await waitUntil(() => desk.dialog.open && !/…$/.test(desk.told), 'the dialog is open');
    return desk;
  }
  get dialog(): HTMLDialogElement {
    return this.#root.querySelector<HTMLDialogElement>(`dialog.${this.#name}`)!;
  }
  get isOffered(): boolean {
    return this.#root.querySelector(`[data-door=${this.#name}]`) !== null;
  }
  get words(): string {
    return (this.dialog.textContent ?? '').replace(/\s+/g, ' ').trim();
  }
  get told(): string {
    return (this.dialog.querySelector('[role=status]')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }
  /** The name or id of what has the focus in it. */
  get focused(): string {
    const active = this.#root.activeElement;
    return active === null ? '' : active.id || (active.getAttribute('name') ?? active.tagName);
  }
  one<E extends Element = HTMLElement>(selector: string): E {
    return this.dialog.querySelector<E>(selector)!;
  }
  all<E extends Element = HTMLElement>(selector: string): readonly E[] {
    return [...this.dialog.querySelectorAll<E>(selector)];
  }
  fill(selector: string, text: string): void {
    const field = this.one<HTMLTextAreaElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  /** Clicks, and waits until the sentence has an answer. */
  async press(selector: string): Promise<void> {
    this.one(selector).click();
    await waitUntil(() => !/…$/.test(this.told), 'it is answered');
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
