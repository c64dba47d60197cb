/** A thread's settings in a dialog of the console: when it closes and why, the question, this comment on top. Comes at first use. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import { BackendError, type BackendErrorCode } from '../../../comments/model/errors.js';
import { speechOf } from '../../../ui/speech.js';
import { threadWords } from '../../messages/thread/index.js';
import type { QueueItem } from '../../model/backend.js';
import { longestNote, mostPinned, type ThreadChange, type ThreadEditing, type ThreadSettings } from '../../model/threads.js';
import type { Speech } from './parts.js';

type Standing = 'loading' | 'ready' | 'saving' | 'saved' | 'undone' | 'nothing' | 'too-many' | 'not-pinnable' | BackendErrorCode;

/** As `datetime-local` wants it, in the moderator's own time zone; '' for no date. */
export const localMoment = (time: number | null): string => {
  if (time === null) return '';
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** What to ask so that `before` holds again after `change`, without a trace. */
export const inverse = (before: ThreadSettings, change: ThreadChange): ThreadChange => ({
  thread: change.thread,
  ...(change.state === undefined ? {} : { state: before.state, closedAt: before.closedAt, openedAt: before.openedAt }),
  ...(change.state === undefined && change.closesAt === undefined ? {} : { closesAt: before.closesAt }),
  ...(change.closedNote === undefined ? {} : { closedNote: before.closedNote }),
  ...(change.question === undefined ? {} : { question: before.question }),
  ...(change.pinned === undefined ? {} : { pinned: before.pinned }),
});

interface Said {
  readonly closesAt: string;
  readonly closedNote: string;
  readonly question: string;
  readonly pin: boolean;
}

/** Only what differs from `settings`; null where nothing does. `state`: by which button. */
export const changeOf = (settings: ThreadSettings, comment: string, said: Said, state?: 'open' | 'closed'): ThreadChange | null => {
  const { thread, closesAt, closedNote, question, pinned } = settings;
  // The field knows minutes: a date that was not touched keeps its seconds.
  const due = said.closesAt === localMoment(closesAt) ? closesAt : said.closesAt === '' ? null : new Date(said.closesAt).getTime();
  const note = said.closedNote.trim() || null;
  const asked = said.question.trim() || null;
  const change: ThreadChange = {
    thread,
    ...(state === undefined ? {} : { state }),
    // Opening takes a date away: one that is still to come is kept.
    ...(due !== closesAt || (state === 'open' && due !== null && settings.state === 'open') ? { closesAt: due } : {}),
    ...(note === closedNote ? {} : { closedNote: note }),
    ...(asked === question ? {} : { question: asked }),
    ...(said.pin === pinned.includes(comment) ? {} : { pinned: said.pin ? [...pinned, comment] : pinned.filter((id) => id !== comment) }),
  };
  return Object.keys(change).length === 1 ? null : change;
};

/**
 * Shows the settings of a comment's thread in a dialog until it is closed.
 *
 * @param dialog  an empty `<dialog>` of the console
 * @param whole   the keeper has more than open and closed: a question, a sentence, a date, pinned comments
 */
export const openThreadDesk = async (dialog: HTMLDialogElement, item: QueueItem, load: () => Promise<ThreadEditing>, speech: Speech, whole = true): Promise<void> => {
  const { comment, page } = item;
  const common = speech.words;
  const { words } = await speechOf(dialog, threadWords);
  let settings: ThreadSettings | undefined;
  let undoing: ThreadChange | undefined;
  let standing: Standing = 'loading';
  let editing: ThreadEditing | undefined;

  const show = (next: Standing): void => {
    standing = next;
    render(view(), dialog);
  };

  const send = async (change: ThreadChange, before: ThreadSettings, undo: boolean): Promise<void> => {
    show('saving');
    try {
      const outcome = await editing?.change(change);
      if (outcome?.kind === 'stored') {
        settings = outcome.settings;
        undoing = undo ? undefined : inverse(before, change);
      }
      show(outcome?.kind === 'stored' ? (undo ? 'undone' : 'saved') : 'not-pinnable');
      if (undo) dialog.querySelector<HTMLElement>('[name=leave]')?.focus();
    } catch (error) {
      show(error instanceof BackendError ? error.code : 'bad-answer');
    }
  };

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const by = (event.submitter as HTMLButtonElement | null)?.value;
    if (settings === undefined || standing === 'saving') return;
    const fields = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    // A pin that stands in a field that cannot be changed is not sent: it stays as it is.
    const pin = whole ? dialog.querySelector<HTMLInputElement>('[name=pin]')?.checked === true : settings.pinned.includes(comment.id);
    const said = { closesAt: text('closesAt'), closedNote: text('closedNote'), question: text('question'), pin };
    const change = changeOf(settings, comment.id, said, by === 'open' || by === 'closed' ? by : undefined);
    if (change === null) show('nothing');
    else if ((change.pinned?.length ?? 0) > mostPinned) show('too-many');
    else void send(change, settings, false);
  };

  const told = (): string => {
    switch (standing) {
      case 'loading':
        return words.loading;
      case 'ready':
        return '';
      case 'saving':
        return words.saving;
      case 'saved':
        return words.saved;
      case 'undone':
        return words.undone;
      case 'nothing':
        return words.nothing;
      case 'too-many':
        return words.pinTooMany(mostPinned);
      case 'not-pinnable':
        return words.notPinnable;
      default:
        return `${words.failed} ${common.errors[standing]}`;
    }
  };

  const further = (set: ThreadSettings): TemplateResult => {
    const isPinned = set.pinned.includes(comment.id);
    const canPin = isPinned || (comment.parent === null && comment.status === 'published');
    return html`<label for="desk-note">${words.note}</label>
        <input id="desk-note" name="closedNote" dir="auto" maxlength=${longestNote} aria-describedby="desk-note-help" .value=${set.closedNote ?? ''} />
        <p class="meta" id="desk-note-help">${words.noteHelp}</p>
        <label for="desk-date">${words.closesAt}</label>
        <input id="desk-date" name="closesAt" type="datetime-local" aria-describedby="desk-date-help" .value=${localMoment(set.closesAt)} />
        <p class="meta" id="desk-date-help">${words.closesAtHelp}</p>
        <label for="desk-question">${words.question}</label>
        <textarea id="desk-question" name="question" rows="2" dir="auto" maxlength=${longestNote} aria-describedby="desk-question-help" .value=${set.question ?? ''}></textarea>
        <p class="meta" id="desk-question-help">${words.questionHelp}</p>
        <div class="switch">
          <input type="checkbox" id="desk-pin" name="pin" ?disabled=${!canPin} aria-describedby="desk-pin-help" .checked=${isPinned} /><label for="desk-pin">${words.pin}</label>
        </div>
        <p class="meta" id="desk-pin-help">${canPin ? (set.pinned.length === 0 ? nothing : words.pinned(set.pinned.length)) : words.pinNotHere}</p>`;
  };

  const form = (set: ThreadSettings): TemplateResult => {
    const isClosed = set.state === 'closed' || (set.closesAt !== null && set.closesAt <= Date.now());
    return html`<p class="meta">${isClosed ? words.closed : set.closesAt === null ? words.open : words.openUntil(formatDateTime(set.closesAt, speech.language))}</p>
      <form @submit=${submit}>
        ${whole ? further(set) : nothing}
        <p class="told" role="status">
          ${told()}${standing === 'saved' && undoing !== undefined
            ? html` <button type="button" class="quiet undo" data-undo-thread @click=${() => void (undoing !== undefined && send(undoing, set, true))}>${words.undo}</button>`
            : nothing}
        </p>
        <div class="toolbar">
          ${whole ? html`<button class="outline" type="submit" value="save">${words.save}</button>` : nothing}
          ${isClosed
            ? html`<button class="outline" type="submit" value="open">${words.reopen}</button>`
            : html`<button class="outline" type="submit" value="closed">${words.close}</button>`}
          ${whole && !isClosed && set.openedAt === null ? html`<button class="quiet" type="submit" value="open">${words.keepOpen}</button>` : nothing}
          <button class="quiet" type="button" name="leave" @click=${() => dialog.close()}>${words.leave}</button>
        </div>
      </form>`;
  };

  const view = (): TemplateResult =>
    html`<h2 id="desk-title">${words.title}</h2>
      <p class="meta"><bdi>${page.title || page.url}</bdi></p>
      ${settings === undefined
        ? html`<p class="told" role="status">${told()}</p>
            <button class="quiet" type="button" name="leave" @click=${() => dialog.close()}>${words.leave}</button>`
        : form(settings)}`;

  show('loading');
  dialog.showModal();
  try {
    editing = await load();
    settings = await editing.settings(comment.thread);
    show('ready');
    dialog.querySelector<HTMLElement>('#desk-note, [type=submit]')?.focus();
  } catch (error) {
    show(error instanceof BackendError ? error.code : 'bad-answer');
  }
};
