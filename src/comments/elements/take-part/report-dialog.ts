/**
 * Reporting a comment in a modal dialog, in two lanes that are never mixed (CM-20, CM-21, CM-23). Fetched when first opened. What
 * was typed stays, through every error and until it has arrived, also when the dialog is closed and opened again.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Result } from '../../../base/result.js';
import { unreachable } from '../../../base/result.js';
import { adoptStyles } from '../../../ui/adopt.js';
import type { Comment } from '../../model/comment.js';
import { BackendError } from '../../model/errors.js';
import { parseFlag, parseNotice, type ReportField, type ReportProblem } from '../../model/taking.js';
import { newSecret } from '../../runtime/new-secret.js';
import type { SaysoCommentThread } from '../comment-thread/comment-thread.js';
import { emptyReport, reportFields, type Typed } from './report-fields.js';
import { reportStyles } from './report.styles.js';
import type { Speech } from './words.js';

export interface ReportAbout {
  readonly comment: Comment;
  readonly name: string;
  readonly address: string;
  readonly speech: Speech;
  /** After the dialog is gone. */
  readonly closed: () => void;
}

/** By comment id, until it has arrived. */
const typedBefore = new Map<string, Typed>();
/** Nobody is asked twice in one visit (A-33). In memory alone. */
let lastGiven: Pick<Typed, 'name' | 'email'> = emptyReport;

class ReportDialog {
  readonly #thread: SaysoCommentThread;
  readonly #about: ReportAbout;
  readonly #dialog = document.createElement('dialog');
  #typed: Typed;
  #problems: readonly ReportProblem[] = [];
  #fault = '';
  #busy = false;
  #number = '';
  /** Of the last try: the same words go with the same secret, others with another. */
  #sent = { words: '', secret: '' };

  constructor(thread: SaysoCommentThread, about: ReportAbout) {
    this.#thread = thread;
    this.#about = about;
    this.#typed = typedBefore.get(about.comment.id) ?? { ...emptyReport, name: lastGiven.name, email: lastGiven.email };
    const dialog = this.#dialog;
    dialog.className = 'report';
    dialog.setAttribute('part', 'report');
    dialog.setAttribute('aria-labelledby', 'report-title');
    dialog.dir = about.speech.direction;
    dialog.addEventListener('close', () => {
      dialog.remove();
      about.closed();
    });
  }

  open(): void {
    const { shadowRoot } = this.#thread;
    if (shadowRoot === null) return;
    adoptStyles(shadowRoot, reportStyles);
    shadowRoot.append(this.#dialog);
    this.#draw();
    this.#dialog.showModal();
    this.#focus('h2');
  }

  #focus(selector: string): void {
    this.#dialog.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #handleInput = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const value = field.type === 'checkbox' ? field.checked : field.value;
    this.#typed = { ...this.#typed, [field.name]: value };
    typedBefore.set(this.#about.comment.id, this.#typed);
    // What was mended is no longer a fault; the others wait for the next try.
    this.#problems = this.#problems.filter(({ field: name }) => name !== (field.name as ReportField));
    if (field.name === 'lane') this.#problems = [];
    this.#draw();
  };

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const { store } = this.#thread;
    if (this.#busy || store === undefined) return;
    const { lane } = this.#typed;
    const parsed: Result<unknown, readonly ReportProblem[]> = lane === 'house' ? parseFlag(this.#typed) : parseNotice(this.#typed);
    this.#fault = '';
    if (!parsed.ok) return this.#refuse(parsed.error);
    this.#busy = true;
    this.#draw();
    const { comment, address } = this.#about;
    const words = JSON.stringify(parsed.value) + lane;
    if (this.#sent.words !== words) this.#sent = { words, secret: newSecret() };
    const { secret } = this.#sent;
    const { speech } = this.#about;
    try {
      const taking = await store.backend.taking();
      const outcome =
        lane === 'house'
          ? await taking.flag({ id: comment.id, secret, says: this.#typed })
          : await taking.notice({ id: comment.id, secret, says: this.#typed, location: address });
      this.#busy = false;
      switch (outcome.kind) {
        case 'received':
          this.#number = outcome.number;
          typedBefore.delete(comment.id);
          lastGiven = this.#typed;
          this.#draw();
          return this.#focus('h2');
        case 'refused':
          return this.#refuse(outcome.problems);
        case 'too-fast':
          this.#fault = speech.words.tooFast(outcome.retryAfterSeconds, speech.language);
          break;
        default:
          return unreachable(outcome);
      }
    } catch (error) {
      this.#busy = false;
      const code = error instanceof BackendError ? error.code : 'bad-answer';
      this.#fault = code === 'offline' ? speech.words.offline : code === 'not-found' ? speech.words.gone : speech.words.notSent;
    }
    this.#draw();
  }

  #refuse(problems: readonly ReportProblem[]): void {
    this.#problems = problems;
    this.#draw();
    this.#focus(`[name="${problems[0]?.field ?? 'reason'}"]`);
  }

  #draw(): void {
    render(this.#number === '' ? this.#form() : this.#thanks(), this.#dialog);
  }

  #form(): TemplateResult {
    const { speech, name, address } = this.#about;
    const { words } = speech;
    const { lane } = this.#typed;
    return html`<h2 id="report-title" tabindex="-1">${words.reportTitle(name)}</h2>
      <p class="aside">${words.private}</p>
      <form novalidate @submit=${this.#handleSubmit} @input=${this.#handleInput}>
        <fieldset>
          <legend>${words.lane}</legend>
          ${(['house', 'illegal'] as const).map(
            (each) => html`<label class="choice"
              ><input type="radio" name="lane" .value=${each} .checked=${lane === each} aria-describedby="lane-${each}" /><span
                >${words.lanes[each]} <span class="aside" id="lane-${each}">${words.laneHints[each]}</span></span
              ></label
            >`,
          )}
        </fieldset>
        ${reportFields(this.#typed, this.#problems, address, speech)}
        <p class="fault" role="status">${this.#fault || nothing}</p>
        <div class="buttons">
          <button class="solid" aria-disabled=${this.#busy}>${this.#busy ? words.sending : words.send[lane]}</button>
          <button class="quiet" type="button" @click=${() => this.#dialog.close()}>${words.cancel}</button>
        </div>
      </form>`;
  }

  #thanks(): TemplateResult {
    const { words } = this.#about.speech;
    const { lane, email } = this.#typed;
    return html`<h2 id="report-title" tabindex="-1">${words.received}</h2>
      <p>${words.number} <strong class="number" dir="ltr">${this.#number}</strong>. ${words.keepNumber}</p>
      <p>${lane === 'house' ? words.next.house : email.trim() === '' ? words.next.unnamed : words.next.illegal}</p>
      <div class="buttons"><button class="solid" type="button" @click=${() => this.#dialog.close()}>${words.close}</button></div>`;
  }
}

export const openReport = (thread: SaysoCommentThread, about: ReportAbout): void => new ReportDialog(thread, about).open();
