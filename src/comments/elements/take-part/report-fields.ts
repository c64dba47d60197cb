/** The fields of either lane of a report, as templates. */
import { html, nothing, type TemplateResult } from 'lit';
import { unreachable } from '../../../base/result.js';
import { houseReasons, illegalKinds, mayStayUnnamed, type ReportField, type ReportProblem } from '../../model/taking.js';
import type { Speech } from './words.js';

/** As it stands in the form; all of it is kept when the lane changes. */
export interface Typed {
  readonly lane: 'house' | 'illegal';
  readonly reason: string;
  readonly words: string;
  readonly kind: string;
  readonly explanation: string;
  readonly name: string;
  readonly email: string;
  readonly goodFaith: boolean;
}
export const emptyReport: Typed = { lane: 'house', reason: '', words: '', kind: '', explanation: '', name: '', email: '', goodFaith: false };

const faultWords = (problem: ReportProblem, { words, language }: Speech): string => {
  switch (problem.code) {
    case 'missing':
      return words.missing[problem.field];
    case 'too-long':
      return words.tooLong(problem.max, problem.length, language);
    case 'bad-characters':
      return words.badCharacters;
    case 'not-an-email':
      return words.notAnEmail;
    default:
      return unreachable(problem);
  }
};

type Faults = (field: ReportField) => { readonly said: string; readonly is: boolean };

const faultView = (field: ReportField, faults: Faults): TemplateResult | typeof nothing =>
  faults(field).is ? html`<span class="fault" id="report-fault-${field}">${faults(field).said}</span>` : nothing;

/** The ids that describe a field: its hint, and its fault where it has one. */
const describedBy = (field: ReportField, faults: Faults, hint: boolean): string | typeof nothing =>
  [...(hint ? [`report-hint-${field}`] : []), ...(faults(field).is ? [`report-fault-${field}`] : [])].join(' ') || nothing;

interface Line {
  readonly field: 'words' | 'explanation' | 'name' | 'email';
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

const lineView = ({ field, label, hint, optional = false }: Line, typed: Typed, faults: Faults, { words }: Speech): TemplateResult => {
  const id = `report-${field}`;
  const invalid = faults(field).is ? 'true' : nothing;
  const described = describedBy(field, faults, hint !== undefined);
  const control =
    field === 'words' || field === 'explanation'
      ? html`<textarea id=${id} name=${field} rows=${field === 'words' ? 3 : 5} dir="auto" .value=${typed[field]} aria-invalid=${invalid} aria-describedby=${described}></textarea>`
      : html`<input
          id=${id} name=${field} type=${field === 'email' ? 'email' : 'text'} autocomplete=${field} dir=${field === 'email' ? 'ltr' : 'auto'} .value=${typed[field]}
          aria-invalid=${invalid} aria-describedby=${described}
        />`;
  return html`<div class="line">
    <label for=${id}>${label}${optional ? html` <span class="aside">${words.optional}</span>` : nothing}</label>
    ${hint === undefined ? nothing : html`<span class="aside" id="report-hint-${field}">${hint}</span>`}${control}${faultView(field, faults)}
  </div>`;
};

const houseFields = (typed: Typed, faults: Faults, speech: Speech): TemplateResult => {
  const { words } = speech;
  return html`<fieldset aria-describedby=${describedBy('reason', faults, false)}>
      <legend>${words.reason}</legend>
      ${houseReasons.map(
        (each) => html`<label class="choice"
          ><input type="radio" name="reason" .value=${each} .checked=${typed.reason === each} aria-invalid=${faults('reason').is ? 'true' : nothing} /><span>${words.reasons[each]}</span></label
        >`,
      )}
      ${faultView('reason', faults)}
    </fieldset>
    ${lineView({ field: 'words', label: words.words, optional: typed.reason !== 'other' }, typed, faults, speech)}`;
};

const illegalFields = (typed: Typed, faults: Faults, address: string, speech: Speech): TemplateResult => {
  const { words } = speech;
  const optional = mayStayUnnamed(typed.kind);
  return html`<div class="line">
      <label for="report-kind">${words.kind}</label>
      <select id="report-kind" name="kind" aria-invalid=${faults('kind').is ? 'true' : nothing} aria-describedby=${describedBy('kind', faults, false)}>
        <option value="" ?selected=${typed.kind === ''}>${words.choose}</option>
        ${illegalKinds.map((each) => html`<option value=${each} ?selected=${typed.kind === each}>${words.kinds[each]}</option>`)}
      </select>
      ${faultView('kind', faults)}
    </div>
    ${lineView({ field: 'explanation', label: words.explanation, hint: words.explanationHint }, typed, faults, speech)}
    <p class="line"><strong>${words.place}</strong> <span class="address" dir="ltr">${address}</span></p>
    ${lineView({ field: 'name', label: words.name, optional }, typed, faults, speech)}
    ${lineView({ field: 'email', label: words.email, hint: optional ? words.unnamedHint : words.emailHint, optional }, typed, faults, speech)}
    <div class="line">
      <label class="choice"
        ><input
          type="checkbox" name="goodFaith" .checked=${typed.goodFaith} aria-invalid=${faults('goodFaith').is ? 'true' : nothing}
          aria-describedby=${describedBy('goodFaith', faults, false)}
        /><span>${words.goodFaith}</span></label
      >
      ${faultView('goodFaith', faults)}
    </div>`;
};

export const reportFields = (typed: Typed, problems: readonly ReportProblem[], address: string, speech: Speech): TemplateResult => {
  const faults: Faults = (field) => {
    const problem = problems.find((each) => each.field === field);
    return { is: problem !== undefined, said: problem === undefined ? '' : faultWords(problem, speech) };
  };
  return typed.lane === 'house' ? houseFields(typed, faults, speech) : illegalFields(typed, faults, address, speech);
};
