/** On the private page of a comment: why it was kept from readers, why its author is treated as they are (Art. 17 DSA), and how to ask for another look, once each. */
import { html } from 'hono/html';
import { longestAppeal, isIllegal, type Appeal, type Stating } from '@sayso/widgets/moderation';
import type { AccountStated } from '../db/repository/account-stating.js';
import type { Stated } from '../db/repository/stating.js';
import type { Markup } from './layout.js';
import type { Language } from '../languages.js';
import { statementWords, type StatementWords } from './statement-words.js';

export interface AppealLinks {
  /** Takes the appeal. */
  readonly action: string;
  readonly comment: string;
  readonly view: string;
  /** The page comes back in the language that it was asked for in; '' where the browser's list decides. */
  readonly lang: string;
  /** What was wrong with the last try. */
  readonly asked?: 'empty' | 'long' | undefined;
}

/** What a section is about; begins the names of its parts where it is not the comment. */
type About = 'comment' | 'account';
const idOf = (about: About, name: string): string => (about === 'comment' ? name : `${about}-${name}`);

const dateOf = (time: number, language: Language): Markup =>
  html`<time datetime="${new Date(time).toISOString()}">${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time)}</time>`;

const line = (name: string, value: Markup | string): Markup => html`<dt>${name}</dt><dd>${value}</dd>`;

const formHtml = ({ action, comment, view, lang, asked }: AppealLinks, about: About, words: StatementWords): Markup => {
  const [field, note, problem] = [idOf(about, 'appeal-words'), idOf(about, 'appeal-note'), idOf(about, 'appeal-problem')];
  return html`<form method="post" action="${action}">
<input type="hidden" name="comment" value="${comment}"><input type="hidden" name="view" value="${view}">${lang === '' ? '' : html`<input type="hidden" name="lang" value="${lang}">`}${about === 'comment' ? '' : html`<input type="hidden" name="about" value="${about}">`}
<div class="field"><label for="${field}">${about === 'comment' ? words.ask : words.askAccount}</label><span class="note" id="${note}">${about === 'comment' ? words.askNote(longestAppeal) : words.askAccountNote(longestAppeal)}</span>
<textarea id="${field}" name="words" rows="4" maxlength="${longestAppeal}" dir="auto" required aria-describedby="${note}${asked === undefined ? '' : ` ${problem}`}"${asked === undefined ? '' : html` aria-invalid="true"`}></textarea>
${asked === undefined ? '' : html`<p class="problem" id="${problem}">${words.asked[asked](longestAppeal)}</p>`}</div>
<button type="submit">${words.send}</button></form>`;
};

interface Told {
  readonly restriction: Stating;
  readonly appeal: Appeal | null;
  readonly mayAppeal: boolean;
  readonly what: string;
  /** Where, and until when. */
  readonly scope: Markup | string;
  readonly source: string;
  readonly means: string;
  readonly mayAsk: string;
  readonly outcome: StatementWords['outcome'];
}

const sectionOf = (about: About, { restriction, appeal, mayAppeal, what, scope, source, means, mayAsk, outcome }: Told, links: AppealLinks, language: Language): Markup => {
  const words = statementWords[language];
  const { at, code, words: own, endedAt } = restriction;
  return html`<section lang="${language}" dir="${words.dir}" aria-labelledby="${idOf(about, 'statement')}" class="statement">
<h2 id="${idOf(about, 'statement')}">${about === 'comment' ? words.title : words.accountTitle}</h2>
<dl>
${line(words.decision, html`${what} (${dateOf(at, language)})`)}
${line(words.scope, endedAt === null ? scope : html`${words.ended} ${dateOf(endedAt, language)}`)}
${line(isIllegal(restriction) ? words.law : words.terms, words.reasons[code] ?? words.reasons['other'] ?? '')}
${own === '' ? '' : line(words.moderator, html`<span dir="auto">${own}</span>`)}
${line(words.facts, source)}
${line(words.means, means)}
</dl>
<h2 id="${idOf(about, 'appeal')}">${words.redress}</h2>
${appeal === null
  ? mayAppeal
    ? html`<p>${mayAsk}</p>${formHtml(links, about, words)}`
    : html`<p>${endedAt === null ? words.court : words.over}</p>`
  : html`<p>${appeal.decidedAt === null ? html`${words.waiting} (${dateOf(appeal.at, language)})` : html`${outcome[appeal.outcome ?? 'upheld']} (${dateOf(appeal.decidedAt, language)})`}</p>${appeal.outcome === 'upheld' ? html`<p>${words.court}</p>` : ''}`}
</section>`;
};

export const statementSection = ({ restriction, appeal, mayAppeal }: Stated, links: AppealLinks, language: Language): Markup => {
  const words = statementWords[language];
  const { from, to, automated, source, rules } = restriction;
  return sectionOf(
    'comment',
    {
      restriction, appeal, mayAppeal,
      what: to === 'held' ? words.what.held : from === 'published' ? words.what.removed : words.what.refused,
      scope: words.everywhere,
      source: words.sources[source],
      means: automated ? words.automated.both : rules.length > 0 ? words.automated.found : words.automated.none,
      mayAsk: words.mayAsk,
      outcome: words.outcome,
    },
    links,
    language,
  );
};

export const accountSection = ({ restriction, appeal, mayAppeal }: AccountStated, links: AppealLinks, language: Language): Markup => {
  const words = statementWords[language];
  const { kind, until, source, rules } = restriction;
  return sectionOf(
    'account',
    {
      restriction, appeal, mayAppeal,
      what: words.account[kind],
      scope: until === null ? words.everywhere : html`${words.until} ${dateOf(until, language)}`,
      source: words.accountSources[source],
      means: rules.length > 0 ? words.accountFound : words.automated.none,
      mayAsk: words.mayAsk,
      outcome: words.accountOutcome,
    },
    links,
    language,
  );
};
