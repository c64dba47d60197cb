/** How it looks where a form says who writes; adopted beside the form's own sheet, as weak as that where themes may want a say. */
import { css, type CSSResult } from 'lit';

export const writingStyles: CSSResult = css`
  sayso-comment-form [data-sayso-away] {
    display: none !important;
  }
  sayso-comment-form :where([data-sayso-added='writer']) {
    margin-block-start: 12px;
  }
  sayso-comment-form :where([data-sayso-added='writer'] p) {
    margin: 0;
  }
  sayso-comment-form :where([data-sayso-writer]) {
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  sayso-comment-form :where([data-sayso-added='writer'] a) {
    display: inline-block;
    padding-block: 4px;
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  sayso-comment-form :where([data-sayso-added='writer'] a[data-sayso-primary]) {
    box-sizing: border-box;
    min-block-size: var(--_target);
    margin-block-start: 12px;
    padding: 8px 20px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-decoration: none;
  }
  sayso-comment-form :where([data-sayso-added='notify']) {
    margin-block-end: 12px;
  }
  sayso-comment-form :where([data-sayso-added='notify'] p) {
    padding-inline-start: 32px;
  }
  sayso-comment-form :where([data-sayso-added='notify'] p, [data-sayso-added='verified'] p) {
    margin: 4px 0 0;
    font-size: 0.875rem;
    color: var(--_muted);
  }
  sayso-comment-form :where([data-sayso-added='notify'] p[data-sayso-error]) {
    color: var(--_danger);
  }
  sayso-comment-form [data-sayso-added='writer'] a[data-sayso-primary] {
    color: var(--_on-accent);
  }
  @media (forced-colors: active) {
    sayso-comment-form [data-sayso-added='writer'] a[data-sayso-primary] {
      border-color: LinkText;
      background: Canvas;
      color: LinkText;
    }
  }
`;
