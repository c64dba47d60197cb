/** Pieces that a row of the queue and the opened comment share: marked words, reasons, verdicts, the toolbar. */
import { html, nothing, type TemplateResult } from 'lit';
import { unreachable } from '../../../base/result.js';
import { formatDateTime, formatRelative } from '../../../i18n/format.js';
import type { Messages } from '../../messages/index.js';
import { actionsOn } from '../../model/actions.js';
import type { DecisionAction, ModerationCapability, ModeratorRight, QueueItem } from '../../model/backend.js';
import type { Piece } from '../../model/mark.js';
import type { Reason } from '../../model/verdict.js';
import type { Row } from '../../runtime/queue-state.js';
import type { QueueFilter } from '../../model/filter.js';
import { keyNameOf, type Keys } from './keys.js';

/** What every part needs to speak. */
export interface Speech {
  readonly words: Messages;
  readonly language: string;
  /** ms since 1970. */
  readonly now: number;
  /** The single keys; null while they are off, so that the hints are true. */
  readonly keys: Keys | null;
}

/** Dialogs that a comment can be asked about. */
export type DeskKind = 'reason' | 'reply' | 'author' | 'edit';

export interface Hands {
  decide(id: string, action: DecisionAction): void;
  undo(batch: string): void;
  /** Takes the last decision on it back, however old. */
  restore(id: string): void;
  /** Opens the settings of the comment's thread. */
  thread(item: QueueItem): void;
  /** Puts the words back that stood there before a moderator changed them. */
  formerWords(item: QueueItem): void;
  /** Opens a dialog about it. */
  ask(kind: DeskKind, item: QueueItem): void;
  /** Narrows the list to what has this in common, too. */
  narrowBy(filter: QueueFilter): void;
  /** Whether the keeper of the comments can do it, and the moderator may. */
  can(capability: ModerationCapability): boolean;
  /** Whether the moderator's role goes so far. */
  may(right: ModeratorRight): boolean;
  /** Opens the rules that spoke on the comment, to say that one was wrong; absent where rules are nobody's to judge. */
  readonly rules?: (item: QueueItem) => void;
}

export const nameOf = (item: QueueItem, words: Messages): string => item.comment.author.name || words.anonymous;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Made once: a list draws a time for each comment decided on, with each key, and to make a formatter takes longer than to draw a row. */
export const clock = (time: number, language: string, timeStyle: 'short' | 'medium'): string => {
  const name = `${language} ${timeStyle}`;
  const made = clocks.get(name) ?? new Intl.DateTimeFormat(language, { timeStyle });
  clocks.set(name, made);
  return made.format(time);
};

/** "14:02" today, else with the date. */
export const momentOf = (time: number, { language, now }: Speech): string =>
  new Date(time).toDateString() === new Date(now).toDateString() ? clock(time, language, 'short') : formatDateTime(time, language);

export const piecesView = (pieces: readonly Piece[]): readonly (TemplateResult | string)[] =>
  pieces.map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text));

export const ageView = (item: QueueItem, { language, now }: Speech): TemplateResult =>
  html`<time datetime=${new Date(item.comment.createdAt).toISOString()} title=${formatDateTime(item.comment.createdAt, language)}
    >${formatRelative(item.comment.createdAt, now, language)}</time
  >`;

/** A language by its name in another; its tag where that is not known. */
export const nameOfLanguage = (tag: string, language: string): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

export const reasonNames = (words: Messages): Readonly<Record<string, string>> => words.ruleNames;

export const reasonWords = ({ code, rule, params }: Reason, words: Messages): string =>
  Object.hasOwn(words.reasons, code) ? (words.reasons[code]?.(params) ?? '') : words.otherReason(rule);

export const reasonsView = (reasons: readonly Reason[], words: Messages): TemplateResult | typeof nothing =>
  reasons.length === 0
    ? nothing
    : html`<ul class="reasons" part="reasons">
        ${reasons.map((reason) => html`<li><bdi>${reasonWords(reason, words)}</bdi></li>`)}
      </ul>`;

/** A person has turned it away: that can be taken back as a whole, to exactly where it stood. */
const isTurnedAway = ({ comment, decided }: QueueItem): boolean => decided !== null && ['spam', 'rejected', 'removed'].includes(comment.status);

