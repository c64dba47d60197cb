/** The line over the thread, and the quiet mark at what is new. */
import { css } from 'lit';

export const lineStyles = css`
  :host {
    display: flex;
    align-items: flex-end;
    block-size: 0;
  }
  p {
    margin: 0;
  }
  button {
    min-block-size: 44px;
    margin-inline-start: -8px;
    padding: 4px 8px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font: inherit;
    font-size: 0.875rem;
    font-weight: 600;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  @media (hover: hover) and (pointer: fine) {
    button {
      min-block-size: 36px;
    }
  }
`;

export const markStyles = css`
  [data-new]::after {
    content: attr(data-new);
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }
`;
