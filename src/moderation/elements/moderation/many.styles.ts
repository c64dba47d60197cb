/** How narrowing, choosing many, what stands around a comment, and the dialogs look. */
import { css } from 'lit';

export const manyStyles = css`
  .search {
    display: flex;
    gap: 4px;
    margin-block-start: 12px;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding: 4px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
  }
  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .narrowed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-block-start: 8px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  .chips li {
    display: flex;
    align-items: center;
    max-inline-size: 100%;
    padding-inline-start: 12px;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_target) / 2);
    font-size: 0.875rem;
  }
  .chips bdi,
  .own-list bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .drop {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    min-inline-size: var(--_target);
    border-radius: calc(var(--_target) / 2);
  }
  .drop svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
  }
  .own-lists {
    flex: none;
    align-self: center;
  }
  .own-list {
    display: flex;
    flex: none;
    align-items: center;
  }
  .many {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    min-block-size: var(--_target);
    margin-block-start: 8px;
    font-size: 0.875rem;
  }
  .many .toolbar {
    gap: 8px;
    margin: 0;
  }
  .many .outline {
    padding-block: 0;
  }
  .many .whole {
    margin-inline: auto -8px;
  }
  label.tick {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .tick input,
  .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .row > .tick {
    float: inline-start;
    min-block-size: 24px;
    min-inline-size: 32px;
  }
  .console:not([data-wide]) .row > .tick {
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    margin-block: -10px;
    margin-inline-start: -12px;
    justify-content: center;
  }
  .viewers {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_edge);
    margin-block: 4px;
  }
  .aside-tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-inline-start: -8px;
  }
  .aside-tools .quiet {
    color: var(--_accent);
    text-align: start;
  }
  .aside-tools .discussion {
    margin-inline-start: 0;
  }
  .narrow {
    margin-block-start: 16px;
  }
  details {
    margin-block-start: 8px;
  }
  summary {
    display: flex;
    align-items: center;
    min-block-size: var(--_target);
    color: var(--_accent);
    font-size: 0.875rem;
    cursor: pointer;
  }
  summary::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    margin-inline: 2px 10px;
    border: solid currentColor;
    border-width: 0 1.75px 1.75px 0;
    transform: rotate(-45deg);
  }
  [dir='rtl'] summary::before {
    transform: rotate(135deg);
  }
  details[open] > summary::before {
    transform: rotate(45deg);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .conversation,
  .reporters,
  .notes {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .conversation li,
  .reporters li,
  .notes li {
    padding-block: 8px;
    border-block-start: 1px solid var(--_hairline);
  }
  .conversation .words,
  .notes .words {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .conversation [data-depth='1'] {
    padding-inline-start: 16px;
  }
  .conversation [data-depth='2'] {
    padding-inline-start: 32px;
  }
  .conversation [data-depth='3'],
  .conversation [data-depth='4'] {
    padding-inline-start: 48px;
  }
  .conversation [aria-current] {
    box-shadow: inset 3px 0 0 var(--_accent);
    padding-inline-start: 12px;
  }
  [dir='rtl'] .conversation [aria-current] {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .asks {
    overflow-wrap: anywhere;
    padding-block-end: 16px;
    border-block-end: 1px solid var(--_hairline);
    margin-block-end: 16px;
  }
  .asks .meta {
    margin-block: 8px 12px;
  }
  .desk fieldset {
    padding: 0;
    border: 0;
    margin: 12px 0 0;
  }
  .desk legend {
    padding: 0;
    font-weight: 600;
  }
  .desk label.choice {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--_target);
    font-weight: 400;
    cursor: pointer;
  }
  .desk select {
    inline-size: 100%;
    min-block-size: var(--_target);
    margin-block: 4px;
    padding-inline: 8px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .desk h3 {
    margin-block: 24px 8px;
    font-size: 1rem;
  }
  .desk blockquote {
    max-block-size: 9em;
    overflow-y: auto;
    white-space: pre-wrap;
  }
  .desk .toolbar button {
    text-align: start;
  }
  .key {
    inline-size: 36px;
    min-block-size: 36px;
    padding: 0;
    border: 1px solid var(--_edge);
    border-radius: 4px;
    background: none;
    font-family: sans-serif;
    text-align: center;
    text-transform: uppercase;
  }
  .key:disabled {
    opacity: 0.5;
  }
  .keys .toolbar {
    gap: 8px;
  }
`;
