/** The row under a comment, what is said there, and the line of a muted person. */
import { css } from 'lit';

export const partStyles = css`
  .part-menu,
  .part-said {
    flex-basis: 100%;
    margin: 0;
    min-inline-size: 0;
  }
  .part-row {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: 8px;
    /* Room for the ring of the first button. */
    padding-inline-start: 4px;
    border-inline-start: 2px solid var(--_hairline);
  }
  .part-row .quiet,
  .part-list .quiet {
    max-inline-size: 100%;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .part-said,
  .part-link {
    padding-inline-start: 8px;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .part-link {
    display: block;
  }
  .part-link input {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .part-list {
    margin: 0;
    margin-inline-start: 8px;
    padding: 0;
    border-inline-start: 2px solid var(--_hairline);
    list-style: none;
  }
  .quieted {
    padding-block: 4px;
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .quieted .quiet {
    padding: 0 4px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`;
