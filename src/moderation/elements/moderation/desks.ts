/** The dialogs that a moderator opens now and then. They come together, at the first of them. */
import { html, nothing } from 'lit';
import { unreachable } from '../../../base/result.js';
import { actionsOn } from '../../model/actions.js';
import type { DecisionAction, QueueItem } from '../../model/backend.js';
import type { DecisionReason } from '../../model/decision-reason.js';
import { longestFilterName, mostSavedFilters, type SavedFilter } from '../../model/desk.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import { fieldOf, leaveButton, openDesk, type DeskDialog } from './desk-dialog.js';
import { openAuthor } from './author-desk.js';
import { nameOf, type DeskKind, type Speech } from './parts.js';
import { reasonFields, reasonOf } from './reason-fields.js';

/** Turning away, in the order in which it is offered first. */
const turningAway: readonly DecisionAction[] = ['reject', 'remove', 'spam'];

/** What was chosen in a dialog and is still to be sent. */
export interface Chosen {
  readonly action: DecisionAction;
  readonly reason: DecisionReason;
}

/** A comment is turned away with a reason. Resolves to what was chosen; undefined: nothing. */
const askReason = (element: HTMLDialogElement, item: QueueItem, speech: Speech): Promise<Chosen | undefined> =>
  new Promise((resolve) => {
    let chosen: Chosen | undefined;
    const actions = turningAway.filter((action) => actionsOn(item).includes(action));
    const submit = (dialog: DeskDialog) => (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const by = (event.submitter as HTMLButtonElement | null)?.value;
      const action = actions.find((each) => each === by) ?? actions[0];
      if (action === undefined) return;
      chosen = { action, reason: reasonOf(form) };
      dialog.close();
    };
    element.addEventListener('close', () => resolve(chosen), { once: true });
    void openDesk(element, speech, (dialog) => {
      const { desk, words } = dialog.speech;
      return html`<h2 id="desk-title">${desk.reasonTitle}</h2>
        <p class="meta"><bdi>${nameOf(item, words)}</bdi></p>
        <form @submit=${submit(dialog)}>
          ${reasonFields(dialog)}
          <div class="toolbar">
            ${actions.map((action) => html`<button class="outline" type="submit" value=${action}>${words.actions[action]}</button>`)} ${leaveButton(dialog)}
          </div>
        </form>`;
    });
  });

/** A reply as staff, with the approval of what waits. */
const openReply = async (element: HTMLDialogElement, item: QueueItem, store: QueueStore, speech: Speech): Promise<void> => {
  const { comment } = item;
  const approves = comment.status !== 'published';
  const batch = store.newBatch();
  const submit = (dialog: DeskDialog) => async (event: SubmitEvent) => {
    event.preventDefault();
    const text = fieldOf(event.target as HTMLFormElement, 'text');
    const { desk } = dialog.speech;
    if (text === '') return dialog.show(desk.replyMissing);
    const { id, revision, status } = comment;
    const decision = approves ? { decision: { id, revision, expectedStatus: status, action: 'approve' as const, seen: item.seq } } : {};
    const outcome = await dialog.step(async () => (await store.desk()).reply({ to: id, text, batch, ...decision }));
    if (outcome === undefined) return undefined;
    if (outcome.kind === 'refused') return dialog.show(outcome.because === 'missing' ? desk.replyMissing : outcome.because === 'too-long' ? desk.replyTooLong : desk.replyNotPublished);
    if (outcome.result !== null) store.settle(outcome.result, 'approve');
    dialog.close();
    return undefined;
  };
  await openDesk(
    element,
    speech,
    (dialog) => {
      const { desk, words } = dialog.speech;
      const { moderator } = store.getState();
      return html`<h2 id="desk-title"><bdi>${desk.replyTitle(nameOf(item, words))}</bdi></h2>
        <blockquote class="answered" tabindex="0" dir=${comment.dir ?? 'auto'} lang=${comment.lang ?? nothing}>${comment.text.slice(0, 600)}</blockquote>
        ${approves ? html`<p class="meta">${desk.replyWaits}</p>` : nothing}
        <form @submit=${submit(dialog)}>
          <label for="desk-reply">${desk.replyLabel}</label>
          <textarea id="desk-reply" name="text" rows="5" dir="auto" aria-describedby="desk-reply-help"></textarea>
          <p class="meta" id="desk-reply-help"><bdi>${desk.replyHelp(moderator?.name ?? '')}</bdi></p>
          <div class="toolbar"><button class="outline" type="submit">${approves ? desk.replyApprove : desk.replySend}</button>${leaveButton(dialog)}</div>
        </form>`;
    },
    'textarea',
  );
};

