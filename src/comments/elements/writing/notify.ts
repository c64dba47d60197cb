/** The box "Tell me by email about replies": never ticked beforehand, and nothing is mailed until the address was confirmed (CM-07). */
import { html, nothing, type TemplateResult } from 'lit';
import type { IdentityMessages } from '../../messages/identity/index.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { identityWords } from '../../messages/identity/index.js';
import { findFields, type FormFields } from '../comment-form/fields.js';
import type { CommentSubmitEvent } from '../events.js';
import { addEscort } from './attach.js';
import type { About, FormPart } from './form-additions.js';

let boxes = 0;

export class Notify implements FormPart {
  readonly place = 'notify';
  readonly #about: About;
  readonly #id = `sayso-notify-${++boxes}`;
  readonly #localize: LocalizeController<IdentityMessages>;
  /** The form whose box was ticked without an address. */
  #wanting: HTMLFormElement | null = null;

  constructor(about: About) {
    this.#about = about;
    const { comments, backend } = about;
    this.#localize = new LocalizeController(comments, identityWords);
    comments.addEventListener('sayso-comment-submit', this.#handleSubmit);
    comments.addEventListener('input', this.#handleInput);
    addEscort(backend, async (_submission, send) => {
      const outcome = await send();
      // The next comment asks anew.
      if (outcome.kind === 'stored') for (const each of this.#boxes) each.checked = false;
      return outcome;
    });
  }

  close(): void {
    const { comments } = this.#about;
    comments.removeEventListener('sayso-comment-submit', this.#handleSubmit);
    comments.removeEventListener('input', this.#handleInput);
    comments.removeController(this.#localize);
    this.#localize.hostDisconnected();
  }

  get #boxes(): NodeListOf<HTMLInputElement> {
    return this.#about.comments.querySelectorAll<HTMLInputElement>('[data-sayso-added="notify"] input');
  }

  readonly #handleSubmit = (event: CommentSubmitEvent): void => {
    const form = (event.target as Element).querySelector('form');
    const fields = form === null ? null : findFields(form);
    if (fields?.form.querySelector<HTMLInputElement>('[data-sayso-added="notify"] input')?.checked !== true) return;
    if (this.#about.writing.writers === 'members' || event.draft.email !== '') {
      event.draft.notify = true;
      return;
    }
    event.preventDefault();
    this.#wanting = form;
    this.#about.redraw();
    fields.email?.focus();
    announce(this.#localize.words.notifyNeedsEmail, this.#localize.language);
  };

  readonly #handleInput = (event: Event): void => {
    if (this.#wanting === null || !this.#wanting.contains(event.target as Node)) return;
    this.#wanting = null;
    this.#about.redraw();
  };

  draw({ form, email }: FormFields, words: IdentityMessages): TemplateResult | typeof nothing {
    if (email === null && this.#about.writing.writers !== 'members') return nothing;
    const id = `${this.#id}-${form.getAttribute('aria-labelledby') ?? 'page'}`;
    const wants = this.#wanting === form;
    return html`<label data-sayso-tick><input type="checkbox" name="notify" aria-describedby=${id} />${words.notify}</label>
      <p id=${id} ?data-sayso-error=${wants}>${wants ? words.notifyNeedsEmail : words.notifyHint}</p>`;
  }
}
