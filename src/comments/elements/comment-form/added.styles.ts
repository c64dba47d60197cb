/** How the pieces look that come once somebody writes; adopted beside `comment-form.styles.ts`, with rules as weak where they
 * touch the page's own fields. */
import { css, type CSSResult } from 'lit';

export const addedStyles: CSSResult = css`
  sayso-comment-form :where([data-sayso-added='tail']) {
    display: contents;
  }
  sayso-comment-form :where([data-sayso-added='rest']) {
    display: grid;
    gap: 16px;
    margin-block-start: 16px;
  }
  sayso-comment-form :where([data-sayso-people], [data-sayso-actions]) {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  sayso-comment-form :where([data-sayso-people]) {
    gap: 16px;
    align-items: start;
  }
  sayso-comment-form :where([data-sayso-people] > *) {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  sayso-comment-form :where([data-sayso-note], [data-sayso-added='draft']) {
    margin: 0;
    font-size: 0.875rem;
    color: var(--_muted);
  }
  /* Ours in a form of the page: strong enough not to be taken for the page's own buttons and fields. */
  sayso-comment-form [data-sayso-added] button {
    min-block-size: var(--_target);
    inline-size: auto;
    margin: 0;
    padding: 8px 6px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.875rem;
    cursor: pointer;
  }
  sayso-comment-form [data-sayso-added] button:hover {
    color: var(--_text);
    text-decoration: underline;
  }
  sayso-comment-form [data-sayso-added] button[type='submit'] {
    padding-inline: 20px;
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 1rem;
    font-weight: 600;
    text-decoration: none;
  }
  sayso-comment-form :where([data-sayso-form] button[aria-disabled='true']) {
    opacity: 0.7;
    cursor: progress;
  }
  sayso-comment-form [data-sayso-form] [data-sayso-tick] {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 32px;
    margin: 0;
    font-size: 0.9375rem;
    font-weight: 400;
  }
  /* Themes give every input the width of a line; a box of that width pushes its words off the page. */
  sayso-comment-form [data-sayso-tick] input {
    flex: none;
    inline-size: 20px !important;
    block-size: 20px;
    min-block-size: 0 !important;
    margin: 0;
    accent-color: var(--_accent);
  }
  sayso-comment-form :where([data-sayso-box]) {
    overflow-wrap: anywhere;
  }
  sayso-comment-form :where([data-sayso-box='held']) {
    --_box: var(--_held);
  }
  sayso-comment-form :where([data-sayso-box='good']) {
    --_box: var(--_good);
  }
  sayso-comment-form :where([data-sayso-box] ul) {
    margin-block-start: 4px;
    padding-inline-start: 1.25rem;
  }
  sayso-comment-form [data-sayso-added='tail'] > :is([data-sayso-added='status'], [data-sayso-tick]) {
    margin-block-end: 12px;
  }
  sayso-comment-form :where([data-sayso-added='trap']) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    sayso-comment-form :where([data-sayso-box]) {
      border: 1px solid;
      border-inline-start-width: 4px;
    }
  }
`;
