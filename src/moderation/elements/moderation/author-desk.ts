/** What moderators know of an author, in a dialog: how their new comments are treated and why, what they ask, notes, and what they wrote. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import type { QueueItem } from '../../model/backend.js';
import { longestAuthorNote, standingKinds, type AuthorAppeal, type AuthorFile, type StandingKind } from '../../model/desk.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import { fieldOf, leaveButton, openDesk, type DeskDialog } from './desk-dialog.js';
import { ageView, nameOf, type Speech } from './parts.js';
import { reasonFields, reasonOf } from './reason-fields.js';

const day = 86_400_000;
const lengths = { day, week: 7 * day, month: 30 * day, ever: null } as const;

/** What is known of an author, and how their new comments are treated. */
export const openAuthor = async (element: HTMLDialogElement, item: QueueItem, store: QueueStore, speech: Speech): Promise<void> => {
  let file: AuthorFile | undefined;
  /** What stands in the form restricts the author anew: they are told why. */
  let asking = false;
  const of = item.comment.id;
  const change = async (dialog: DeskDialog, wanted: Parameters<Awaited<ReturnType<QueueStore['desk']>>['changeAuthor']>[0]): Promise<void> => {
    const changed = await dialog.step(async () => (await store.desk()).changeAuthor(wanted));
    if (changed === undefined) return;
    file = changed;
    asking = false;
    dialog.show(dialog.speech.desk.saved);
  };
  /** The same treatment again keeps its end, unless another length was picked. */
  const isSame = (form: HTMLFormElement): boolean => fieldOf(form, 'standing') === (file?.standing?.kind ?? 'none') && fieldOf(form, 'length') === 'kept';
  const look = (dialog: DeskDialog) => (event: Event) => {
    const form = event.currentTarget as HTMLFormElement;
    const asks = fieldOf(form, 'standing') !== 'none' && !isSame(form);
    if (asks === asking) return;
    asking = asks;
    dialog.show('');
  };
  const submit = (dialog: DeskDialog) => (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const kind = fieldOf(form, 'standing');
    const length = fieldOf(form, 'length');
    const lasts = lengths[length as keyof typeof lengths] ?? null;
    const until = length === 'kept' ? (file?.standing?.until ?? null) : lasts === null ? null : dialog.speech.now + lasts;
    const note = fieldOf(form, 'note');
    const standing = isSame(form) || (kind === 'none' && file?.standing == null) ? {} : { standing: kind === 'none' ? null : { kind: kind as StandingKind, until } };
    void change(dialog, { of, ...standing, ...(asking ? { reason: reasonOf(form) } : {}), ...(note === '' ? {} : { addNote: note }) }).then(() => form.querySelector<HTMLTextAreaElement>('[name=note]') && (form.querySelector<HTMLTextAreaElement>('[name=note]')!.value = ''));
  };
  const asked = (dialog: DeskDialog, { words, at }: AuthorAppeal): TemplateResult => {
    const { desk, language } = dialog.speech;
    return html`<section class="asks" aria-labelledby="desk-asks">
      <h3 id="desk-asks">${desk.appealTitle}</h3>
      <blockquote class="answered" dir="auto">${words}</blockquote>
      <p class="meta">${formatDateTime(at, language)} · ${desk.appealHelp}</p>
      <div class="toolbar"><button class="outline" type="button" data-uphold @click=${() => void change(dialog, { of, uphold: true })}>${desk.uphold}</button></div>
    </section>`;
  };
  const known = (dialog: DeskDialog, { standing, appeal, notes, recent }: AuthorFile): TemplateResult => {
    const { desk, words, language } = dialog.speech;
    const why = standing?.reason;
    return html`${appeal === undefined ? nothing : asked(dialog, appeal)}
      <form @submit=${submit(dialog)} @change=${look(dialog)}>
        <fieldset>
          <legend>${desk.standingTitle}</legend>
          ${['none', ...standingKinds].map(
            (kind) => html`<label class="choice"><input type="radio" name="standing" .value=${kind} .checked=${kind === (standing?.kind ?? 'none')} /><span>${desk.standing[kind]}</span></label>`,
          )}
          ${standing === null
            ? nothing
            : html`<p class="meta"><bdi>${desk.standingSince(standing.by, formatDateTime(standing.at, language))}</bdi> ${standing.until === null ? nothing : desk.standingUntil(formatDateTime(standing.until, language))}${why === undefined
                  ? nothing
                  : html` <bdi>${desk.standingWhy([words.decisionReasons[why.code], ...(why.words === undefined ? [] : [why.words])].join('. '))}</bdi>`}
              </p>`}
        </fieldset>
        <label for="desk-length">${desk.howLong}</label>
        <select id="desk-length" name="length">
          ${standing === null ? nothing : html`<option value="kept" selected>${standing.until === null ? desk.howLongs['ever'] : desk.standingUntil(formatDateTime(standing.until, language))}</option>`}
          ${Object.keys(lengths).map((length) => html`<option value=${length} ?selected=${standing === null && length === 'week'}>${desk.howLongs[length]}</option>`)}
        </select>
        ${asking ? reasonFields(dialog, why ?? { code: 'other' }) : nothing}
        <label for="desk-author-note">${desk.noteAdd}</label>
        <textarea id="desk-author-note" name="note" rows="2" dir="auto" maxlength=${longestAuthorNote} aria-describedby="desk-note-help"></textarea>
        <p class="meta" id="desk-note-help">${desk.noteHelp}</p>
        <div class="toolbar"><button class="outline" type="submit">${desk.save}</button>${leaveButton(dialog)}</div>
      </form>
      ${notes.length === 0
        ? nothing
        : html`<h3>${desk.notes}</h3>
            <ul class="notes" role="list">
              ${notes.map(
                (note) => html`<li>
                  <p class="words" dir="auto">${note.text}</p>
                  <p class="meta">
                    <bdi>${note.by}</bdi> · ${formatDateTime(note.at, language)}
                    <button class="quiet" type="button" data-drop-note aria-label=${desk.noteDrop(note.text)} @click=${() => void change(dialog, { of, dropNote: note.id })}>${desk.drop}</button>
                  </p>
                </li>`,
              )}
            </ul>`}
      <h3>${desk.history}</h3>
      <ul class="notes" role="list">
        ${recent.map(
          (each) => html`<li>
            <p class="words" dir=${each.comment.dir ?? 'auto'} lang=${each.comment.lang ?? nothing}>${each.comment.text.slice(0, 200)}</p>
            <p class="meta">${words.status[each.comment.status]} · <bdi>${each.page.title}</bdi> · ${ageView(each, dialog.speech)}</p>
          </li>`,
        )}
      </ul>`;
  };
  const dialog = await openDesk(element, speech, (drawn) => {
    const { desk, words } = drawn.speech;
    return html`<h2 id="desk-title">${desk.authorTitle}</h2>
      <p class="meta"><bdi>${nameOf(item, words)}</bdi> · ${words.record(item.author.published, item.author.refused)}</p>
      ${file === undefined
        ? html`<p class="meta waiting">${desk.loading}</p>${leaveButton(drawn)}`
        : file.known
          ? known(drawn, file)
          : html`<p>${desk.authorUnknown}</p><div class="toolbar">${leaveButton(drawn)}</div>`}`;
  }, 'button');
  file = await dialog.step(async () => (await store.desk()).author(of));
  if (file !== undefined) dialog.show('');
};
