/** A site's rules in a dialog of the console: read in words, changed as text, saved as the next version. Comes at first use. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import { BackendError, type BackendErrorCode } from '../../../comments/model/errors.js';
import { speechOf } from '../../../ui/speech.js';
import { policyWords } from '../../messages/policy/index.js';
import type { PolicyKeeping, PolicyState, RuleSetEdition } from '../../model/policy.js';
import { saysTheSame } from '../../model/policy.js';
import { formatRuleSet } from '../../model/rule-set.js';
import type { Speech } from '../moderation/parts.js';
import { dress } from '../dress.js';
import { placed, readText, type FaultLine } from './faults.js';
import { policyStyles } from './policy.styles.js';
import { rulesView } from './rules-view.js';
import { Trial } from './trial.js';

type Standing = 'loading' | 'ready' | 'kept' | 'saving' | 'saved' | 'same' | 'faulty' | 'conflict' | BackendErrorCode;

/** What was written and not saved, for as long as the page lives; a dialog that is closed by mistake loses nothing. */
const unsaved = new WeakMap<HTMLDialogElement, string>();

/**
 * Shows the site's rules in a dialog until it is closed.
 *
 * @param dialog  an empty `<dialog>` of the console
 */
export const openPolicyDesk = async (dialog: HTMLDialogElement, load: () => Promise<PolicyKeeping>, speech: Speech): Promise<void> => {
  dress(dialog, policyStyles);
  const common = speech.words;
  const { words } = await speechOf(dialog, policyWords);
  const { language } = speech;
  let keeping: PolicyKeeping | undefined;
  let state: PolicyState | undefined;
  let current: RuleSetEdition | undefined;
  let text = '';
  /** Faults that only the keeper of the rules has found. */
  let told: readonly FaultLine[] = [];
  let standing: Standing = 'loading';

  const show = (next: Standing): void => {
    standing = next;
    render(view(), dialog);
  };
  const trial = new Trial({
    words,
    language,
    errors: common.errors,
    keeping: () => keeping,
    ruleSet: () => {
      const read = readText(text, current?.ruleSet.version ?? 0, words);
      return read.kind === 'rules' ? read.ruleSet : null;
    },
    draw: () => render(view(), dialog),
  });
  const field = (): HTMLTextAreaElement | null => dialog.querySelector('textarea');
  const failed = (error: unknown): void => show(error instanceof BackendError ? error.code : 'bad-answer');

  const write = (next: string): void => {
    text = next;
    told = [];
    if (current !== undefined && text === formatRuleSet(current.ruleSet)) unsaved.delete(dialog);
    else unsaved.set(dialog, text);
  };
  /** Puts other rules into the field. */
  const put = (next: string): void => {
    write(next);
    show('ready');
    field()?.focus();
  };

  const goTo = ({ place }: FaultLine): void => {
    const area = field();
    if (area === null) return;
    area.focus();
    area.setSelectionRange(place.start, Math.max(place.end, place.start));
    // Browsers scroll to a selection only when it is typed at.
    const line = area.scrollHeight / Math.max(1, text.split('\n').length);
    area.scrollTop = Math.max(0, (text.slice(0, place.start).split('\n').length - 4) * line);
  };

  const save = async (): Promise<void> => {
    if (keeping === undefined || current === undefined || standing === 'saving') return;
    const read = readText(text, current.ruleSet.version, words);
    if (read.kind === 'faults') {
      show('faulty');
      const [first] = read.faults;
      if (first !== undefined) goTo(first);
      return;
    }
    if (saysTheSame(read.ruleSet, current.ruleSet)) return show('same');
    show('saving');
    try {
      const outcome = await keeping.save(current.ruleSet.version, read.ruleSet);
      if (outcome.kind === 'faulty') {
        told = placed(text, outcome.faults, words);
        return show('faulty');
      }
      current = outcome.edition;
      if (outcome.kind === 'stored') unsaved.delete(dialog);
      state = await keeping.load();
      show(outcome.kind === 'stored' ? 'saved' : 'conflict');
    } catch (error) {
      failed(error);
    }
  };

  const choose = async (event: Event): Promise<void> => {
    const version = Number((event.target as HTMLSelectElement).value);
    try {
      const found = await keeping?.load(version);
      if (found !== undefined) put(formatRuleSet(found.edition.ruleSet));
    } catch (error) {
      failed(error);
    }
  };

  const sentence = (): string => {
    switch (standing) {
      case 'loading':
        return words.loading;
      case 'ready':
      case 'faulty':
        return '';
      case 'kept':
        return words.kept;
      case 'saving':
        return words.saving;
      case 'saved':
        return words.saved(current?.ruleSet.version ?? 0);
      case 'same':
        return words.same;
      case 'conflict':
        return words.conflict(current?.by ?? null, current?.ruleSet.version ?? 0);
      default:
        return `${state === undefined ? '' : `${words.failed} `}${common.errors[standing]}`;
    }
  };

  const moment = (at: number): string => formatDateTime(at, language);
  const editionWords = (mark: { readonly version: number; readonly at: number; readonly by: string | null }): string => words.edition(mark.version, moment(mark.at), mark.by);

  const faultsView = (faults: readonly FaultLine[]): TemplateResult =>
    html`<p id="policy-faults-title">${words.faults(faults.length)}</p>
      <ul class="faults" aria-labelledby="policy-faults-title">
        ${faults.map(
          (fault) => html`<li>
            <strong>${words.line(fault.line)}</strong>${fault.path === '' ? nothing : html` <code dir="ltr">${fault.path}</code>`}: <bdi>${fault.words}</bdi>
            <button type="button" class="quiet" @click=${() => goTo(fault)}>${words.show}</button>
          </li>`,
        )}
      </ul>`;

  const desk = (loaded: PolicyState, now: RuleSetEdition): TemplateResult => {
    const read = readText(text, now.ruleSet.version, words);
    const faults = read.kind === 'faults' ? read.faults : told;
    return html`<p class="meta"><bdi>${editionWords({ version: now.ruleSet.version, at: now.at, by: now.by })}</bdi></p>
      <div class="beside">
        <section aria-labelledby="policy-list">
          <h3 id="policy-list">${words.list}</h3>
          <p class="meta">${words.intro}</p>
          ${rulesView(read.kind === 'rules' ? read.ruleSet : now.ruleSet, words, language)}
        </section>
        <form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            void save();
          }}
        >
          <label for="policy-versions">${words.earlier}</label>
          <select id="policy-versions" aria-describedby="policy-versions-help" @change=${(event: Event) => void choose(event)}>
            ${loaded.editions.map((mark) => html`<option value=${mark.version} ?selected=${mark.version === now.ruleSet.version}>${editionWords(mark)}</option>`)}
          </select>
          <p class="meta" id="policy-versions-help">${words.earlierHelp}</p>
          <label for="policy-text">${words.editor}</label>
          <textarea
            id="policy-text"
            dir="ltr"
            rows="16"
            wrap="off"
            spellcheck="false"
            autocapitalize="off"
            autocomplete="off"
            aria-invalid=${faults.length > 0 ? 'true' : 'false'}
            aria-describedby="policy-help policy-faults"
            .value=${text}
            @input=${(event: Event) => {
              write((event.target as HTMLTextAreaElement).value);
              show('ready');
            }}
          ></textarea>
          <p class="meta" id="policy-help">${words.editorHelp}</p>
          <div id="policy-faults" data-faults=${faults.length}>${faults.length === 0 ? nothing : faultsView(faults)}</div>
          <p class="told" role="status">
            ${sentence()}${standing === 'conflict' ? html` <button type="button" class="quiet undo" name="theirs" @click=${() => put(formatRuleSet(now.ruleSet))}>${words.theirs}</button>` : nothing}
          </p>
          <div class="toolbar">
            <button class="outline" type="submit" name="save">${words.save}</button>
            <button class="quiet" type="button" name="leave" @click=${() => dialog.close()}>${words.leave}</button>
          </div>
        </form>
      </div>
      ${trial.view()}`;
  };

  const view = (): TemplateResult =>
    html`<h2 id="policy-title">${words.title}</h2>
      ${state === undefined || current === undefined
        ? html`<p class="told" role="status">${sentence()}</p>
            <button class="quiet" type="button" name="leave" @click=${() => dialog.close()}>${words.leave}</button>`
        : desk(state, current)}`;

  show('loading');
  dialog.showModal();
  try {
    keeping = await load();
    state = await keeping.load();
    current = state.edition;
    const before = unsaved.get(dialog);
    text = before ?? formatRuleSet(current.ruleSet);
    show(before === undefined ? 'ready' : 'kept');
    // From the top: a field that is filled by script has its cursor at the end.
    field()?.setSelectionRange(0, 0);
    field()?.focus();
  } catch (error) {
    failed(error);
  }
};