/** The toolbar of one comment, its buttons of equal weight: the console does not nudge. In a row only the selected one's buttons are tab stops. */
export const toolbarView = (item: QueueItem, speech: Speech, hands: Hands, loud: boolean, tabbable = true): TemplateResult | typeof nothing => {
  const actions = actionsOn(item);
  if (actions.length === 0 || !hands.may('decide')) return nothing;
  const { words } = speech;
  return html`<div class="toolbar" role="group" aria-label=${words.decideOn(nameOf(item, words))} part="toolbar">
    ${actions.map(
      (action) => html`<button
        type="button"
        class=${loud ? 'outline' : 'quiet'}
        data-action=${action}
        tabindex=${tabbable ? nothing : '-1'}
        aria-keyshortcuts=${speech.keys?.[keyNameOf[action]] ?? nothing}
        @click=${(event: Event) => {
          event.stopPropagation();
          hands.decide(item.comment.id, action);
        }}
      >
        ${words.actions[action]}${speech.keys === null ? nothing : html`<kbd aria-hidden="true">${speech.keys[keyNameOf[action]]}</kbd>`}
      </button>`,
    )}${isTurnedAway(item)
      ? html`<button
          type="button"
          class=${loud ? 'outline' : 'quiet'}
          data-restore
          tabindex=${tabbable ? nothing : '-1'}
          @click=${(event: Event) => {
            event.stopPropagation();
            hands.restore(item.comment.id);
          }}
        >
          ${words.restore}
        </button>`
      : nothing}
  </div>`;
};

const verdictView = (action: DecisionAction, words: Messages): TemplateResult => html`<strong class="verdict" data-verdict=${action}>${words.verdict[action]}</strong>`;

/** What was decided on a row, by whom, and whether it can be taken back; nothing while it waits. */
export const standingView = (row: Row, speech: Speech, hands: Hands, tabbable = true): TemplateResult | typeof nothing => {
  const { words, language } = speech;
  const { standing } = row;
  switch (standing.kind) {
    case 'open':
      return nothing;
    case 'deciding':
      return html`<p class="standing">${verdictView(standing.action, words)} <span class="aside">${words.sending}</span></p>`;
    case 'decided':
      return html`<p class="standing">
        ${verdictView(standing.record.action, words)}
        ${standing.undoUntil === null
          ? html`<span class="aside">${standing.late ? words.undoLate : words.undoOver}</span>`
          : html`<button
                type="button"
                class="quiet undo"
                data-undo
                tabindex=${tabbable ? nothing : '-1'}
                aria-keyshortcuts=${speech.keys?.undo ?? nothing}
                @click=${(event: Event) => {
                  event.stopPropagation();
                  hands.undo(standing.record.batch);
                }}
              >
                ${words.undo}${speech.keys === null ? nothing : html`<kbd aria-hidden="true">${speech.keys.undo}</kbd>`}</button
              ><span class="aside">${words.undoUntil(clock(standing.undoUntil, language, 'medium'))}</span>`}
      </p>`;
    case 'undoing':
      return html`<p class="standing">${verdictView(standing.record.action, words)} <span class="aside">${words.undoing}</span></p>`;
    case 'conflict':
      return html`<p class="standing conflict">${conflictWords(row, speech)}</p>`;
    case 'moved':
      return html`<p class="standing conflict">${words.moved(words.status[standing.status])}</p>`;
    case 'unknown':
      return html`<p class="standing conflict">${words.unknown}</p>`;
    default:
      return unreachable(standing);
  }
};

/** Who was first, or that the words changed, and what that means for the moderator. */
export const conflictWords = ({ item, standing }: Row, speech: Speech): string => {
  const { words } = speech;
  const { decided } = item;
  if (standing.kind === 'conflict') {
    if (standing.because === 'edited') return words.conflictChanged;
    if (standing.because === 'reported') return words.conflictReported;
    if (standing.because === 'address') return words.conflictAddress;
  }
  return decided === null ? words.conflictMoved : `${words.conflict[decided.action](decided.by, momentOf(decided.at, speech))} ${words.conflictKept}`;
};

/** Who decided it last and why, where that is not what just happened here. */
export const decidedWords = ({ decided }: QueueItem, speech: Speech): string => {
  if (decided === null) return '';
  const { words } = speech;
  const { reason } = decided;
  const why = reason === undefined ? '' : ` ${words.because([words.decisionReasons[reason.code] ?? reason.code, ...(reason.words === undefined ? [] : [reason.words])].join('. '))}`;
  return `${words.restoreHelp(words.verdict[decided.action], decided.by, momentOf(decided.at, speech))}${why}`;
};

/** Who else looks at it; nothing where nobody does. */
export const viewersView = (names: readonly string[] | undefined, { words }: Speech): TemplateResult | typeof nothing =>
  names === undefined ? nothing : html`<p class="viewers meta"><bdi>${words.looking(names)}</bdi></p>`;
