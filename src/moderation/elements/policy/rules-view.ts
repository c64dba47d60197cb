/** A rule set as people read it: what each rule looks for, and what follows. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { PolicyMessages } from '../../messages/policy/index.js';
import type { RuleSet } from '../../model/rule-set.js';

export const ruleTitle = (rule: string, words: PolicyMessages): string => words.rules[rule] ?? rule;

const settingView = (value: unknown, language: string, words: PolicyMessages): string => {
  if (Array.isArray(value)) return words.entries(value.length);
  if (typeof value === 'number') return formatNumber(value, language);
  return typeof value === 'object' ? words.entries(Object.keys(value ?? {}).length) : String(value);
};

export const rulesView = ({ rules }: Pick<RuleSet, 'rules'>, words: PolicyMessages, language: string): TemplateResult =>
  rules.length === 0
    ? html`<p class="meta">${words.none}</p>`
    : html`<ol class="rules">
        ${rules.map(({ rule, ...rest }) => {
          const settings = Object.entries(rest).filter(([name, value]) => name !== 'action' && value !== '');
          const action = 'action' in rest ? String(rest.action) : '';
          return html`<li>
            <strong>${ruleTitle(rule, words)}</strong>${action === '' ? nothing : html` <span class="then" data-then=${action}>${words.actions[action] ?? action}</span>`}
            ${settings.length === 0
              ? nothing
              : html`<span class="meta"
                  >${settings.map(([name, value], index) => html`${index > 0 ? ' · ' : ''}<span>${words.settings[name] ?? html`<code>${name}</code>`}: <bdi>${settingView(value, language, words)}</bdi></span>`)}</span
                >`}
          </li>`;
        })}
      </ol>`;
