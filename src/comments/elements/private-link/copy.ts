/** Gives a writer the private link of a comment, to see it on another device or after this browser was wiped. Fetched at the click. */
import { announce } from '../../../ui/announcer.js';
import { speechOf } from '../../../ui/speech.js';
import { privateLinkWords } from '../../messages/private-link/index.js';
import { adoptStyles } from '../../../ui/adopt.js';
import { privateLink } from './address.js';
import { privateLinkStyles } from './private-link.styles.js';

/** Says under `button` that it is on the clipboard, or shows the link to be copied by hand where the browser lets nobody write there. */
export const copyPrivateLink = async (secret: string, button: HTMLElement): Promise<void> => {
  const { words, language, direction } = await speechOf(button, privateLinkWords);
  const link = privateLink(location.href, secret);
  const copied = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  );
  adoptStyles(button, privateLinkStyles);
  const root = button.getRootNode() as ShadowRoot;
  const note = root.querySelector<HTMLElement>(`[data-own-note="${CSS.escape(button.dataset['own'] ?? '')}"]`) ?? document.createElement('span');
  note.dataset['ownNote'] = button.dataset['own'] ?? '';
  note.dir = direction;
  const said = copied === true ? words.copied : words.copyYourself;
  note.replaceChildren(said);
  if (copied !== true) {
    const field = document.createElement('input');
    field.readOnly = true;
    field.dir = 'ltr';
    field.value = link;
    field.setAttribute('aria-label', said);
    note.append(document.createElement('br'), field);
  }
  button.after(note);
  announce(said, language);
  const field = note.querySelector('input');
  field?.focus();
  field?.select();
};
