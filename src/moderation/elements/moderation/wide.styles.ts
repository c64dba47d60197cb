/** Lists, rows and the opened comment side by side; and what dark and forced colours change. Comes last. */
import { css } from 'lit';

export const wideStyles = css`
  [data-wide] {
    --_target: 36px;
  }
  [data-wide] .panes {
    display: grid;
    grid-template-columns: minmax(160px, 240px) minmax(320px, 1fr) minmax(360px, 1.15fr);
    gap: 0 32px;
    align-items: start;
  }
  [data-wide] .queues {
    position: sticky;
    inset-block-start: 0;
    flex-direction: column;
    padding-block-start: 12px;
    border: 0;
    font-size: 1rem;
    overflow: visible;
  }
  [data-wide] .queue {
    justify-content: space-between;
    padding-inline: 12px;
    border: 0;
    border-radius: var(--_radius);
  }
  [data-wide] .queue[aria-current] {
    background: var(--_tint);
  }
  [data-wide] .me {
    display: block;
    padding: 16px 12px;
  }
  [data-wide] .row {
    padding: 12px;
  }
  [data-wide] .row:focus-visible {
    outline-offset: -2px;
  }
  [data-wide] .row[aria-current] {
    background: var(--_tint);
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  [data-wide][dir='rtl'] .row[aria-current] {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  [data-wide] .foot {
    margin: 0;
  }
  [data-wide] .row .open,
  [data-wide] .back {
    display: none;
  }
  /* The row's own toolbar comes up over the line of the name, where it moves nothing. */
  [data-wide] .row .toolbar {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    margin: 0;
    padding-inline: 4px;
    border-radius: var(--_radius);
    background: var(--_surface);
    opacity: 0;
  }
  [data-wide] .row:hover .toolbar,
  [data-wide] .row:focus-within .toolbar {
    opacity: 1;
  }
  [data-wide] .row[aria-current] .toolbar {
    background: var(--_tint);
  }
  [data-wide] .detail {
    position: sticky;
    display: block;
    inset-block-start: 0;
    max-block-size: 100vh;
    padding-block: 16px 32px;
    padding-inline: 32px 0;
    overflow-y: auto;
  }
  @media (hover: none) {
    [data-wide] .row .toolbar {
      position: static;
      opacity: 1;
    }
  }
  @supports (color: light-dark(red, red)) {
    mark {
      --_pen: light-dark(#ffdf85, #6b5016);
    }
  }
  @supports not (color: light-dark(red, red)) {
    @media (prefers-color-scheme: dark) {
      mark {
        --_pen: #6b5016;
      }
    }
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
    [data-wide] .row[aria-current],
    [data-wide] .queue[aria-current] {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
