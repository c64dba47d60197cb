/** How the pieces look that come once somebody writes; adopted beside `comment-form.styles.ts`, with rules as weak where they
 * touch the page's own fields. */
import { css, type CSSResult } from 'lit';

export const addedStyles: CSSResult = css`
  sayso-comment-form :where([data-sayso-added='rest'], [data-sayso-people]) {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: 16px;
  }
  sayso-comment-form :where([data-sayso-added='rest']) {
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: 16px;
  }
  sayso-comment-form :where([data-sayso-actions]) {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
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
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 1rem;
    font-weight: 600;
    text-decoration: none;
  }
  sayso-comment-form :where([data-sayso-form] [aria-disabled='true']) {
    opacity: 0.7;
    cursor: progress;
  }
  sayso-comment-form [data-sayso-tick] {
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
  sayso-comment-form :where([data-sayso-box='held']) {
    --_box: var(--_held);
  }
  sayso-comment-form :where([data-sayso-box='good']) {
    --_box: var(--_good);
  }
  sayso-comment-form :where([data-sayso-box] ul) {
    padding-inline-start: 1.25rem;
  }
  sayso-comment-form :where([data-sayso-added='trap']) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
