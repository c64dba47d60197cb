/** What the preferences show, as templates: the overview, one purpose, its services. They hold no state. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import { wordsFor } from '../../../i18n/locale.js';
import type { Messages } from '../../messages/en.js';
import type { Policy, Purpose, Service } from '../../model/policy.js';
import type { ConsentState } from '../../runtime/contract.js';
import { durationOf } from '../plain/facts.js';
import { leavesOf, servicesOf, type Choices } from './choices.js';

/** So many services are shown at once; a longer list waits behind its number. */
const fewServices = 3;

export interface View {
  readonly policy: Policy;
  /** As it is stored and in force; `choices` is what the switches show. */
  readonly state: ConsentState;
  readonly choices: Choices;
  readonly words: Messages;
  readonly language: string;
  readonly choose: (ids: readonly string[], on: boolean) => void;
}

/** Does the law of the place let it run until readers object, and have they not said anything yet? */
const runsUnasked = ({ state: { granted, record } }: View, id: string): boolean => granted.has(id) && record?.purposes.has(id) !== true;

/** "Allowed", "Not allowed", "Partly allowed: 2 of 5 services", "Always on", "On unless you object". */
export const stateOf = (view: View, id: string): string => {
  const { policy, choices, words, language } = view;
  if (policy.purposes.get(id)?.exempt !== undefined) return words.alwaysOn;
  const leaves = leavesOf(policy, id);
  const on = leaves.filter((leaf) => choices.has(leaf)).length;
  if (on === 0) return words.notAllowed;
  if (on === leaves.length && runsUnasked(view, id)) return words.unlessYouObject;
  return on === leaves.length ? words.allowed : words.partly(formatNumber(on, language), formatNumber(leaves.length, language));
};

const points = ({ policy, state, words, language }: View): readonly string[] => {
  const all = words.overviewPoints(durationOf(policy.keepsDays, language));
  return state.regime === 'opt-in' ? all : [words.untilObjected, ...all.slice(1)];
};

/** A browser's signal that is honoured, or the tool that keeps the choice; '' where there is none (C-68). */
export const signalLine = ({ honoured, regime }: ConsentState, { signal }: Messages): string => {
  if (honoured === null) return '';
  if (honoured === 'tcf') return signal.elsewhere;
  if (honoured !== 'gpc') return signal.otherSignal;
  return regime === 'opt-out' ? signal.notSold : signal.refused;
};

export const overview = (view: View): TemplateResult => html`
  <h3 id="topic" tabindex="-1">${view.words.overview}</h3>
  <p>${view.words.overviewLead(view.policy.controller)}</p>
  <ul class="points">
    ${points(view).map((point) => html`<li>${point}</li>`)}
  </ul>
  ${view.policy.privacyPage === undefined ? nothing : html`<p><a href=${view.policy.privacyPage}>${view.words.privacyPage}</a></p>`}
`;

const stores = ({ words, language }: View, { stores: entries = [] }: Service): TemplateResult =>
  entries.length === 0
    ? html`<p class="small">${words.storesNothing}</p>`
    : html`<p class="small">${words.stores}</p>
        <ul class="stores small">
          ${entries.map(
            ({ kind, name, keeps, why }) => html`<li>
              <code dir="ltr">${name}</code> <span class="facts">${words.kind[kind]}${keeps === undefined ? nothing : html` · ${wordsFor(keeps, language)}`}</span>
              ${why === undefined ? nothing : html`<span class="why">${wordsFor(why, language)}</span>`}
            </li>`,
          )}
        </ul>`;

const serviceItem = (view: View, id: string, withSwitch: boolean): TemplateResult | typeof nothing => {
  const { policy, choices, words, language, choose } = view;
  const service = policy.services.get(id);
  if (service === undefined) return nothing;
  const title = wordsFor(service.title ?? id, language);
  const name = html`<span class="name" id=${`name-${id}`}><bdi>${title}</bdi></span>
    ${title === service.vendor ? nothing : html`<span class="vendor"><bdi>${service.vendor}</bdi></span>`}`;
  return html`<li class="service">
    ${withSwitch
      ? html`<label class="row"
          ><span class="grow">${name}</span>
          <input
            type="checkbox"
            role="switch"
            data-id=${id}
            aria-labelledby=${`name-${id}`}
            .checked=${choices.has(id)}
            @change=${(event: Event) => choose([id], (event.target as HTMLInputElement).checked)}
        /></label>`
      : html`<p class="row still"><span class="grow">${name}</span></p>`}
    ${stores(view, service)}
    ${service.privacyPage === undefined ? nothing : html`<a class="small target" href=${service.privacyPage} rel="noopener noreferrer" target="_blank">${words.vendorPolicy(service.vendor)}</a>`}
  </li>`;
};

const switchRow = (view: View, id: string, title: string): TemplateResult => {
  const leaves = leavesOf(view.policy, id);
  return html`<label class="row main"
    ><span class="grow"><span class="name" id="allow">${view.words.allow(title)}</span><span class="vendor" id="state">${stateOf(view, id)}</span></span>
    <input
      type="checkbox"
      role="switch"
      data-id=${id}
      aria-labelledby="allow"
      aria-describedby="state"
      .checked=${leaves.every((leaf) => view.choices.has(leaf))}
      @change=${(event: Event) => view.choose(leaves, (event.target as HTMLInputElement).checked)}
  /></label>`;
};

const exemption = ({ words, language }: View, exempt: NonNullable<Purpose['exempt']>): TemplateResult => html`
  <div class="exempt">
    <p class="badge">${words.alwaysOn}</p>
    <h4>${words.why}</h4>
    <p>${words.basis[exempt.basis]} ${wordsFor(exempt.why, language)}</p>
  </div>
`;

export const purposePanel = (view: View, id: string): TemplateResult | typeof nothing => {
  const { policy, words, language } = view;
  const purpose = policy.purposes.get(id);
  if (purpose === undefined) return nothing;
  const title = wordsFor(purpose.title, language);
  const services = servicesOf(policy, id);
  return html`
    <h3 id="topic" tabindex="-1">${title}</h3>
    <p>${wordsFor(purpose.text, language)}</p>
    ${purpose.exempt === undefined ? switchRow(view, id, title) : exemption(view, purpose.exempt)}
    ${services.length === 0
      ? html`<p class="small">${words.noServices}</p>`
      : html`<details ?open=${services.length <= fewServices}>
          <summary>${words.serviceCount(services.length, formatNumber(services.length, language))}</summary>
          <ul class="services">
            ${services.map((service) => serviceItem(view, service, purpose.exempt === undefined && services.length > 1))}
          </ul>
        </details>`}
  `;
};
