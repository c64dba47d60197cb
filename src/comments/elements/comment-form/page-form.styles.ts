/** Where our additions stand in a form of the page's own. */
import { css, type CSSResult } from 'lit';

export const pageFormStyles: CSSResult = css`
  sayso-comment-form :where([data-sayso-added='tail']) {
    display: contents;
  }
  sayso-comment-form [data-sayso-added='tail'] > :is([data-sayso-added='status'], [data-sayso-tick]) {
    margin-block-end: 12px;
  }
`;
