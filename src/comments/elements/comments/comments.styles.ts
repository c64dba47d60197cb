/** Heading, form, thread: one column, in that order. */
import { css } from 'lit';

export const commentsStyles = css`
  :host {
    color: var(--sayso-text, inherit);
  }
  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-content: start;
    max-inline-size: 46rem;
  }
  .base.held {
    min-block-size: min(40rem, 90vh);
  }
  /* As weak as a tag name: how high lines are in Urdu, Arabic and Persian goes before it (ui/base.styles.ts). */
  h2 {
    margin: 0;
    font: inherit;
    font-size: 1.375rem;
    font-weight: 700;
    line-height: 1.3;
  }
  .question {
    margin: 0;
    font-size: 1.125rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .say {
    margin: 0;
    color: var(--_muted);
  }
  slot {
    display: block;
  }
  /* Room for what is said of the last visit, so that nothing moves when it comes. */
  :host([remember-visits]) slot[name='thread'] {
    padding-block-start: 2.75rem;
  }
  [hidden] {
    display: none;
  }
  /* As if none of this stood around what the page has in our place. */
  .waits {
    display: block;
    max-inline-size: none;
  }
  .waits > slot {
    display: contents;
  }
`;
