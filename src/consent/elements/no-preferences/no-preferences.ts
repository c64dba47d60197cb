/**
 * Tells readers in words that the detailed choices cannot be shown (their file did not come, or, in an app that bundles Lit,
 * the page's Trusted Types list stops it), and what they can do instead. Not an element: it is hardly ever needed, and stands in for one that is missing.
 */
import { nearest } from '../../../i18n/locale.js';
import { languageOf } from '../../../ui/plain/language.js';
import { ar } from '../../messages/no-preferences/ar.js';
import { en, type NoPreferencesMessages } from '../../messages/no-preferences/en.js';
import { ur } from '../../messages/no-preferences/ur.js';
import type { ConsentManager } from '../../runtime/contract.js';
import { look } from '../plain/look.styles.js';
import { draw } from '../plain/sheet.js';
import { noPreferencesStyles } from './no-preferences.styles.js';

const catalogue: Readonly<Record<string, NoPreferencesMessages>> = { ar, en, ur };
const mark = 'data-sayso-no-preferences';

const paragraph = (text: string): HTMLElement => Object.assign(document.createElement('p'), { textContent: text });

/** A line in the banner, whose two buttons stand there already. Focus goes to it, so that it is read out. */
const sayInBanner = (banner: Element, words: NoPreferencesMessages): HTMLElement => {
  const line = banner.querySelector<HTMLElement>(`[${mark}]`) ?? paragraph(words.besideBanner);
  line.setAttribute(mark, '');
  line.tabIndex = -1;
  banner.append(line);
  line.focus();
  return line;
};

/** A dialog with the two answers, for who comes from the privacy button. Closing it changes nothing. */
const sayAlone = (manager: ConsentManager, words: NoPreferencesMessages, language: string): HTMLElement => {
  const host = document.createElement('div');
  const dialog = document.createElement('dialog');
  const text = paragraph(words.alone);
  text.id = 'text';
  dialog.setAttribute('aria-labelledby', text.id);
  const actions = document.createElement('div');
  for (const action of ['reject', 'accept', 'close'] as const) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words[action] });
    button.addEventListener('click', () => {
      if (action !== 'close') manager.apply({ type: `${action}-all` }, { layer: 'preferences', language, text: dialog.innerText.replace(/\s+/g, ' ').trim() });
      dialog.close();
    });
    actions.append(button);
  }
  dialog.append(text, actions);
  dialog.addEventListener('close', () => host.remove());
  host.setAttribute(mark, '');
  draw(host, look + noPreferencesStyles, dialog);
  document.body.append(host);
  dialog.showModal();
  // At the words, never at one of the two answers.
  text.tabIndex = -1;
  text.focus();
  return host;
};

/** Says it in the banner where one stands, else in a notice of its own; each time it is called, but never twice at once. */
export const sayThereAreNone = (manager: ConsentManager): void => {
  const banner = document.querySelector('sayso-banner:not([hidden])');
  const wanted = languageOf(banner ?? document.body);
  const language = nearest(wanted, Object.keys(catalogue)) ?? 'en';
  const words = catalogue[language] ?? en;
  if (banner === null && document.querySelector(`[${mark}]`) !== null) return;
  const said = banner ? sayInBanner(banner, words) : sayAlone(manager, words, language);
  said.lang = language;
  said.dir = words.direction;
};
