/**
 * Most comments hold no markup at all. For those the tree is made here, in a few lines, and no page has to fetch the parser:
 * the result equals that of `parseMarkup`, or it is null and says nothing. Pure.
 */
import { isPlain } from './is-plain.js';
import type { Block, Inline } from './markup.js';

/** Paragraphs and line breaks, whatever else the text holds. */
export const paragraphs = (text: string): readonly Block[] => {
  const words = text.replace(/\r\n?/gu, '\n').trim();
  return words === ''
    ? []
    : words.split(/\n\s*\n/u).map((paragraph) => ({
        kind: 'paragraph',
        children: paragraph.split('\n').flatMap((line, index): readonly Inline[] => [...(index > 0 ? [{ kind: 'break' } as const] : []), { kind: 'text', text: line.trim() }]),
      }));
};

/** The tree of a text without markup; null where the parser has to look. */
export const plainTree = (text: string): readonly Block[] | null => (isPlain(text) ? paragraphs(text) : null);
