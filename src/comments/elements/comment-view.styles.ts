/** How one comment looks, wherever it is shown: in the readers' thread and in the moderators' list. */
import { css } from 'lit';

export const commentStyles = css`
  .comment {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr);
    column-gap: 12px;
    scroll-margin-block: 80px;
  }
  .avatar {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: 50%;
    background: hsl(var(--_hue, 210) 42% 90%);
    color: hsl(var(--_hue, 210) 55% 25%);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }
  [data-tint='1'] {
    --_hue: 20;
  }
  [data-tint='2'] {
    --_hue: 48;
  }
  [data-tint='3'] {
    --_hue: 95;
  }
  [data-tint='4'] {
    --_hue: 150;
  }
  [data-tint='5'] {
    --_hue: 185;
  }
  [data-tint='6'] {
    --_hue: 265;
  }
  [data-tint='7'] {
    --_hue: 330;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    min-block-size: 2rem;
    align-content: center;
  }
  .name {
    font-weight: 600;
    color: inherit;
  }
  .badge {
    padding: 0 6px;
    border: 1px solid var(--_edge);
    border-radius: 4px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .when,
  .when a {
    color: var(--_muted);
    font-size: 0.875rem;
    text-decoration: none;
  }
  /* 24 px high for fingers (A-14), also where "In reply to" stands right below. */
  .when a {
    display: inline-block;
    padding-block: 2px;
  }
  .when a:hover {
    text-decoration: underline;
  }
  .content {
    grid-column: 2;
    min-inline-size: 0;
  }
  .words {
    max-inline-size: 66ch;
  }
  /* A comment in another script than the page's: its own line height, whatever the page's is. */
  .words[lang]:not(:lang(ur), :lang(ar), :lang(fa)) {
    line-height: 1.5;
  }
  .words > * {
    margin: 0 0 12px;
  }
  .words > :last-child {
    margin-block-end: 4px;
  }
  .words p,
  .words li {
    unicode-bidi: plaintext;
  }
  .words p {
    white-space: pre-line;
  }
  .words ul,
  .words ol {
    padding-inline-start: 1.5rem;
  }
  .words blockquote {
    margin-inline: 0;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_edge);
    color: var(--_muted);
  }
  .words blockquote > * {
    margin: 0 0 8px;
  }
  .words blockquote > :last-child {
    margin: 0;
  }
  .words code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--_tint);
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 0.9em;
  }
  .words pre {
    padding: 12px;
    border-radius: var(--_radius);
    background: var(--_tint);
    line-height: 1.5;
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .words pre code {
    padding: 0;
    background: none;
  }
  .words a {
    color: var(--_accent);
  }
  .host {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .erased .name {
    color: var(--_muted);
    font-style: italic;
    font-weight: 400;
  }
  .notice {
    margin: 0 0 4px;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .held,
  .quietly {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_hairline);
  }
  .held {
    border-color: var(--_held);
  }
  .held .notice {
    color: var(--_held);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-inline-start: -8px;
  }
  .quiet[aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }
  @media (hover: hover) and (pointer: fine) {
    .actions .quiet {
      min-block-size: 36px;
    }
  }
  @supports (color: light-dark(red, red)) {
    .avatar {
      background: light-dark(hsl(var(--_hue, 210) 42% 90%), hsl(var(--_hue, 210) 28% 26%));
      color: light-dark(hsl(var(--_hue, 210) 55% 25%), hsl(var(--_hue, 210) 60% 86%));
    }
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
