/** A dialog of 720 × 560 with tabs at the inline start; on a phone the whole screen, the tabs a list that opens into pages. */
import { css } from 'lit';

export const preferencesStyles = css`
  :host {
    display: contents;
  }
  .base {
    position: fixed;
    inset: 0;
    inline-size: min(46rem, 100vw - 32px);
    block-size: min(36rem, 100vh - 32px);
    max-inline-size: none;
    max-block-size: none;
    margin: auto;
    padding: 0;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font-family: var(--_font);
    font-size: 1rem;
    font-weight: 400;
    line-height: 1.5;
    text-align: start;
    overflow: hidden;
  }
  .base:lang(ur),
  .base:lang(ar) {
    font-size: 1.125rem;
    line-height: 2;
  }
  .base::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 60px;
    padding: 8px 12px 8px 24px;
    padding-inline: 24px 12px;
    border-block-end: 1px solid var(--_hairline);
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.35;
  }
  h3 {
    margin: 0 0 8px;
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.35;
  }
  h4 {
    margin: 12px 0 2px;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  :lang(ur) :is(h2, h3, h4),
  :lang(ar) :is(h2, h3, h4) {
    line-height: inherit;
  }
  h2:focus,
  h3:focus {
    outline: none;
  }
  p {
    margin: 0 0 12px;
    max-inline-size: 66ch;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .target {
    display: inline-block;
    padding-block: 4px;
  }
  .tool {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .tool:hover,
  .tabs button:hover,
  .list button:hover {
    background: var(--_tint);
    color: var(--_text);
  }
  .body {
    flex: 1;
    min-block-size: 0;
    display: flex;
  }
  .tabs {
    flex: none;
    box-sizing: border-box;
    inline-size: 14.5rem;
    padding: 12px;
    border-inline-end: 1px solid var(--_hairline);
    overflow-y: auto;
  }
  .tabs button,
  .list button {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 8px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .tabs [aria-selected='true'] {
    background: var(--_tint);
    font-weight: 600;
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  [dir='rtl'] .tabs [aria-selected='true'] {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  .tabs button + button {
    margin-block-start: 2px;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .vendor,
  .facts,
  .why {
    display: block;
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
    line-height: inherit;
  }
  .facts {
    display: inline;
  }
  .panel {
    flex: 1;
    min-inline-size: 0;
    padding: 20px 24px 24px;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline-offset: -3px;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 10px 24px;
    border-block-start: 1px solid var(--_hairline);
    background: var(--_tint);
    font-size: 0.9375rem;
  }
  .notice p {
    flex: 1 1 18rem;
    max-inline-size: none;
    margin: 0;
  }
  .actions {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 16px 24px max(16px, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_hairline);
  }
  .actions button {
    flex: 1 1 8rem;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding: 9px 8px;
    border: 1.5px solid var(--_text);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .actions button:hover {
    background: var(--_text);
    color: var(--_surface);
  }
  @media (max-width: 40rem) {
    .base {
      inline-size: 100%;
      block-size: 100%;
      border: 0;
      border-radius: 0;
    }
    header {
      padding-inline: 16px 4px;
    }
    header .tool:first-child {
      margin-inline-start: -12px;
    }
    .panel {
      padding: 16px;
    }
    .list {
      flex: 1;
      overflow-y: auto;
    }
    .list li {
      border-block-end: 1px solid var(--_hairline);
    }
    .list button {
      min-block-size: 60px;
      padding: 8px 16px;
      border-radius: 0;
      outline-offset: -3px;
    }
    .ahead {
      display: grid;
      color: var(--_muted);
    }
    .notice {
      padding-inline: 16px;
    }
    .actions {
      padding: 12px 16px max(12px, env(safe-area-inset-bottom));
    }
    .actions button:last-child {
      flex-basis: 100%;
    }
  }
  @media (max-height: 26rem) {
    .frame {
      overflow-y: auto;
    }
    .body {
      min-block-size: 5rem;
    }
    header {
      min-block-size: 44px;
      padding-block: 0;
    }
    .actions {
      gap: 6px;
      padding-block: 6px;
    }
    .actions button,
    .actions button:last-child {
      flex-basis: 4rem;
      font-size: 0.875rem;
    }
  }
  [dir='rtl'] .icon {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .tabs [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    [role='switch']::before {
      background: ButtonText;
    }
    [role='switch']:checked {
      background: Highlight;
    }
    [role='switch']:checked::before {
      background: HighlightText;
    }
  }
  @media print {
    .base {
      display: none;
    }
  }
`;
