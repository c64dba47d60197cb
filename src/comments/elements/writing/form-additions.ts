/** Finds the forms of one `<sayso-comments>`, those that come later too, and keeps in them what its parts draw. */
import { render, type nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CommentBackend, Writing } from '../../model/backend.js';
import type { Thread } from '../../runtime/thread.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { identityWords, type IdentityMessages } from '../../messages/identity/index.js';
import { adoptStyles } from '../../../ui/adopt.js';
import { findFields, type FormFields } from '../comment-form/fields.js';
import type { SaysoComments } from '../comments/comments.js';
import { writingStyles } from './writing.styles.js';

/** What a part is told of where it stands. */
export interface About {
  readonly comments: SaysoComments;
  readonly backend: CommentBackend;
  readonly store: Thread;
  readonly writing: Writing;
  /** Draws all forms again. */
  readonly redraw: () => void;
}

export interface FormPart {
  /** Names its place in a form. */
  readonly place: 'writer' | 'verified' | 'notify';
  draw(fields: FormFields, words: IdentityMessages): TemplateResult | typeof nothing;
  close(): void;
}

/** `writer` stands under the words, open or not; the others behind the fields that they speak of. */
const insert = ({ form, text, email, submit }: FormFields, place: FormPart['place'], made: HTMLElement): void => {
  const rest = form.querySelector('[data-sayso-added="rest"]');
  const actions = form.querySelector('[data-sayso-actions]') ?? submit;
  if (place === 'verified' && email !== null) email.after(made);
  else if (place === 'writer' && rest !== null) rest.before(made);
  else if (actions !== null) actions.before(made);
  else text.after(made);
};

export class FormAdditions implements ReactiveController {
  readonly #comments: SaysoComments;
  readonly #store: Thread;
  readonly #localize: LocalizeController<IdentityMessages>;
  readonly #observer = new MutationObserver(() => this.hostUpdated());
  #parts: readonly FormPart[] = [];

  constructor(comments: SaysoComments, store: Thread) {
    this.#comments = comments;
    this.#store = store;
    this.#localize = new LocalizeController(comments, identityWords);
    comments.addController(this);
    this.#observer.observe(comments, { childList: true, subtree: true });
  }

  show(parts: readonly FormPart[]): void {
    this.#parts = parts;
    this.hostUpdated();
  }

  close(): void {
    this.#observer.disconnect();
    for (const part of this.#parts) part.close();
    for (const place of this.#comments.querySelectorAll('[data-sayso-added="writer"], [data-sayso-added="verified"], [data-sayso-added="notify"]')) place.remove();
    for (const away of this.#comments.querySelectorAll('[data-sayso-away]')) away.removeAttribute('data-sayso-away');
    this.#parts = [];
    this.#comments.removeController(this);
    this.#comments.removeController(this.#localize);
    this.#localize.hostDisconnected();
  }

  hostUpdated(): void {
    // Another thread, of a site that may ask nothing of the kind.
    if (this.#comments.store !== this.#store) return this.close();
    for (const form of this.#comments.querySelectorAll<HTMLFormElement>('sayso-comment-form form')) {
      const fields = findFields(form);
      if (fields === null || this.#parts.length === 0) continue;
      adoptStyles(form, writingStyles);
      for (const part of this.#parts) {
        // Our own form is one field until it is used; what stands beside others waits for them.
        if (part.place !== 'writer' && form.dataset['saysoForm'] === 'own' && form.querySelector('[data-sayso-actions]') === null) continue;
        let place = form.querySelector<HTMLElement>(`[data-sayso-added="${part.place}"]`);
        if (place === null) {
          place = document.createElement('div');
          place.dataset['saysoAdded'] = part.place;
          insert(fields, part.place, place);
        }
        place.dir = this.#localize.direction;
        render(part.draw(fields, this.#localize.words), place);
      }
    }
  }
}

/** Takes a field of a page's own form, and its label, out of sight; or brings it back. */
export const putAway = (element: Element | null, away: boolean): void => {
  if (element === null) return;
  const labels = (element as Partial<HTMLInputElement>).labels ?? [];
  for (const each of [element, ...labels]) each.toggleAttribute('data-sayso-away', away);
};
