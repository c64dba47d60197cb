/** What a site keeps of somebody who writes, field by field, each with its ground and its end (CM-06). True to the site's settings. */
import { html } from 'hono/html';
import type { Language } from '../languages.js';
import type { SiteSettings } from '../settings.js';
import type { Markup } from './layout.js';
import { en, type KeptWords } from './words/kept-en.js';
import { ur } from './words/kept-ur.js';

const keptWords: Readonly<Record<Language, KeptWords>> = { en, ur };

export type Keeping = Pick<SiteSettings, 'limits' | 'notify' | 'keepDays' | 'privacyPage'>;

export const keptSection = (language: Language, site: string, { limits, notify, keepDays, privacyPage }: Keeping): Markup => {
  const words = keptWords[language];
  const rows: readonly (readonly [string, string])[] = [
    [limits.website.ask === 'off' ? words.words : words.wordsWithWebsite, words.wordsWhy],
    ...(limits.email.ask === 'off' ? [] : [[words.email, words.emailWhy] as const]),
    ...(notify ? [[words.notify, words.notifyWhy] as const] : []),
    [words.network, words.networkWhy],
    [words.browser, words.browserWhy],
    [words.refused, words.refusedWhy(keepDays.spam, keepDays.rejected)],
    [words.reports, words.reportsWhy(keepDays.reports)],
  ];
  return html`<h2>${words.title}</h2>
<p>${words.intro(site)}${privacyPage === null ? '' : html` <a href="${privacyPage}">${words.own}</a>`}</p>
<dl>${rows.map(([what, why]) => html`<dt>${what}</dt><dd>${why}</dd>`)}</dl>`;
};
