/** What a moderator unfolds around comments: the conversation, who reported. It is asked for when unfolded, and stays while open. */
import { html, type TemplateResult } from 'lit';
import { BackendError } from '../../../comments/model/errors.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import { conversationView, reportersView } from './around.js';
import type { Around } from './detail.js';
import type { Speech } from './parts.js';

const keyOf = (kind: Around, id: string): string => `${kind} ${id}`;

export class Surroundings {
  readonly #changed: () => void;
  readonly #source: () => { readonly store: QueueStore | undefined; readonly speech: Speech };
  /** null: asked for, not yet there. */
  readonly #unfolded = new Map<string, TemplateResult | null>();

  /** @param changed  called when there is something else to show */
  constructor(changed: () => void, source: () => { readonly store: QueueStore | undefined; readonly speech: Speech }) {
    this.#changed = changed;
    this.#source = source;
  }

  /** What is unfolded there: undefined where nothing is, null while it is asked for. */
  get(kind: Around, id: string): TemplateResult | null | undefined {
    return this.#unfolded.get(keyOf(kind, id));
  }

  unfold(kind: Around, id: string, open: boolean): void {
    const key = keyOf(kind, id);
    if (open === this.#unfolded.has(key)) return;
    if (open) {
      this.#unfolded.set(key, null);
      void this.#ask(kind, id).then((found) => {
        if (!this.#unfolded.has(key)) return;
        this.#unfolded.set(key, found);
        this.#changed();
      });
    } else this.#unfolded.delete(key);
    this.#changed();
  }

  async #ask(kind: Around, id: string): Promise<TemplateResult> {
    const { store, speech } = this.#source();
    try {
      const desk = await store?.desk();
      if (desk === undefined) return html``;
      return kind === 'conversation' ? conversationView(await desk.conversation(id), id, speech) : reportersView(await desk.reports(id), speech);
    } catch (error) {
      return html`<p class="meta">${speech.words.errors[error instanceof BackendError ? error.code : 'bad-answer']}</p>`;
    }
  }
}
