/** The dialog in which a comment is reported. */
import { css } from 'lit';

export const reportStyles = css`
  dialog.report {
    inline-size: min(34rem, 100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    padding: 24px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font-family: var(--_font);
    line-height: 1.5;
  }
  .solid {
    min-block-size: var(--_target);
    padding: 8px 16px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    cursor: pointer;
  }
  .report::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  .report h2 {
    margin: 0 0 4px;
    font-size: 1.25rem;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  /* It is read out where the dialog begins; there is nothing to press on it. */
  .report h2:focus-visible {
    outline: none;
  }
  .report p {
    margin: 0 0 12px;
  }
  .report .aside {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .report .choice .aside,
  .report .line > .aside,
  .report .line > .fault,
  .report fieldset > .fault,
  .report .address {
    display: block;
  }
  .report fieldset {
    margin: 0 0 16px;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .report legend,
  .report .line > label {
    display: block;
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }
  .report .choice,
  .report .line > .choice {
    display: flex;
    gap: 12px;
    align-items: start;
    min-block-size: var(--_target);
    margin: 0;
    padding-block: 10px;
    font-weight: 400;
    cursor: pointer;
  }
  .report .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    margin-block-start: 2px;
    accent-color: var(--_accent);
  }
  .report .line {
    margin-block-end: 16px;
  }
  .report textarea,
  .report select,
  .report .line > input {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-size: max(1rem, 16px);
    resize: vertical;
  }
  .report .line > [aria-invalid='true'] {
    border: 2px solid var(--_danger);
    outline-color: var(--_danger);
  }
  .report .fault {
    margin: 4px 0 0;
    color: var(--_danger);
    font-size: 0.875rem;
  }
  .report p.fault {
    margin-block: 0 12px;
  }
  .report p.fault:empty {
    display: none;
  }
  .report .address {
    overflow-wrap: anywhere;
    color: var(--_muted);
    font-size: 0.875rem;
    text-align: start;
  }
  .report .number {
    white-space: nowrap;
    letter-spacing: 0.04em;
  }
  .report .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
  }
  @media (max-width: 30rem) {
    dialog.report {
      padding: 16px;
    }
  }
`;
