/** What the console's dialogs share: they draw themselves into one `<dialog>`, and say in one line how their last step went. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { BackendError, type BackendErrorCode } from '../../../comments/model/errors.js';
import { speechOf } from '../../../ui/speech.js';
import { catalogue } from '../../messages/index.js';
import { deskWords, type DeskMessages } from '../../messages/desk/index.js';
import type { Speech } from './parts.js';

export interface DeskSpeech extends Speech {
  readonly desk: DeskMessages;
}

export interface DeskDialog {
  readonly speech: DeskSpeech;
  /** Draws anew; `told` stands in the dialog's status line, '' clears it. */
  show(told?: string): void;
  close(): void;
  /** Runs a step: says that it is under way (default: "Saving…"), and in words why it failed. Undefined where it did. */
  step<T>(work: () => Promise<T>, told?: string): Promise<T | undefined>;
  readonly element: HTMLDialogElement;
}

const errorCode = (error: unknown): BackendErrorCode => (error instanceof BackendError ? error.code : 'bad-answer');

/**
 * Opens a dialog until it is closed.
 *
 * @param view  heading and content; it is drawn again at each `show`
 * @param focus  what gets the focus first; default the first field
 */
export const openDesk = async (
  element: HTMLDialogElement,
  common: Speech,
  view: (dialog: DeskDialog) => TemplateResult,
  focus = 'input, textarea, select',
): Promise<DeskDialog> => {
  // The console itself may still speak English while its own words load: a dialog waits for both.
  const [{ words: desk }, { words, language }] = await Promise.all([speechOf(element, deskWords), speechOf(element, catalogue)]);
  let told = '';
  const dialog: DeskDialog = {
    speech: { ...common, words, language, desk },
    element,
    show(next = told) {
      told = next;
      render(
        html`${view(dialog)}
          <p class="told" role="status">${told}</p>`,
        element,
      );
      // Below a long form on a small screen nobody would see it.
      if (told !== '') element.querySelector('.told')?.scrollIntoView({ block: 'nearest' });
    },
    close: () => element.close(),
    async step(work, under = desk.sending) {
      dialog.show(under);
      try {
        const done = await work();
        told = '';
        return done;
      } catch (error) {
        dialog.show(`${desk.failed} ${words.errors[errorCode(error)]}`);
        return undefined;
      }
    },
  };
  // Nothing of the last dialog is left: its fields would keep what was typed there.
  render(nothing, element);
  dialog.show('');
  element.showModal();
  element.querySelector<HTMLElement>(focus)?.focus();
  return dialog;
};

export const leaveButton = ({ speech, close }: DeskDialog): TemplateResult =>
  html`<button class="quiet" type="button" name="leave" @click=${() => close()}>${speech.desk.leave}</button>`;

/** What stands in a field of a form. */
export const fieldOf = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
};
