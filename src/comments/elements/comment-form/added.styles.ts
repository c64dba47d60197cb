/** How the pieces look that are added to a form at work; adopted beside `comment-form.styles.ts`, with rules as weak where they
 * touch the page's own fields. */
import { css, type CSSResult } from 'lit';

export const addedStyles: CSSResult = css`
  sayso-comment-form :where([data-sayso-form] [aria-invalid='true']) {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  sayso-comment-form :where([data-sayso-form] button[aria-disabled='true']) {
    opacity: 0.7;
    cursor: progress;
  }
  sayso-comment-form :where([data-sayso-added] button:hover) {
    color: var(--_text);
    text-decoration: underline;
  }
  sayso-comment-form :where([data-sayso-error]) {
    display: flex;
    gap: 6px;
    margin: 4px 0 0;
    font-size: 0.875rem;
    color: var(--_danger);
  }
  sayso-comment-form :where([data-sayso-added] svg) {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  sayso-comment-form :where([data-sayso-box='danger']) {
    --_box: var(--_danger);
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
  sayso-comment-form :where([data-sayso-box] li) {
    padding-block: 2px;
  }
  sayso-comment-form :where([data-sayso-box] a) {
    color: inherit;
  }
  sayso-comment-form :where([data-sayso-added='summary']:not(:empty)) {
    margin-block-end: 16px;
  }
  sayso-comment-form :where([data-sayso-added='counter'] p) {
    margin: 4px 0 0;
    font-size: 0.875rem;
    color: var(--_muted);
  }
  sayso-comment-form :where([data-sayso-added='draft'] p) {
    display: flex;
    align-items: center;
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
    border: 0;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.875rem;
  }
  sayso-comment-form [data-sayso-added] [data-sayso-tick] {
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
  sayso-comment-form [data-sayso-form='page'] :is([data-sayso-added='status'], [data-sayso-added='remember']) {
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
`;
