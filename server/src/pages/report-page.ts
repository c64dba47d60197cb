/** Reporting a comment without script or account, in two lanes that are never mixed (CM-20, CM-21, CM-23). */
import { html } from 'hono/html';
import {
  houseReasons, illegalKinds, mayStayUnnamed, reportLimits,
  type Comment, type HouseReason, type IllegalKind, type ReportField, type ReportOutcome, type ReportProblem,
} from '@sayso/widgets/comments';
import type { Markup, Page } from './layout.js';
import { problemWords } from './problem-words.js';

export type ReportValues = Readonly<Record<ReportField, string>>;
export const noValues: ReportValues = { reason: '', words: '', kind: '', explanation: '', name: '', email: '', goodFaith: '' };

export interface ReportLinks {
  /** Takes the report. */
  readonly action: string;
  /** Where the comment stands; it becomes the place in a notice. */
  readonly location: string;
  readonly back: string;
}

const reasons: Readonly<Record<HouseReason, string>> = {
  'spam': 'Advertising or spam', 'insult': 'An insult', 'hate': 'Hate against a group', 'off-topic': 'Nothing to do with the article',
  'private': 'Private matters of somebody', 'other': 'Another reason',
};
const kinds: Readonly<Record<IllegalKind, string>> = {
  'hate': 'Incitement to hatred', 'threat': 'A threat', 'defamation': 'Defamation', 'private': 'Personal data published without permission',
  'child-abuse': 'Sexual abuse of children', 'terrorism': 'Terrorism', 'fraud': 'Fraud', 'copyright': 'Copyright', 'other': 'Another law',
};
const missing: Readonly<Record<ReportField, string>> = {
  reason: 'Choose a reason.', words: 'Tell us the reason in a few words.', kind: 'Choose what kind of content it is.', explanation: 'Explain why you believe that it is illegal.',
  name: 'Enter your name.', email: 'Enter your email address.', goodFaith: 'Confirm this, so that we may act on your notice.',
};

interface Field {
  readonly name: ReportField;
  readonly label: string;
  readonly note?: string;
  readonly control: (attributes: Markup) => Markup;
}

const field = ({ name, label, note, control }: Field, problems: readonly ReportProblem[]): Markup => {
  const problem = problems.find((each) => each.field === name);
  const described = [...(note === undefined ? [] : [`${name}-note`]), ...(problem === undefined ? [] : [`${name}-problem`])].join(' ');
  const attributes = html` id="${name}" name="${name}"${problem === undefined ? '' : html` aria-invalid="true"`}${described === '' ? '' : html` aria-describedby="${described}"`}`;
  return html`<div class="field"><label for="${name}">${label}</label>${note === undefined ? '' : html`<span class="note" id="${name}-note">${note}</span>`}${control(attributes)}${problem === undefined ? '' : html`<p class="problem" id="${name}-problem">${problemWords(problem, missing[name])}</p>`}</div>`;
};

const choice = <T extends string>(names: Readonly<Record<T, string>>, order: readonly T[], chosen: string) => (attributes: Markup): Markup =>
  html`<select${attributes}><option value="">Please choose</option>${order.map((each) => html`<option value="${each}"${each === chosen ? html` selected` : ''}>${names[each]}</option>`)}</select>`;
const area = (rows: number, max: number, value: string) => (attributes: Markup): Markup =>
  html`<textarea${attributes} rows="${rows}" maxlength="${max}" dir="auto">${`\n${value}`}</textarea>`;
const line = (type: string, autocomplete: string, max: number, value: string) => (attributes: Markup): Markup =>
  html`<input${attributes} type="${type}" autocomplete="${autocomplete}" maxlength="${max}" dir="${type === 'email' ? 'ltr' : 'auto'}" value="${value}">`;

/** `lane`: whose form came back; its faults are told there. */
export const reportPage = (comment: Comment, links: ReportLinks, values: ReportValues = noValues, lane: 'house' | 'illegal' | null = null, problems: readonly ReportProblem[] = [], wait = 0): Page => {
  const [house, illegal] = [lane === 'house' ? problems : [], lane === 'illegal' ? problems : []];
  const unnamed = 'You may leave this empty where it is about sexual abuse of children.';
  const good = illegal.find((each) => each.field === 'goodFaith');
  const say = (mine: 'house' | 'illegal'): Markup | '' =>
    lane !== mine ? '' : wait > 0 ? html`<p class="problem">Many reports came from your network just now. Wait ${wait} seconds, then send it again. Nothing is lost.</p>` : html`<p class="problem">Nothing is lost. Please look at the marked fields and send it again.</p>`;
  return {
    title: 'Report a comment',
    body: html`<p><a href="${links.back}">Back to the comments</a></p>
<h1>Report a comment</h1>
<blockquote dir="auto">${comment.author.name === '' ? '' : html`<b>${comment.author.name}</b>: `}${comment.text.slice(0, 300)}</blockquote>
<p>There are two ways, and they are kept apart. Nobody sees that you have reported it, and you need no account.</p>
<h2 id="house">It breaks the rules of this site</h2>
<form method="post" action="${links.action}#house">
${say('house')}
<input type="hidden" name="lane" value="house">
${field({ name: 'reason', label: 'What is wrong with it?', control: choice(reasons, houseReasons, values.reason) }, house)}
${field({ name: 'words', label: 'Anything to add?', note: 'Needed where you chose another reason.', control: area(3, reportLimits.words, values.words) }, house)}
<button type="submit">Send the report</button>
</form>
<h2 id="illegal">I believe that it is illegal</h2>
<form method="post" action="${links.action}#illegal">
${say('illegal')}
<input type="hidden" name="lane" value="illegal">
<p>Notice under Article 16 of the Digital Services Act.</p>
${field({ name: 'kind', label: 'What is it?', control: choice(kinds, illegalKinds, values.kind) }, illegal)}
${field({ name: 'explanation', label: 'Why do you believe that it is illegal?', note: 'The more exactly you tell it, the sooner we can decide.', control: area(5, reportLimits.explanation, values.explanation) }, illegal)}
<p class="field"><b>Where it is</b><br><a href="${links.location}">${links.location}</a></p>
${field({ name: 'name', label: 'Your name', note: mayStayUnnamed(values.kind) ? '(optional)' : unnamed, control: line('text', 'name', reportLimits.name, values.name) }, illegal)}
${field({ name: 'email', label: 'Your email address', note: 'It will not be published. What we decide is told to you there.', control: line('email', 'email', reportLimits.email, values.email) }, illegal)}
<div class="field"><label class="tick"><input type="checkbox" name="goodFaith" id="goodFaith" value="yes"${values.goodFaith === '' ? '' : html` checked`}${good === undefined ? '' : html` aria-invalid="true" aria-describedby="goodFaith-problem"`}> I believe in good faith that what I have told here is accurate and complete.</label>${good === undefined ? '' : html`<p class="problem" id="goodFaith-problem">${problemWords(good, missing.goodFaith)}</p>`}</div>
<button type="submit">Send the notice</button>
</form>`,
  };
};

export const reportedPage = ({ number }: Extract<ReportOutcome, { kind: 'received' }>, lane: 'house' | 'illegal', back: string): Page => ({
  title: 'Your report has arrived',
  body: html`<h1>Your report has arrived</h1>
<p>Its number is <b class="number">${number}</b>. Keep it, in case you want to ask about it.</p>
<p>${lane === 'house' ? 'A moderator will look at the comment and decide.' : 'A moderator will look at the comment and decide without undue delay. If you gave an address, the decision and how to contest it are told to you there.'}</p>
<p><a href="${back}">Back to the comments</a></p>`,
});
