/** What all our Lit elements share: inherited type, focus ring, quiet and outlined buttons, visually hidden text, motion manners. */
import { css } from 'lit';

export const base = css`
  :host {
    display: block;
    font-family: var(--_font);
    line-height: 1.5;
    color: var(--_text);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .quiet {
    min-block-size: var(--_target);
    padding: 0 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-size: 0.875rem;
    cursor: pointer;
  }
  .quiet:hover {
    color: var(--_text);
    background: var(--_tint);
  }
  .outline {
    min-block-size: var(--_target);
    padding: 8px 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-weight: 600;
    cursor: pointer;
  }
  bdi,
  .words {
    overflow-wrap: anywhere;
  }
  :lang(ur),
  :lang(ar),
  :lang(fa) {
    letter-spacing: 0;
    line-height: 2;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
