/** A reader's text as HTML: the same syntax tree that the elements draw, through the escaping tag. No HTML string is trusted. */
import { html } from 'hono/html';
import { parseMarkup, type Block, type Inline } from '@sayso/widgets/comments';
import type { Markup } from './layout.js';

const inline = (node: Inline): Markup => {
  switch (node.kind) {
    case 'text':
      return html`${node.text}`;
    case 'emphasis':
      return html`<em>${node.children.map(inline)}</em>`;
    case 'strong':
      return html`<strong>${node.children.map(inline)}</strong>`;
    case 'code':
      return html`<code dir="ltr">${node.text}</code>`;
    case 'break':
      return html`<br>`;
    case 'link':
      return html`<a href="${node.href}" rel="nofollow ugc noopener" title="${node.host}">${node.children.map(inline)}</a>`;
  }
};

const block = (node: Block): Markup => {
  switch (node.kind) {
    case 'paragraph':
      return html`<p dir="auto">${node.children.map(inline)}</p>`;
    case 'quote':
      return html`<blockquote>${node.children.map(block)}</blockquote>`;
    case 'code':
      return html`<pre dir="ltr"><code>${node.text}</code></pre>`;
    case 'list':
      return node.ordered
        ? html`<ol start="${node.start}">${node.items.map((item) => html`<li>${item.map(block)}</li>`)}</ol>`
        : html`<ul>${node.items.map((item) => html`<li>${item.map(block)}</li>`)}</ul>`;
  }
};

export const markupHtml = (text: string): readonly Markup[] => parseMarkup(text).map(block);
