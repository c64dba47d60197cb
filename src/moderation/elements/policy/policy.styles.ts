/** How the dialogs of rules and records look: wide, calm, hairlines between things. */
import { css } from 'lit';

export const policyStyles = css`
  .help.broad {
    inline-size: min(1120px, calc(100vw - 32px));
  }
  .broad h3 {
    margin: 0 0 4px;
    font-size: 1rem;
    font-weight: 600;
  }
  .broad code {
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .beside {
    display: grid;
    gap: 24px 32px;
    margin-block-start: 16px;
  }
  .beside > * {
    min-inline-size: 0;
  }
  .rules {
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  .rules li {
    padding-block: 8px;
    border-block-start: 1px solid var(--_hairline);
  }
  .rules .meta {
    display: block;
  }
  .then {
    font-size: 0.875rem;
  }
  .then::before {
    content: '→ ';
  }
  [dir='rtl'] .then::before {
    content: '← ';
  }
  .then[data-then='hold'] {
    color: var(--_held);
  }
  .then[data-then='spam'],
  .then[data-then='refuse'] {
    color: var(--_danger);
  }
  .broad label {
    display: block;
    font-weight: 600;
  }
  .broad label:not(:first-child) {
    margin-block-start: 12px;
  }
  .broad select {
    max-inline-size: 100%;
    min-block-size: var(--_target);
    padding: 4px 8px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .broad #policy-text {
    min-block-size: 12em;
    font-family: ui-monospace, monospace;
    font-size: 0.875rem;
    line-height: 1.5;
    letter-spacing: 0;
  }
  .broad [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .faults li {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_danger);
    margin-block: 8px;
    overflow-wrap: anywhere;
  }
  .faults .quiet {
    color: var(--_accent);
    text-decoration: underline;
  }
  .trial {
    margin-block-start: 24px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_hairline);
  }
  .one-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block: 8px;
  }
  .broad .one-line label:not(:first-child),
  .broad .one-line label {
    margin: 0;
  }
  .wide-table {
    overflow-x: auto;
  }
  .broad table {
    inline-size: 100%;
    margin-block: 12px;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .broad caption {
    padding-block: 8px 4px;
    font-weight: 600;
    text-align: start;
  }
  .broad th,
  .broad td {
    padding: 6px 12px 6px 0;
    border-block-end: 1px solid var(--_hairline);
    text-align: start;
    vertical-align: top;
  }
  [dir='rtl'] .broad th,
  [dir='rtl'] .broad td {
    padding: 6px 0 6px 12px;
  }
  .broad thead th {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .broad tbody th {
    font-weight: 400;
  }
  .broad summary {
    min-block-size: var(--_target);
    padding-block: 8px;
    cursor: pointer;
  }
  .examples li {
    padding-block: 4px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_hairline);
    margin-block: 4px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  @media (min-width: 960px) {
    .beside {
      grid-template-columns: minmax(260px, 2fr) 3fr;
    }
  }
`;
