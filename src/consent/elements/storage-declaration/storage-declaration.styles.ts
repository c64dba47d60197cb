/** A table with hairlines; on a narrow screen each row is a short list. Roles in the markup keep it a table for all readers. */
import { css } from 'lit';

export const storageDeclarationStyles = css`
  .base {
    font-size: 1rem;
  }
  .base:lang(ur),
  .base:lang(ar) {
    font-size: 1.125rem;
  }
  section + section {
    margin-block-start: 32px;
  }
  h3 {
    margin: 0 0 4px;
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.35;
  }
  h3:lang(ur),
  h3:lang(ar) {
    line-height: inherit;
  }
  p {
    margin: 0 0 12px;
    max-inline-size: 66ch;
  }
  .muted {
    color: var(--_muted);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 8px 16px 8px 0;
    padding-inline: 0 16px;
    border-block-end: 1px solid var(--_hairline);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  thead th {
    border-block-end-color: var(--_edge);
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 600;
  }
  thead th:nth-child(1) {
    inline-size: 22%;
  }
  thead th:nth-child(2) {
    inline-size: 14%;
  }
  thead th:nth-child(3) {
    inline-size: 20%;
  }
  thead th:nth-child(5) {
    inline-size: 18%;
  }
  code {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.875rem;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .label {
    display: none;
  }
  @media (max-width: 44rem) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
      inline-size: auto;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      padding-block: 10px;
      border-block-end: 1px solid var(--_hairline);
    }
    th,
    td {
      padding: 1px 0;
      border: 0;
    }
    tbody th code {
      font-weight: 600;
    }
    td {
      display: grid;
      grid-template-columns: minmax(5.5rem, 28%) 1fr;
      gap: 12px;
    }
    .label {
      display: inline;
      color: var(--_muted);
      font-size: 0.875rem;
    }
  }
`;
