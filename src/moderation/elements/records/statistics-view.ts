/** How a time went: per day, rule and moderator, each as words, picture and table. */
import { html, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { PolicyMessages } from '../../messages/policy/index.js';
import type { RecordsMessages } from '../../messages/records/index.js';
import type { Statistics } from '../../model/records.js';
import { precisionOf } from '../../model/simulate.js';
import { ruleTitle } from '../policy/rules-view.js';
import { dayLabel, daysChart, lineChart, totalOf } from './charts.js';

export interface StatisticsSpeech {
  readonly words: RecordsMessages;
  readonly rules: PolicyMessages;
  readonly language: string;
  readonly rtl: boolean;
  /** px that charts get. */
  readonly width: number;
}

const perDay = ({ days }: Statistics, { words, language, rtl, width }: StatisticsSpeech): TemplateResult => {
  const number = (value: number): string => formatNumber(value, language);
  const total = days.reduce((sum, each) => sum + totalOf(each), 0);
  const busiest = days.reduce((best, each) => (totalOf(each) > totalOf(best) ? each : best), days[0]!);
  return html`<h4>${words.perDay}</h4>
    <p class="meta">${words.perDayHelp}</p>
    ${total === 0
      ? html`<p>${words.none}</p>`
      : html`<p data-days=${total}>${words.chart(total, totalOf(busiest), dayLabel(busiest.day, language))}</p>
          ${daysChart(days, language, rtl, words, width)}
          <details>
            <summary>${words.table}</summary>
            <div class="wide-table" tabindex="0" role="region" aria-label=${words.perDay}>
              <table>
                <thead>
                  <tr><th scope="col">${words.day}</th><th scope="col">${words.published}</th><th scope="col">${words.held}</th><th scope="col">${words.spam}</th><th scope="col">${words.reports}</th><th scope="col">${words.decided}</th><th scope="col">${words.undone}</th></tr>
                </thead>
                <tbody>
                  ${[...days].reverse().map(
                    (each) => html`<tr>
                      <th scope="row">${dayLabel(each.day, language)}</th><td>${number(each.published)}</td><td>${number(each.held)}</td><td>${number(each.spam)}</td><td>${number(each.reports)}</td><td>${number(each.decided)}</td><td>${number(each.undone)}</td>
                    </tr>`,
                  )}
                </tbody>
              </table>
            </div>
          </details>`}`;
};

const perRule = ({ rules: all }: Statistics, { words, rules, language, rtl }: StatisticsSpeech): TemplateResult => {
  const number = (value: number): string => formatNumber(value, language);
  const most = Math.max(0, ...all.map(({ spoke }) => spoke));
  return html`<h4>${words.byRule}</h4>
    <p class="meta">${words.byRuleHelp}</p>
    ${all.length === 0
      ? html`<p>${words.noRules}</p>`
      : html`<div class="wide-table" tabindex="0" role="region" aria-label=${words.byRule}>
          <table>
            <thead>
              <tr><th scope="col">${words.rule}</th><th scope="col">${words.spoke}</th><th scope="col">${words.right}</th><th scope="col">${words.wrong}</th><th scope="col">${words.precision}</th></tr>
            </thead>
            <tbody>
              ${all.map((each) => {
                const precision = precisionOf(each);
                return html`<tr data-rule=${each.rule}>
                  <th scope="row">${ruleTitle(each.rule, rules)} ${lineChart(each.right, each.wrong, most, rtl)}</th><td>${number(each.spoke)}</td><td>${number(each.right)}</td><td>${number(each.wrong)}</td><td>${precision === null ? words.notJudged : words.percent(precision)}</td>
                </tr>`;
              })}
            </tbody>
          </table>
        </div>`}`;
};

const perModerator = ({ moderators }: Statistics, { words, language, rtl }: StatisticsSpeech): TemplateResult => {
  const number = (value: number): string => formatNumber(value, language);
  const most = Math.max(0, ...moderators.map(({ approved, restricted }) => approved + restricted));
  return html`<h4>${words.byModerator}</h4>
    ${moderators.length === 0
      ? html`<p>${words.noModerators}</p>`
      : html`<div class="wide-table" tabindex="0" role="region" aria-label=${words.byModerator}>
          <table>
            <thead>
              <tr><th scope="col">${words.moderator}</th><th scope="col">${words.approved}</th><th scope="col">${words.restricted}</th><th scope="col">${words.undone}</th><th scope="col">${words.medianWait}</th></tr>
            </thead>
            <tbody>
              ${moderators.map(
                (each) => html`<tr data-moderator=${each.id}>
                  <th scope="row"><bdi>${each.name}</bdi> ${lineChart(each.approved, each.restricted, most, rtl)}</th><td>${number(each.approved)}</td><td>${number(each.restricted)}</td><td>${number(each.undone)}</td><td>${words.wait(each.medianWait)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`}`;
};

export const statisticsView = (statistics: Statistics, speech: StatisticsSpeech): TemplateResult => html`${perDay(statistics, speech)} ${perRule(statistics, speech)} ${perModerator(statistics, speech)}`;
