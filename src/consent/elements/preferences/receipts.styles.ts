/** The line on receipts: words first, two small buttons under them. */
import { css } from 'lit';

export const receiptsStyles = css`
  .receipts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 20px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_hairline);
  }
  .receipts[hidden] {
    display: none;
  }
  .receipts:focus {
    outline: none;
  }
  .receipts p {
    flex: 1 0 100%;
    margin: 0;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .receipts .outline {
    min-inline-size: 6rem;
    font-size: 0.9375rem;
    font-weight: 400;
  }
  .receipts .outline:hover {
    background: var(--_tint);
  }
`;
