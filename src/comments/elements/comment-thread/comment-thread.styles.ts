/** The thread: nesting with a hairline that folds a conversation, the pill for new comments, quiet controls. */
import { css } from 'lit';

export const threadStyles = css`
  :host {
    color: var(--sayso-text, inherit);
    container-type: inline-size;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .words ol {
    list-style: decimal;
  }
  .waiting {
    animation: appear 1ms 400ms both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    min-block-size: var(--_target);
  }
  .sort {
    display: flex;
    gap: 4px;
    align-items: center;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  select {
    min-block-size: 36px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-size: 0.875rem;
    cursor: pointer;
  }
  option {
    background: var(--_surface);
    color: var(--_text);
  }
  /*
   * Groups that are far away cost nothing; the last one is always drawn, so that "Show more" stands still below it, and keeps its
   * height when another comes. The padding keeps focus rings and tall letters inside what is painted. All are contained alike, far or
   * near: Chromium counts a change of containment in the frame of a jump as a layout shift of the whole way.
   */
  .group {
    contain: content;
    margin-inline: -6px;
    padding: 2px 6px;
  }
  .group:not(:last-of-type) {
    content-visibility: auto;
  }
  .node {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    padding-block-start: 20px;
  }
  .node > * {
    grid-area: 1 / 1;
  }
  .node > .replies {
    grid-row: 3;
    padding-inline-start: 24px;
  }
  /* From below the avatar down to the last reply. */
  .node > .fold {
    grid-row: 1 / 4;
    justify-self: start;
    position: relative;
    inline-size: 24px;
    margin-block-start: calc(2rem + 4px);
    margin-inline-start: calc(1rem - 12px);
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .fold::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 12px;
    border-inline-start: 1px solid var(--_hairline);
  }
  .fold:hover::before,
  .fold:focus-visible::before {
    border-inline-start: 2px solid var(--_accent);
  }
  .comment:focus-visible {
    outline-offset: 4px;
    border-radius: var(--_radius);
  }
  .narrow-only {
    display: none;
  }
  .more {
    display: grid;
    place-items: center;
  }
  .say {
    margin: 0;
    padding-block: 24px;
    color: var(--_muted);
  }
  .say p {
    margin: 0 0 8px;
  }
  @container (max-width: 520px) {
    .comment > .content {
      grid-column: 1 / -1;
      padding-block-start: 4px;
    }
    .comment > .held {
      margin-block-start: 4px;
    }
    .node > .replies {
      padding-inline-start: 20px;
    }
    /* Two levels are indented on a narrow screen; deeper ones stand beside their parents and name them. */
    .replies .node > .replies {
      padding-inline-start: 0;
    }
    .replies > .node > .fold {
      display: none;
    }
    .narrow-only {
      display: inline;
    }
    .node > .fold {
      grid-row: 3;
      margin-block-start: 20px;
      margin-inline-start: -6px;
    }
  }
  @media print {
    .bar,
    .more,
    .actions {
      display: none;
    }
  }
`;
