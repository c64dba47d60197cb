/** The pill for new comments, the line of a folded conversation, the place of a reply form, the comment that is linked to. */
import { css } from 'lit';

export const goingStyles = css`
  /* At the end of its line: buttons of comments, and the choice of order, stand at the start. */
  .pill-row {
    position: sticky;
    inset-block-start: var(--sayso-sticky-offset, 12px);
    z-index: 1;
    display: flex;
    justify-content: flex-end;
    block-size: 0;
    overflow: visible;
  }
  .pill {
    align-self: flex-start;
    /* Level with the choice of order beside it. */
    margin-block-start: calc((var(--_target) - 36px) / 2);
    min-block-size: 36px;
    padding: 4px 16px;
    border: 1px solid var(--_accent);
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.2);
    font-size: 0.875rem;
    font-weight: 600;
    cursor: pointer;
  }
  /* Twice the text on a narrow phone: there is no room beside the choice of order, so it stands below; the pill takes two lines. */
  @container (max-width: 12em) {
    .bar {
      margin-block-start: 3.25em;
    }
  }
  .marked > .content {
    margin: -2px -8px;
    padding: 2px 8px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .node > .reply-place {
    grid-row: 2;
    padding-block: 8px 4px;
    padding-inline-start: calc(2rem + 12px);
  }
  @container (max-width: 520px) {
    .node > .reply-place {
      padding-inline-start: 0;
    }
  }
  .folded {
    display: flex;
    gap: 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-size: 0.875rem;
    text-align: start;
    cursor: pointer;
  }
  .folded:hover {
    color: var(--_text);
    background: var(--_tint);
  }
  .folded svg {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin-inline: 6px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  .folded bdi {
    color: var(--_text);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .pill,
    .folded {
      border: 1px solid;
    }
  }
  @media print {
    .pill-row {
      display: none;
    }
  }
`;
