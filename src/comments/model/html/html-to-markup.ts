/**
 * HTML that another system made of a comment, as our markup text (`markup.ts`): for importers, and for pages that read a
 * WordPress. Every word is kept; what our markup cannot say
 * (tables, headings, pictures) becomes the nearest plain thing. Nothing is trusted: only http(s) links survive as links.
 */
import { parseAddress } from '../address.js';
import { cleanText } from '../text-safety.js';
import { readHtml, type Node, type Tag } from './html-tree.js';

const blocks = new Set([
  'address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'footer', 'h1', 'h2',
  'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot',
  'th', 'thead', 'tr', 'ul', 'form', 'fieldset',
]);
const strong = new Set(['strong', 'b', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'dt']);
const emphasis = new Set(['em', 'i', 'cite', 'var', 'dfn']);
const codes = new Set(['code', 'kbd', 'samp', 'tt']);

const isBlock = (node: Node): boolean => typeof node !== 'string' && (blocks.has(node.name) || isListing(node));
const textOf = (nodes: readonly Node[]): string => nodes.map((node) => (typeof node === 'string' ? node : node.name === 'br' ? '\n' : textOf(node.children))).join('');
/** Code of more than one line is a block of its own. */
const isListing = (node: Tag): boolean => codes.has(node.name) && textOf(node.children).trim().includes('\n');

const asciiWord = /[A-Za-z0-9]/;

/** Words that would be read as markup are told apart with a backslash; "2*3" and "a * b" are none. */
const escape = (text: string): string =>
  text
    .replace(/\*|`/g, (mark, at: number) => {
      const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' '];
      const plain = mark === '*' && ((/\s/.test(before) && /\s/.test(after)) || (asciiWord.test(before) && asciiWord.test(after)));
      return plain ? mark : `\\${mark}`;
    })
    .replace(/\[(?=[^[\]]*\]\()/g, '\\[');

interface Marks {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly link: boolean;
}
const noMarks: Marks = { strong: false, emphasis: false, link: false };

/** Puts stars around words, unless they would stand inside a word, where our markup reads them as arithmetic. */
const starred = (inner: string, stars: string, before: string, after: string): string => {
  const [, lead = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  if (core === '' || core.includes('\n\n')) return inner;
  const joins = (left: string, right: string): boolean => asciiWord.test(left) && asciiWord.test(right);
  const inWord = (lead === '' && joins(before, core[0] ?? '')) || (tail === '' && joins(core.at(-1) ?? '', after));
  return inWord ? inner : `${lead}${stars}${core}${stars}${tail}`;
};

const link = (words: string, address: string | undefined): string => {
  const target = address === undefined ? null : parseAddress(address.trim());
  if (target === null) return words;
  const href = target.href.replace(/\(/g, '%28').replace(/\)/g, '%29');
  const shown = words.trim();
  if (shown === '' || shown === target.href || `${shown}/` === target.href) return target.href;
  return shown.includes(']') || shown.includes('\n\n') ? `${words} (${href})` : `[${shown}](${href})`;
};

const inlineTag = (tag: Tag, marks: Marks, before: string, after: string): string => {
  const inner = (changed: Partial<Marks> = {}): string => inline(tag.children, { ...marks, ...changed });
  if (tag.name === 'br') return '\n';
  if (tag.name === 'img') {
    const words = escape((tag.attributes.get('alt') ?? '').trim());
    return marks.link ? words : link(words, tag.attributes.get('src'));
  }
  if (tag.name === 'a') return marks.link ? inner() : link(inner({ link: true }), tag.attributes.get('href'));
  if (tag.name === 'q') return `“${inner()}”`;
  if (codes.has(tag.name)) {
    const text = textOf(tag.children).trim();
    return text === '' || text.includes('`') ? escape(text) : `\`${text}\``;
  }
  if (strong.has(tag.name)) return marks.strong ? inner() : starred(inner({ strong: true }), '**', before, after);
  if (emphasis.has(tag.name)) return marks.emphasis ? inner() : starred(inner({ emphasis: true }), '*', before, after);
  return inner();
};

const inline = (nodes: readonly Node[], marks: Marks): string => {
  let out = '';
  for (const [index, node] of nodes.entries()) {
    if (typeof node === 'string') out += escape(node);
    else {
      const next = nodes[index + 1];
      out += inlineTag(node, marks, out.at(-1) ?? '', next === undefined ? '' : (typeof next === 'string' ? next : textOf(next.children)).charAt(0));
    }
  }
  return out;
};

/** WordPress keeps paragraphs as blank lines and breaks as line ends. */
const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((part) => part.split('\n').map((line) => line.trim()).join('\n').trim())
    .filter((part) => part !== '');

const indent = (text: string, by: string): string => text.split('\n').map((line, index) => (index === 0 || line === '' ? line : by + line)).join('\n');

const listing = (text: string): string => {
  const code = text.replace(/^\n+|\s+$/g, '').replace(/^```/gm, ' ```');
  return code === '' ? '' : `\`\`\`\n${code}\n\`\`\``;
};

const list = (tag: Tag): string => {
  const first = Number(tag.attributes.get('start') ?? 1);
  let number = Number.isInteger(first) && first >= 0 && first < 1e8 ? first : 1;
  const items = tag.children.filter((child): child is Tag => typeof child !== 'string');
  return items
    .map((item) => {
      const marker = tag.name === 'ol' ? `${number++}. ` : '- ';
      // Items stand without blank lines between them: a blank line would end the list.
      const text = render(item.name === 'li' ? item.children : [item]).join('\n');
      return text === '' ? '' : marker + indent(text, ' '.repeat(marker.length));
    })
    .filter((text) => text !== '')
    .join('\n');
};

const row = (tag: Tag): string =>
  tag.children
    .filter((child): child is Tag => typeof child !== 'string')
    .map((cell) => render([cell]).join(' ').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' | ');

const block = (tag: Tag): readonly string[] => {
  switch (tag.name) {
    case 'hr':
      return [];
    case 'pre':
      return [listing(textOf(tag.children))];
    case 'ul':
    case 'ol':
      return [list(tag)];
    case 'tr':
      return [row(tag)];
    case 'table':
    case 'thead':
    case 'tbody':
    case 'tfoot':
      return [render(tag.children).join('\n')];
    case 'blockquote':
      return [render(tag.children).join('\n\n').split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')];
    default:
      if (isListing(tag)) return [listing(textOf(tag.children))];
      // A heading is a paragraph in strong; what is a block inside it stays one.
      return strong.has(tag.name) && !tag.children.some(isBlock) ? paragraphs(inlineTag(tag, noMarks, '', '')) : render(tag.children);
  }
};

const render = (nodes: readonly Node[]): readonly string[] => {
  const out: string[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    out.push(...paragraphs(inline(run, noMarks)));
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !(isBlock(node) || node.children.some(isBlock))) run.push(node);
    else {
      flush();
      out.push(...(isBlock(node) ? block(node) : render(node.children)).filter((text) => text !== '' && text !== '>'));
    }
  }
  flush();
  return out;
};

/** Never throws; no HTML comes out of it, and what looks like our markup in the words is told apart from it. */
export const htmlToMarkup = (html: string): string => cleanText(render(readHtml(html.replaceAll('\0', '').replace(/\r\n?/g, '\n'))).join('\n\n'));
