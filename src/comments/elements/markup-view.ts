/**
 * Draws the syntax tree of a reader's words by Lit's text bindings and nothing else: no HTML string exists on the way, so none
 * can be injected (S-01). Lists and quotes find their own direction; `unicode-bidi: plaintext` lets each paragraph find its own, as
 * the text area did while it was written (A-45).
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Inline } from '../model/markup.js';

type Link = Extract<Inline, { kind: 'link' }>;

const wordsOf = (children: readonly Inline[]): string =>
  children.map((child) => ('children' in child ? wordsOf(child.children) : child.kind === 'break' ? ' ' : child.text)).join('');

/** The host stands beside every link whose words do not name it: nobody is led where they did not mean to go (S-04). */
const linkView = (link: Link): TemplateResult => {
  const told = wordsOf(link.children).toLowerCase().includes(link.host.toLowerCase());
  return html`<a href=${link.href} rel="ugc nofollow noopener noreferrer" referrerpolicy="no-referrer">${inlineView(link.children)}</a>${told
    ? nothing
    : html` <bdi class="host">(${link.host})</bdi>`}`;
};

const inlineView = (children: readonly Inline[]): readonly unknown[] =>
  children.map((child) => {
    switch (child.kind) {
      case 'text':
        return child.text;
      case 'emphasis':
        return html`<em>${inlineView(child.children)}</em>`;
      case 'strong':
        return html`<strong>${inlineView(child.children)}</strong>`;
      case 'code':
        return html`<code dir="ltr">${child.text}</code>`;
      case 'link':
        return linkView(child);
      case 'break':
        return html`<br />`;
    }
  });

const itemsView = (items: readonly (readonly Block[])[]) =>
  items.map((blocks) => {
    const [only] = blocks;
    return html`<li>${blocks.length === 1 && only?.kind === 'paragraph' ? inlineView(only.children) : markupView(blocks)}</li>`;
  });

export const markupView = (blocks: readonly Block[]): readonly TemplateResult[] =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return html`<p>${inlineView(block.children)}</p>`;
      case 'quote':
        return html`<blockquote dir="auto">${markupView(block.children)}</blockquote>`;
      case 'code':
        return html`<pre dir="ltr"><code>${block.text}</code></pre>`;
      case 'list':
        return block.ordered
          ? html`<ol dir="auto" start=${block.start}>${itemsView(block.items)}</ol>`
          : html`<ul dir="auto">${itemsView(block.items)}</ul>`;
    }
  });