/** Opens the dialog of that kind about a comment. Resolves to a decision still to be sent, where one was chosen. */
export const openAbout = async (kind: DeskKind, element: HTMLDialogElement, item: QueueItem, store: QueueStore, speech: Speech): Promise<Chosen | undefined> => {
  switch (kind) {
    case 'reply':
      await openReply(element, item, store, speech);
      return undefined;
    case 'author':
      await openAuthor(element, item, store, speech);
      return undefined;
    case 'edit':
      await (await import('./words-desk.js')).openWords(element, item, store, speech);
      return undefined;
    case 'reason':
      return askReason(element, item, speech);
    default:
      return unreachable(kind);
  }
};

/** A decision on all of the list, counted before it is taken. */
export const openSweep = async (element: HTMLDialogElement, store: QueueStore, speech: Speech): Promise<void> => {
  const { queue } = store.getState();
  const actions: readonly DecisionAction[] = (['approve', 'keep', 'hold', 'spam', 'reject', 'remove'] as const).filter((action) => {
    if (action === 'keep') return queue === 'reported';
    if (queue === 'all') return true;
    const from = queue === 'reported' || queue === 'unreviewed' ? 'published' : queue;
    return actionsOn({ comment: { status: from } as QueueItem['comment'], reasons: [] }).includes(action) || (action === 'hold' && from !== 'held');
  });
  let action = actions[0] ?? 'spam';
  let reach: number | undefined;
  const count = async (dialog: DeskDialog): Promise<void> => {
    const asked = action;
    reach = undefined;
    dialog.show(dialog.speech.desk.sweepCounting);
    try {
      const counted = await store.reach(asked);
      if (asked !== action) return;
      reach = counted;
      dialog.show('');
    } catch {
      dialog.show(dialog.speech.words.errors['server-error']);
    }
  };
  const dialog = await openDesk(element, speech, (drawn) => {
    const { desk, words } = drawn.speech;
    const reached = reach;
    return html`<h2 id="desk-title">${desk.sweepTitle(words.queue[queue])}</h2>
      <form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          if (reached === undefined || reached === 0) return;
          drawn.close();
          void store.sweep(action);
        }}
      >
        <fieldset>
          <legend>${desk.sweepAction}</legend>
          ${actions.map(
            (each) => html`<label class="choice"
              ><input
                type="radio"
                name="action"
                .value=${each}
                .checked=${each === action}
                @change=${() => {
                  action = each;
                  void count(drawn);
                }}
              /><span>${words.actions[each]}</span></label
            >`,
          )}
        </fieldset>
        <p data-reach>${reached === undefined ? nothing : desk.sweepReach(reached)}</p>
        <p class="meta">${desk.sweepFence}</p>
        <div class="toolbar">
          ${reached === undefined || reached === 0 ? nothing : html`<button class="outline" type="submit">${desk.sweepGo(reached)}</button>`} ${leaveButton(drawn)}
        </div>
      </form>`;
  });
  await count(dialog);
};

/** Gives the list a name. Resolves to all kept lists; undefined: nothing was kept. */
export const openSave = (element: HTMLDialogElement, store: QueueStore, kept: readonly SavedFilter[], speech: Speech): Promise<readonly SavedFilter[] | undefined> =>
  new Promise((resolve) => {
    let saved: readonly SavedFilter[] | undefined;
    const submit = (dialog: DeskDialog) => async (event: SubmitEvent) => {
      event.preventDefault();
      const { desk } = dialog.speech;
      const name = fieldOf(event.target as HTMLFormElement, 'name');
      const { queue, filter } = store.getState();
      if (name === '') return dialog.show(desk.saveNameMissing);
      const others = kept.filter((each) => each.name !== name);
      if (others.length >= mostSavedFilters) return dialog.show(desk.saveTooMany);
      const done = await dialog.step(async () => (await store.desk()).saveFilters([...others, { name, queue, filter }]));
      if (done === undefined) return undefined;
      saved = done;
      dialog.close();
      return undefined;
    };
    element.addEventListener('close', () => resolve(saved), { once: true });
    void openDesk(element, speech, (dialog) => {
      const { desk } = dialog.speech;
      return html`<h2 id="desk-title">${desk.saveTitle}</h2>
        <form @submit=${submit(dialog)}>
          <label for="desk-name">${desk.saveName}</label>
          <input id="desk-name" name="name" dir="auto" autocomplete="off" maxlength=${longestFilterName} aria-describedby="desk-name-help" />
          <p class="meta" id="desk-name-help">${desk.saveHelp}</p>
          <div class="toolbar"><button class="outline" type="submit">${desk.save}</button>${leaveButton(dialog)}</div>
        </form>`;
    });
  });

