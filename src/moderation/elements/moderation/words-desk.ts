/** Changing a comment's words in a dialog of the console, and putting the former ones back. Comes at first use. */
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../../ui/announcer.js';
import { speechOf } from '../../../ui/speech.js';
import { editingWords } from '../../messages/editing/index.js';
import type { QueueItem } from '../../model/backend.js';
import type { StoredWords } from '../../model/editing.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import { leaveButton, openDesk, type DeskDialog } from './desk-dialog.js';
import { nameOf, type Speech } from './parts.js';

/** HTML begins with a Latin tag, whatever is written in it: its words say from where it reads. */
const directionOf = ({ text, form }: StoredWords): 'auto' | 'ltr' | 'rtl' => {
  if (form === 'plain') return 'auto';
  const [first = ''] = /\p{L}/u.exec(text.replace(/<[^>]*>|&#?\w+;/g, '')) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr';
};

/** Shows a comment's words in a field until the dialog is closed. */
export const openWords = async (element: HTMLDialogElement, item: QueueItem, store: QueueStore, speech: Speech): Promise<void> => {
  const { words: said, language } = await speechOf(element, editingWords);
  const { id, lang } = item.comment;
  const batches = new Map<string, string>();
  let shown: StoredWords | undefined;
  /** What stands there now, where somebody else was faster. */
  let theirs: StoredWords | undefined;
  let saving = false;

  const send = async (dialog: DeskDialog, text: string): Promise<void> => {
    if (shown === undefined || saving) return;
    const seen = theirs ?? shown;
    if (theirs === undefined && text.trim() === shown.text.trim()) return dialog.show(said.unchanged);
    if (text.trim() === '') return dialog.show(said.missing);
    // The same words over the same words again are the same change: an answer that was lost is no second one.
    const [key, { form }] = [JSON.stringify([seen.stored, text]), shown];
    const batch = batches.get(key) ?? store.newBatch();
    batches.set(key, batch);
    saving = true;
    const outcome = await dialog.step(async () => (await store.editing?.())?.change({ id, was: seen.stored, text, form, batch }));
    saving = false;
    if (outcome === undefined) return undefined;
    switch (outcome.kind) {
      case 'unknown':
        return dialog.show(said.gone);
      case 'refused':
        return dialog.show({ 'missing': said.missing, 'too-long': said.tooLong, 'address': said.address }[outcome.because]);
      case 'conflict':
        theirs = outcome.words;
        store.reworded(outcome.item);
        return dialog.show(said.conflict);
      case 'done':
        store.reworded(outcome.item);
        if (!outcome.altered) {
          announce(said.saved, language);
          return dialog.close();
        }
        theirs = undefined;
        shown = outcome.words;
        return dialog.show(said.altered);
    }
  };

  const form = (dialog: DeskDialog, words: StoredWords): TemplateResult => html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void send(dialog, element.querySelector('textarea')?.value ?? '');
    }}
  >
    ${theirs === undefined
      ? nothing
      : html`<p class="meta">${said.conflictNow}</p>
          <blockquote class="answered" tabindex="0" data-theirs dir=${directionOf(theirs)} lang=${lang ?? nothing}>${theirs.text}</blockquote>`}
    <label for="desk-edit">${said.label}</label>
    <textarea id="desk-edit" name="text" rows="8" dir=${directionOf(words)} lang=${lang ?? nothing} aria-describedby="desk-edit-help" .value=${words.text}></textarea>
    <div id="desk-edit-help">
      ${words.form === 'html' ? html`<p class="meta" data-html>${said.helpHtml}</p>` : nothing}
      <p class="meta">${said.help}</p>
    </div>
    <div class="toolbar"><button class="outline" type="submit">${theirs === undefined ? said.save : said.saveAnyway}</button>${leaveButton(dialog)}</div>
  </form>`;

  const dialog = await openDesk(
    element,
    speech,
    (drawn) => {
      const { desk, words } = drawn.speech;
      return html`<h2 id="desk-title"><bdi>${said.title(nameOf(item, words))}</bdi></h2>
        ${shown === undefined ? html`<p class="meta waiting">${desk.loading}</p><div class="toolbar">${leaveButton(drawn)}</div>` : form(drawn, shown)}`;
    },
    'button',
  );
  const read = await dialog.step(async () => ({ words: await (await store.editing?.())?.read(id) }), '');
  if (read === undefined) return;
  shown = read.words;
  dialog.show(shown === undefined ? dialog.speech.words.unknown : '');
  element.querySelector('textarea')?.focus();
};

/** Puts the words back that stood there before the last change. Resolves to a sentence on how that went. */
export const takeWordsBack = async (place: Element, { comment: { id }, reworded }: QueueItem, store: QueueStore): Promise<string> => {
  const { words: said } = await speechOf(place, editingWords);
  const outcome = await (await store.editing?.())?.undo(id, reworded?.batch ?? '');
  if (outcome === undefined || outcome.kind === 'unknown') return said.undoConflict;
  if (outcome.kind === 'refused') return said.undoAddress;
  store.reworded(outcome.item);
  if (outcome.kind === 'conflict') return said.undoConflict;
  return outcome.altered ? said.undoAltered : said.undone;
};
