/**
 * A reader's words as WordPress stores comments: HTML of the few tags that it lets guests use, everything else escaped, so that
 * `1 < 2 & 3 > 2` comes back whole. The string is sent, never put into a page. WordPress makes paragraphs of blank lines itself.
 */
import type { Block, Inline } from '../../comments/model/markup.js';
import { parseMarkup } from '../../comments/model/markup.js';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const quoted = (text: string): string => escaped(text).replace(/"/g, '&quot;');

const inline = (node: Inline): string => {
  switch (node.kind) {
    case 'text':
      return escaped(node.text);
    case 'emphasis':
      return `<em>${node.children.map(inline).join('')}</em>`;
    case 'strong':
      return `<strong>${node.children.map(inline).join('')}</strong>`;
    case 'code':
      return `<code>${escaped(node.text)}</code>`;
    case 'link':
      return `<a href="${quoted(node.href)}">${node.children.map(inline).join('')}</a>`;
    case 'break':
      return '\n';
  }
};

/** Lists are no tags for guests: their items stand in lines of their own, as people write them. */
const block = (node: Block): string => {
  switch (node.kind) {
    case 'paragraph':
      return node.children.map(inline).join('');
    case 'quote':
      return `<blockquote>${node.children.map(block).join('\n\n')}</blockquote>`;
    case 'code':
      return `<code>${escaped(node.text)}</code>`;
    case 'list':
      return node.items.map((item, index) => `${node.ordered ? `${node.start + index}.` : '–'} ${item.map(block).join('\n')}`).join('\n');
  }
};

export const wordsForWordpress = (text: string): string => parseMarkup(text).map(block).join('\n\n');
