/** E-mail addresses and headers: what may stand in a mail that we send (S-20). */
import { parseDraft } from '@sayso/widgets/comments';

const limits = { name: { ask: 'off', max: 1 }, email: { ask: 'required', max: 254 }, website: { ask: 'off', max: 1 }, text: { ask: 'off', max: 1 } } as const;

/** The address as it was typed, without space around it; null where it is none, or could be read as more than one. */
export const parseMailAddress = (text: string): string | null => {
  const judged = parseDraft({ name: '', email: text }, limits);
  return judged.ok ? judged.value.email : null;
};

/** One line for a header: what breaks lines or turns their direction becomes a space, and no more than 150 characters stay. */
export const headerText = (text: string): string => {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > 150 ? `${Array.from(line).slice(0, 149).join('')}…` : line;
};
