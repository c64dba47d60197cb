/** How a form shows what is in the way, with rules as weak as the form's own where they touch the page's fields. */
import { css, type CSSResult } from 'lit';

export const troubleStyles: CSSResult = css`
  sayso-comment-form :where([data-sayso-form] [aria-invalid='true']) {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  sayso-comment-form :where([data-sayso-error]) {
    display: flex;
    gap: 6px;
    margin: 4px 0 0;
    font-size: 0.875rem;
    color: var(--_danger);
  }
  sayso-comment-form :where([data-sayso-error] svg) {
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
  sayso-comment-form :where([data-sayso-box] li) {
    padding-block: 2px;
  }
  sayso-comment-form :where([data-sayso-added='summary'] a) {
    color: inherit;
  }
  sayso-comment-form :where([data-sayso-added='status'] [data-sayso-box='danger'] a) {
    display: inline-block;
    padding-block: 4px;
    color: inherit;
  }
  sayso-comment-form :where([data-sayso-added='summary']:not(:empty)) {
    margin-block-end: 16px;
  }
  sayso-comment-form :where([data-sayso-added='counter']) {
    margin: 4px 0 0;
    font-size: 0.875rem;
    color: var(--_muted);
  }
`;
