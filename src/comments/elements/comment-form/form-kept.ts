/** What a form has from earlier visits: the words left here, and the name that its writer asked to be remembered. Fetched where there is such, or at the tick. */
import type { ReactiveController } from 'lit';
import type { Kept } from '../../runtime/thread-state.js';
import type { FormAtWork } from './at-work.js';
import type { SaysoCommentForm } from './comment-form.js';
import { restore } from './restore.js';

export class FormKept implements ReactiveController {
  readonly #form: SaysoCommentForm;
  readonly #work: FormAtWork;
  #stop: (() => void) | undefined;

  constructor(form: SaysoCommentForm, work: FormAtWork) {
    this.#form = form;
    this.#work = work;
    form.addController(this);
  }

  /** Does something with what is kept, where that can be had. */
  async #with(work: (kept: Kept) => unknown): Promise<void> {
    try {
      const kept = await this.#form.store?.kept();
      if (kept !== undefined) await work(kept);
    } catch {
      // What minds it did not come; the form works without it.
    }
  }

  hostConnected(): void {
    void this.#with(({ name }) => {
      if (!this.#form.isConnected) return;
      this.#stop ??= name.onForgotten(() => {
        const { remember } = this.#work.fields ?? {};
        if (remember) remember.checked = false;
      });
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Gives back what was kept here: the name, where the reader asked for it, and the words. */
  recall(): Promise<void> {
    const { store, parent } = this.#form;
    return this.#with(async ({ name: names, drafts }) => {
      const [name, text] = await Promise.all([names.load(), drafts.load(store?.thread ?? '', parent || null)]);
      // Words that another form has meanwhile sent or thrown away would come back.
      if (!this.#form.isConnected) return;
      this.#work.draw();
      const { fields } = this.#work;
      if (fields === null) return;
      if (name !== '' && fields.remember !== null) {
        fields.remember.checked = true;
        if (fields.name?.value === '') fields.name.value = name;
      }
      if (text === '' || fields.text.value !== '') return;
      restore(this.#form, text);
      this.#work.keep();
    });
  }

  /** Unticked: wiped. Only a post that succeeds remembers it. */
  tick({ checked }: HTMLInputElement): void {
    if (!checked) void this.#with(({ name }) => name.forget());
  }

  remember(name: string): void {
    void this.#with((kept) => kept.name.remember(name));
  }
}
