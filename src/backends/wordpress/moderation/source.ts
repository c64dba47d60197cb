/**
 * A comment's words between how WordPress keeps them (HTML) and how a person edits them. What has no tag is plain text and comes back
 * whole; what has one is left as it is kept.
 */
import { decodeEntities } from '../../../comments/model/html/entities.js';
import type { StoredWords } from '../../../moderation/model/editing.js';

/** A character reference that we could not write back as the same sign makes it HTML, too. */
const isPlain = (stored: string): boolean => !stored.includes('<') && (stored.match(/&(?:#\d+|#x[\da-f]+|\w+);/gi) ?? []).every((reference) => decodeEntities(reference) !== reference);

const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

export const wordsOf = (stored: string): StoredWords => {
  const plain = isPlain(stored);
  return { stored, text: lines(plain ? decodeEntities(stored) : stored), form: plain ? 'plain' : 'html' };
};

/** What is kept for a text that was edited; words that were not touched stay to the letter. */
export const storedFor = (text: string, form: StoredWords['form'], was: string): string => {
  const now = lines(text).trim();
  const before = wordsOf(was);
  if (before.form === form && before.text.trim() === now) return was;
  return form === 'html' ? now : now.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
};

/** Whether formatting was taken out or put in: what WordPress writes to links, and how it spells signs, is no matter. */
export const differs = (sent: string, kept: string): boolean => {
  const bare = (html: string): string => decodeEntities(lines(html).replace(/ rel="[^"]*"/g, '').replace(/<(\w+)\s*\/>/g, '<$1>').replace(/\s+/g, ' ').trim());
  return bare(sent) !== bare(kept);
};
