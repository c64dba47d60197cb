/** A quotation in the article's own column: a line at its side, the words in the article's letters, what surrounds them quieter. */
import { css } from 'lit';

export const featuredStyles = css`
  :host {
    display: block;
    color: inherit;
    font-family: inherit;
    line-height: inherit;
  }
  :host([hidden]) {
    display: none;
  }
  .base {
    display: grid;
    gap: 8px;
    margin: 1rem 0;
    padding-inline-start: 16px;
    border-inline-start: 3px solid var(--_accent);
    font: inherit;
  }
  blockquote {
    margin: 0;
    font-size: 1.125em;
    line-height: 1.5;
    white-space: pre-line;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .base:lang(ur) :is(blockquote, .by, a),
  .base:lang(ar) :is(blockquote, .by, a),
  .base:lang(fa) :is(blockquote, .by, a) {
    line-height: 2;
  }
  blockquote > * {
    white-space: normal;
  }
  p {
    margin: 0;
    white-space: pre-line;
  }
  p + p {
    margin-block-start: 0.75em;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    min-block-size: 1.5rem;
    color: var(--_muted);
    font-family: var(--_font);
    font-size: 0.875rem;
    font-style: normal;
    line-height: 1.5rem;
  }
  .name {
    color: var(--_text);
    font-weight: 600;
  }
  .badge {
    padding: 0 6px;
    border: 1px solid var(--_edge);
    border-radius: 4px;
    font-size: 0.75rem;
    line-height: 1.25rem;
  }
  a {
    justify-self: start;
    min-block-size: 1.5rem;
    color: var(--_accent);
    font-family: var(--_font);
    font-size: 0.875rem;
    line-height: 1.5rem;
    text-underline-offset: 3px;
  }
`;
