/**
 * Draws the syntax tree of a reader's words by Lit's text bindings and nothing else: no HTML string exists on the way, so none
 * can be injected (S-01). The tree may come from a server, so nothing about it is believed: what is no known kind draws nothing,
 * and no address leads anywhere but to the web or to mail. Lists and quotes find their own direction; `unicode-bidi: plaintext`
 * lets each paragraph find its own, as the text area did while it was written (A-45).
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../model/comment.js';
import type { Block } from '../model/markup.js';
import { isPlain } from '../model/is-plain.js';

/** A node as it may have come: any field may be missing or of another kind. */
interface Node {
  readonly kind?: unknown;
  readonly text?: unknown;
  readonly children?: unknown;
  readonly items?: unknown;
  readonly ordered?: unknown;
  readonly start?: unknown;
  readonly href?: unknown;
  readonly host?: unknown;
}

/** Our own trees stay under 40: lists and quotes 8 deep, two steps each, and 16 marks inside a line. */
const deepest = 50;

const each = <T>(nodes: unknown, depth: number, draw: (node: Node, depth: number) => T): T[] =>
  depth < deepest && Array.isArray(nodes) ? nodes.map((node: Node | null) => draw(node ?? {}, depth + 1)) : [];

/** No `String()`: what came may have a `toString` that is none. */
const textOf = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

const wordsOf = ({ text, children }: Node, depth: number): string => (children === undefined ? textOf(text, ' ') : each(children, depth, wordsOf).join(''));

/** The host stands beside every link whose words do not name it: nobody is led where they did not mean to go (S-04). */
const linkView = (link: Node, depth: number): unknown => {
  const inner = each(link.children, depth, inlineView);
  const href = textOf(link.href);
  if (!/^(https?|mailto):/i.test(href)) return inner;
  const host = textOf(link.host, href);
  return html`<a href=${href} rel="ugc nofollow noopener noreferrer" referrerpolicy="no-referrer">${inner}</a>${wordsOf(link, depth).toLowerCase().includes(host.toLowerCase())
    ? nothing
    : html` <bdi class="host">(${host})</bdi>`}`;
};

const inlineView = (node: Node, depth: number): unknown => {
  switch (node.kind) {
    case 'text':
      return textOf(node.text);
    case 'emphasis':
      return html`<em>${each(node.children, depth, inlineView)}</em>`;
    case 'strong':
      return html`<strong>${each(node.children, depth, inlineView)}</strong>`;
    case 'code':
      return html`<code dir="ltr">${textOf(node.text)}</code>`;
    case 'link':
      return linkView(node, depth);
    case 'break':
      return html`<br />`;
    default:
      return nothing;
  }
};

/** A list's item that is one paragraph needs no paragraph. */
const itemView = (blocks: unknown, depth: number): TemplateResult => {
  const [only, more] = (Array.isArray(blocks) ? blocks : []) as readonly (Node | null)[];
  return html`<li>${!more && only?.kind === 'paragraph' ? each(only.children, depth, inlineView) : each(blocks, depth, blockView)}</li>`;
};

const blockView = (node: Node, depth: number): unknown => {
  switch (node.kind) {
    case 'paragraph':
      return html`<p>${each(node.children, depth, inlineView)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${each(node.children, depth, blockView)}</blockquote>`;
    case 'code':
      return html`<pre dir="ltr"><code>${textOf(node.text)}</code></pre>`;
    case 'list': {
      const items = each(node.items, depth, itemView);
      return node.ordered === true ? html`<ol dir="auto" start=${typeof node.start === 'number' ? node.start : 1}>${items}</ol>` : html`<ul dir="auto">${items}</ul>`;
    }
    default:
      return nothing;
  }
};

export const markupView = (blocks: readonly Block[]): unknown => each(blocks, 0, blockView);

/** Without markup, or while the parser is on its way: `white-space: pre-line` keeps the lines of a paragraph apart. */
const plainView = (text: string): unknown => text.trim().split(/\n\s*\n/u).map((paragraph) => html`<p>${paragraph}</p>`);

/** Drawn once for each comment object, however often the thread is drawn. */
const drawn = new WeakMap<Comment, unknown>();
let parse: ((text: string) => readonly Block[]) | undefined;

/**
 * A comment's words. Where neither its server sent a tree nor the text is plain, the parser is fetched: until it is there the
 * text stands as it was typed, and `whenThere` is called when it may be drawn again.
 */
export const wordsView = (comment: Comment, whenThere?: () => void): unknown => {
  const { text } = comment;
  const before = drawn.get(comment);
  if (before) return before;
  const tree = comment.tree ?? parse?.(text);
  const view = tree ? markupView(tree) : plainView(text);
  if (tree || isPlain(text)) drawn.set(comment, view);
  else {
    void import('../model/markup.js').then(
      (module) => {
        parse = module.parseMarkup;
        whenThere?.();
      },
      // The words can be read all the same; the next drawing asks again.
      () => undefined,
    );
  }
  return view;
};
