/**
 * What a form says when something is in the way: marks at fields, the list of them, why a post was refused, how much room is
 * left. Fetched then: most comments are posted without it.
 */
import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { DraftField } from '../../model/draft-limits.js';
import type { Problem } from '../../model/draft.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { trouble, type TroubleMessages } from '../../messages/trouble/index.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { adoptStyles } from '../../../ui/adopt.js';
import type { Desk, FormAtWork } from './at-work.js';
import type { SaysoCommentForm } from './comment-form.js';
import { draftFields, type FormFields } from './fields.js';
import { placeFor } from './place.js';
import { reasonWords, type Hindrance } from './outcome.js';
import { box } from './parts.js';
import { troubleStyles } from './trouble.styles.js';

/** Characters left at which the counter speaks; once each while typing towards the limit (A-36). */
const thresholds = [200, 20, 0] as const;

const errorIcon = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16v.5"/></svg>`;

/** The words for a problem at a field. */
export const problemWords = (problem: Problem, words: TroubleMessages, language: string): string => {
  switch (problem.code) {
    case 'missing':
      return words.missing[problem.field];
    case 'too-long':
      return words.tooLong(problem.max, problem.length, language);
    case 'bad-characters':
      return words.badCharacters;
    case 'not-an-email':
      return words.notAnEmail;
    case 'not-an-address':
      return words.notAnAddress;
    case 'name-taken':
      return words.nameTaken;
  }
};

/** Adds or takes one id in a list-valued ARIA attribute, leaving the page's own ids as they are. */
const toggleReference = (element: Element, attribute: string, id: string, on: boolean): void => {
  const ids = new Set((element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size === 0) element.removeAttribute(attribute);
  else element.setAttribute(attribute, [...ids].join(' '));
};

export class FormTrouble {
  readonly #form: SaysoCommentForm;
  readonly #work: FormAtWork;
  readonly #desk: Desk;
  readonly #writing: LocalizeController<WritingMessages>;
  readonly #localize: LocalizeController<TroubleMessages>;
  #hindrance: Hindrance | undefined;
  /** Not mended yet, in the order in which the fields stand. */
  #problems: readonly Problem[] = [];
  /** Characters left, where that is worth a word. */
  #left: number | null = null;
  #lastThreshold = Infinity;

  constructor(form: SaysoCommentForm, work: FormAtWork, desk: Desk, localize: LocalizeController<WritingMessages>) {
    this.#form = form;
    this.#work = work;
    this.#desk = desk;
    this.#writing = localize;
    this.#localize = new LocalizeController(form, trouble);
    adoptStyles(form, troubleStyles);
  }

  /** Marks what cannot be taken and goes to the first of it, or says what else is in the way. */
  show(hindrance: Hindrance): void {
    this.#hindrance = hindrance;
    const { fields } = this.#work;
    this.#problems = [...(hindrance.kind === 'refused' ? hindrance.problems : [])].sort((a, b) => {
      const [first, second] = [fields?.[a.field], fields?.[b.field]];
      return first && second && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
    });
    this.#form.requestUpdate();
    void this.#form.updateComplete.then(() => {
      const [first] = this.#problems;
      const field = first && this.#work.fields?.[first.field];
      if (field) field.focus();
      else announce(this.#form.querySelector('[data-sayso-added="status"]')?.textContent?.trim() ?? '', this.#localize.language);
    });
  }

  /** A field that is being mended no longer says that it is wrong; the others stay marked. Whatever else was in the way was of the words before. */
  mend(field: DraftField): void {
    if (this.#hindrance?.kind !== 'refused') return this.clear();
    this.#problems = this.#problems.filter((problem) => problem.field !== field);
  }

  /** Nothing is in the way (any more). */
  clear(): void {
    this.#hindrance = undefined;
    this.#problems = [];
  }

  /** Counts what is left of the room, and speaks at the thresholds. */
  count(): void {
    const { max } = this.#work.limits.text;
    const left = max - (this.#work.fields?.text.value.length ?? 0);
    const from = Math.min(200, max / 5);
    this.#left = left <= from ? left : null;
    const crossed = thresholds.some((threshold) => left <= threshold && threshold < this.#lastThreshold && left <= from);
    if (crossed) announce(this.#leftWords(left), this.#localize.language);
    this.#lastThreshold = [...thresholds].reverse().find((threshold) => left <= threshold) ?? Infinity;
    this.#form.requestUpdate();
  }

  #leftWords(left: number): string {
    const { words, language } = this.#localize;
    return left < 0 ? words.over(-left, language) : words.left(left, language);
  }

  /** What stands above the button; undefined where it is not for this part to say. */
  status(): TemplateResult | undefined {
    const hindrance = this.#hindrance;
    const { words, language } = this.#localize;
    switch (hindrance?.kind) {
      case undefined:
        return undefined;
      case 'refused': {
        const reasons = { ...this.#writing.words.reasons, ...words.reasons };
        const page = hindrance.reasons.find((reason) => reason.page)?.page;
        const more = page === undefined ? [] : [html`<a href=${`${page}&lang=${encodeURIComponent(language)}`}>${words.privatePage}</a>`];
        return hindrance.reasons.length === 0 ? undefined : box('danger', words.refused, [...reasonWords(hindrance.reasons, reasons, words.otherRefusal), ...more]);
      }
      case 'closed':
        return box('plain', html`${this.#desk.localize.words.closed(null)} ${words.wordsKept}`);
      case 'too-fast':
        return box('danger', words.tooFast(hindrance.retryAfterSeconds, language));
      case 'failed':
        return box('danger', html`${words.errors[hindrance.code]} ${words.wordsKept}`);
    }
  }

  draw(fields: FormFields): void {
    const { form } = fields;
    const { words, language } = this.#localize;
    const said = new Map(this.#problems.map((problem) => [problem.field, problemWords(problem, words, language)]));
    const title = form.querySelector('[data-sayso-title]');
    render(said.size < 2 ? nothing : this.#summary(said, fields), placeFor(form, 'summary', (made) => (title ? title.after(made) : form.prepend(made))));
    for (const name of draftFields) {
      const field = fields[name];
      if (field === null) continue;
      const errorId = `${this.#desk.id}-error-${name}`;
      const error = said.get(name);
      if (error === undefined) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
      toggleReference(field, 'aria-describedby', errorId, error !== undefined);
      const counter = name === 'text' && this.#left !== null ? html`<p data-sayso-added="counter">${this.#leftWords(this.#left)}</p>` : nothing;
      const errorView = error === undefined ? nothing : html`<p id=${errorId} data-sayso-error>${errorIcon}<span>${error}</span></p>`;
      render(html`${errorView}${counter}`, placeFor(form, `error-${name}`, (made) => field.after(made)));
    }
  }

  /** The list on top of a form with two problems or more; each line leads to its field. */
  #summary(said: ReadonlyMap<DraftField, string>, fields: FormFields): TemplateResult {
    // Not by following the address: its fragment belongs to links to comments.
    const go = (field: DraftField) => (event: Event) => {
      event.preventDefault();
      fields[field]?.focus();
    };
    return box(
      'danger',
      this.#localize.words.summary,
      [...said].map(([field, line]) => html`<a href="#${fields[field]?.id ?? ''}" @click=${go(field)}>${line}</a>`),
    );
  }
}
