/** How the pieces look that are added to a form at work; adopted beside `comment-form.styles.ts`, with rules just as weak. */
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
  sayso-comment-form :where([data-sayso-added='draft'] button) {
    padding-inline: 6px;
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
