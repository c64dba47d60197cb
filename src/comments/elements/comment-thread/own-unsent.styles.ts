/** What can be done with one's own comment that did not arrive or was turned down: buttons and links in the line that says so. */
import { css } from 'lit';

export const unsentStyles = css`
  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -8px;
  }
  .notice-actions .quiet {
    display: inline-flex;
    align-items: center;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`;
