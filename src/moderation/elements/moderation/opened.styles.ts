/** How the opened comment and the dialog of keys look. */
import { css } from 'lit';

export const openedStyles = css`
  .detail {
    display: none;
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: -8px;
  }
  .back svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
  }
  [dir='rtl'] .back svg {
    transform: scaleX(-1);
  }
  [data-opened] .top,
  [data-opened] .queues,
  [data-opened] .list {
    display: none;
  }
  [data-opened] .detail {
    display: block;
  }
  .opened:focus {
    outline: none;
  }
  .opened:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 8px;
    border-radius: var(--_radius);
  }
  .opened > .who {
    margin-block-start: 16px;
    font-size: 1rem;
  }
  .answered {
    margin-block-start: 16px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_hairline);
  }
  .answered blockquote {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    color: var(--_muted);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .said {
    max-inline-size: 66ch;
    margin-block: 12px;
    font-size: 1.125rem;
    line-height: 1.6;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .said:lang(ur),
  .said:lang(ar),
  .said:lang(fa) {
    line-height: 2.1;
  }
  .opened .toolbar {
    gap: 8px;
    margin-block: 20px;
  }
  .opened .standing {
    margin-block: 16px;
    font-size: 1rem;
  }
  .why {
    margin-block: 24px 8px;
  }
  .help {
    inline-size: min(420px, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: 24px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .help::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .console .help kbd {
    display: inline-block;
    min-inline-size: 24px;
    margin: 0;
    text-align: center;
  }
  .help dl {
    margin-block: 12px 20px;
  }
  .help dl > div {
    display: grid;
    grid-template-columns: 96px 1fr;
    align-items: baseline;
    padding-block: 4px;
  }
  .discussion {
    margin-inline-start: -8px;
    color: var(--_accent);
  }
  .desk label {
    font-weight: 600;
  }
  .desk form > input,
  .reworded .quiet {
    margin-inline-start: -8px;
    color: var(--_accent);
  }
  .desk textarea {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    margin-block: 4px;
    padding: 8px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    resize: vertical;
  }
  .desk form > label {
    display: block;
    margin-block-start: 12px;
  }
  .desk .switch {
    margin-block-start: 8px;
  }
  .told {
    min-block-size: 1.5em;
    margin-block: 12px;
  }
  .desk .toolbar {
    gap: 8px;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_target);
  }
  .switch input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
