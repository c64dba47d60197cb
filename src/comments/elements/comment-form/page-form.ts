/** What is added to a form of the page's own, above its button. Fetched where there is such. */
import { html, render } from 'lit';
import { adoptStyles } from '../../../ui/adopt.js';
import type { FormAtWork } from './at-work.js';
import type { SaysoCommentForm } from './comment-form.js';
import type { FormFields } from './fields.js';
import { pageFormStyles } from './page-form.styles.js';
import { placeFor } from './place.js';

export const drawAdded = (host: SaysoCommentForm, { form, name, remember, submit }: FormFields, work: FormAtWork): void => {
  adoptStyles(host, pageFormStyles);
  // A box of the page's own that remembers the name is left to it.
  const ticks = name && host.store && remember?.closest('[data-sayso-added]') !== null;
  const place = placeFor(form, 'tail', (made) => (submit ? submit.before(made) : form.append(made)));
  render(html`${work.added(ticks)}${work.note}`, place);
  submit?.setAttribute('aria-disabled', String(work.isSending));
};
