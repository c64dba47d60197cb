/**
 * How a comment will look, under the field in which it is written: fetched with the first mark that the parser reads. It opens
 * when its reader wants it and stays so on this page; no live region, or every key would be read aloud.
 */
import { html, nothing, render } from 'lit';
import { parseMarkup } from '../../model/markup.js';
import { isPlain } from '../../model/is-plain.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { preview, type PreviewMessages } from '../../messages/preview/index.js';
import { markupView } from '../markup-view.js';
import { adoptStyles } from '../../../ui/adopt.js';
import type { SaysoCommentForm } from './comment-form.js';
import type { FormFields } from './fields.js';
import { placeFor } from './place.js';
import { previewStyles } from './preview.styles.js';

/** Of all forms on this page. */
let isOpen = false;

export class FormPreview {
  readonly #form: SaysoCommentForm;
  readonly #localize: LocalizeController<PreviewMessages>;

  constructor(form: SaysoCommentForm) {
    this.#form = form;
    this.#localize = new LocalizeController(form, preview);
    adoptStyles(form, previewStyles);
  }

  readonly #handleToggle = (event: Event): void => {
    isOpen = (event.target as HTMLDetailsElement).open;
    this.#form.requestUpdate();
  };

  draw({ form, text }: FormFields): void {
    const place = placeFor(form, 'preview', (made) => (form.querySelector('[data-sayso-added="error-text"]') ?? text).after(made));
    // What is plain looks as it is typed.
    const shown = !isPlain(text.value);
    const words = isOpen && shown ? markupView(parseMarkup(text.value)) : nothing;
    render(
      shown
        ? html`<details ?open=${isOpen} @toggle=${this.#handleToggle}>
            <summary>${this.#localize.words.preview}</summary>
            <div data-sayso-preview dir="auto">${words}</div>
          </details>`
        : nothing,
      place,
    );
  }
}
