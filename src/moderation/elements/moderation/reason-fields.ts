/** Why something is decided against somebody: one of a short list, and a moderator's own words. The same wherever it is asked. */
import { html, type TemplateResult } from 'lit';
import { decisionReasons, longestReason, type DecisionReason, type DecisionReasonCode } from '../../model/decision-reason.js';
import { fieldOf, type DeskDialog } from './desk-dialog.js';

/** `given`: what stands there at first. */
export const reasonFields = ({ speech: { desk, words } }: DeskDialog, given?: DecisionReason): TemplateResult =>
  html`<fieldset>
      <legend>${desk.reasonList}</legend>
      ${decisionReasons.map(
        (code) => html`<label class="choice"
          ><input type="radio" name="code" .value=${code} ?checked=${code === (given?.code ?? decisionReasons[0])} /><span>${words.decisionReasons[code]}</span></label
        >`,
      )}
    </fieldset>
    <label for="desk-words">${desk.reasonWords}</label>
    <textarea id="desk-words" name="words" rows="2" dir="auto" maxlength=${longestReason} aria-describedby="desk-words-help" .value=${given?.words ?? ''}></textarea>
    <p class="meta" id="desk-words-help">${desk.reasonHelp}</p>`;

/** What was chosen in a form that holds these fields. */
export const reasonOf = (form: HTMLFormElement): DecisionReason => {
  const words = fieldOf(form, 'words');
  return { code: fieldOf(form, 'code') as DecisionReasonCode, ...(words === '' ? {} : { words }) };
};
