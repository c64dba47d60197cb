/** The line under "Copy private link", and the field where the browser lets nobody write to the clipboard. */
import { css, type CSSResult } from 'lit';

export const privateLinkStyles: CSSResult = css`
  [data-own-note] {
    flex-basis: 100%;
    padding-inline-start: 8px;
    font-size: 0.875rem;
    color: var(--_muted);
  }
  [data-own-note] input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(1rem, 16px);
  }
`;
