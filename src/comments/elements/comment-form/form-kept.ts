/** What a form has from earlier visits: the words left here, and the name that its writer asked to be remembered. Fetched where there is such, or at the tick. */
import type { ReactiveController } from 'lit';
import type { RememberedName } from '../../runtime/remembered-name.js';
import type { ThreadStore } from '../../runtime/thread-state.js';
import type { FormAtWork } from './at-work.js';
import type { SaysoCommentForm } from './comment-form.js';

export class FormKept implements ReactiveController {
  readonly #form: SaysoCommentForm;
  readonly #work: FormAtWork;
  readonly #name: RememberedName;
  #stop: (() => void) | undefined;

  constructor(form: SaysoCommentForm, work: FormAtWork, name: RememberedName) {
    this.#form = form;
    this.#work = work;
    this.#name = name;
    form.addController(this);
  }

  hostConnected(): void {
    this.#stop ??= this.#name.onForgotten(() => {
      const { remember } = this.#work.fields ?? {};
      if (remember) remember.checked = false;
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Gives back what was kept here: the name, where the reader asked for it, and the words. */
  async recall(store: ThreadStore): Promise<void> {
    const { drafts } = await store.kept();
    const [name, text] = await Promise.all([this.#name.load(), drafts.load(store.thread, this.#form.parent || null)]);
    this.#work.draw();
    const { fields } = this.#work;
    if (fields === null) return;
    if (name !== '' && fields.remember !== null) {
      fields.remember.checked = true;
      if (fields.name?.value === '') fields.name.value = name;
    }
    if (text === '' || fields.text.value !== '') return;
    this.#form.restore(text);
    this.#work.keep();
  }

  /** Unticked: wiped. Only a post that succeeds remembers it. */
  tick({ checked }: HTMLInputElement): void {
    if (!checked) void this.#name.forget();
  }

  remember(name: string): void {
    void this.#name.remember(name);
  }
}
