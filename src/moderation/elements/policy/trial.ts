/** What the rules in the editor would have done to comments of the past, with what people had decided beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime, formatNumber } from '../../../i18n/format.js';
import { BackendError, type BackendErrorCode } from '../../../comments/model/errors.js';
import type { PolicyMessages } from '../../messages/policy/index.js';
import { mostSimulated, type PolicyKeeping } from '../../model/policy.js';
import type { RuleSet } from '../../model/rule-set.js';
import { agreementOf, precisionOf, type SimulatedExample, type Simulation } from '../../model/simulate.js';
import { verdictActions } from '../../model/verdict.js';
import { ruleTitle } from './rules-view.js';

export interface TrialOptions {
  readonly words: PolicyMessages;
  readonly language: string;
  readonly errors: Readonly<Record<BackendErrorCode, string>>;
  readonly keeping: () => PolicyKeeping | undefined;
  /** What stands in the editor; null while it has faults. */
  readonly ruleSet: () => RuleSet | null;
  readonly draw: () => void;
}

const choices = [100, 1000, mostSimulated];

export class Trial {
  readonly #options: TrialOptions;
  #standing: 'idle' | 'trying' | 'faulty' | 'busy' | 'done' | BackendErrorCode = 'idle';
  #result: Simulation | undefined;

  constructor(options: TrialOptions) {
    this.#options = options;
  }

  async #try(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { keeping, ruleSet, draw } = this.#options;
    const [rules, keeper] = [ruleSet(), keeping()];
    if (this.#standing === 'trying' || keeper === undefined) return;
    const last = Number((event.target as HTMLElement).querySelector<HTMLSelectElement>('[name=last]')?.value ?? 1000);
    this.#standing = rules === null ? 'faulty' : 'trying';
    draw();
    if (rules === null) return;
    try {
      const outcome = await keeper.simulate(rules, last);
      this.#standing = outcome.kind;
      if (outcome.kind === 'done') this.#result = outcome.simulation;
    } catch (error) {
      this.#standing = error instanceof BackendError ? error.code : 'bad-answer';
    }
    draw();
  }

  #told(): string {
    const { words, errors, language } = this.#options;
    switch (this.#standing) {
      case 'idle':
        return '';
      case 'trying':
        return words.trying;
      case 'faulty':
        return words.tryFirst;
      case 'busy':
        return words.tryBusy;
      case 'done': {
        const { comments = 0, from = null, to = null } = this.#result ?? {};
        if (comments === 0) return words.triedNone;
        return words.tried(comments, from === null ? '' : formatDateTime(from, language), to === null ? '' : formatDateTime(to, language));
      }
      default:
        return errors[this.#standing];
    }
  }

  #examples(examples: readonly SimulatedExample[]): TemplateResult {
    return html`<ul class="examples">
      ${examples.map(({ text }) => html`<li dir="auto">${text}</li>`)}
    </ul>`;
  }

  #resultView(result: Simulation): TemplateResult {
    const { words, language } = this.#options;
    const number = (value: number): string => formatNumber(value, language);
    const { same, other, asked } = agreementOf(result);
    const judged = result.rules.filter(({ spoke }) => spoke > 0);
    return html`<p data-agreement>${words.agreement(same, other, asked)}</p>
      <div class="wide-table" tabindex="0" role="group" aria-label=${words.byRule}>
        <table>
          <thead>
            <tr><th scope="col">${words.outcome}</th><th scope="col">${words.all}</th><th scope="col">${words.decidedPublished}</th><th scope="col">${words.decidedRefused}</th></tr>
          </thead>
          <tbody>
            ${verdictActions.map((action) => {
              const { all, published, refused } = result.outcomes[action];
              return html`<tr data-outcome=${action}><th scope="row">${words.outcomeAction[action]}</th><td>${number(all)}</td><td>${number(published)}</td><td>${number(refused)}</td></tr>`;
            })}
          </tbody>
        </table>
        ${judged.length === 0
          ? nothing
          : html`<table>
              <caption>${words.byRule}</caption>
              <thead>
                <tr><th scope="col">${words.rule}</th><th scope="col">${words.spoke}</th><th scope="col">${words.right}</th><th scope="col">${words.wrong}</th><th scope="col">${words.precision}</th></tr>
              </thead>
              <tbody>
                ${judged.map((tally) => {
                  const precision = precisionOf(tally);
                  return html`<tr data-rule=${tally.rule}>
                    <th scope="row">${ruleTitle(tally.rule, words)}</th><td>${number(tally.spoke)}</td><td>${number(tally.right)}</td><td>${number(tally.wrong)}</td><td>${precision === null ? words.notJudged : words.percent(precision)}</td>
                  </tr>`;
                })}
              </tbody>
            </table>`}
      </div>
      ${judged.filter(({ examples }) => examples.length > 0).map(
        (tally) => html`<details>
          <summary>${ruleTitle(tally.rule, words)}: ${words.examples}</summary>
          ${this.#examples(tally.examples)}
        </details>`,
      )}
      <h4>${words.changes}</h4>
      ${result.changes.length === 0
        ? html`<p class="meta">${words.noChanges}</p>`
        : result.changes.map(
            (change) => html`<details>
              <summary>${words.change(words.outcomeAction[change.was] ?? '', words.outcomeAction[change.would] ?? '', change.comments)}</summary>
              ${this.#examples(change.examples)}
            </details>`,
          )}`;
  }

  view(): TemplateResult {
    const { words, language } = this.#options;
    return html`<section class="trial" aria-labelledby="policy-trial">
      <h3 id="policy-trial">${words.trial}</h3>
      <p class="meta" id="policy-trial-help">${words.trialHelp}</p>
      <form class="one-line" @submit=${(event: SubmitEvent) => void this.#try(event)}>
        <label for="policy-last">${words.last}</label>
        <select id="policy-last" name="last">
          ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === 1000}>${formatNumber(choice, language)}</option>`)}
        </select>
        <button class="outline" type="submit" name="try" aria-describedby="policy-trial-help">${words.try}</button>
      </form>
      <p class="told" role="status" data-trial=${this.#standing}>${this.#told()}</p>
      ${this.#result === undefined || this.#result.comments === 0 ? nothing : this.#resultView(this.#result)}
    </section>`;
  }
}
