/** A quiet tint of the same ratio as what it stands for, so that nothing moves when the frame comes; no fake play screenshot. */
import { css } from 'lit';

export const embedStyles = css`
  .base {
    display: grid;
    inline-size: 100%;
  }
  .place {
    display: grid;
    align-content: center;
    gap: 6px;
    padding: 20px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_tint);
    font-size: 1rem;
    text-align: start;
  }
  .place:lang(ur),
  .place:lang(ar) {
    font-size: 1.125rem;
  }
  .place[hidden] {
    display: none;
  }
  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .title {
    display: flex;
    gap: 10px;
    margin: 0;
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .title svg {
    flex: none;
    block-size: 1.35em;
    color: var(--_muted);
  }
  .title:lang(ur),
  .title:lang(ar) {
    line-height: inherit;
  }
  p {
    margin: 0;
    max-inline-size: 60ch;
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 10px;
  }
  .outline {
    flex: 0 1 auto;
    min-inline-size: 8rem;
    border: 1.5px solid var(--_text);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .outline:hover {
    background: var(--_text);
    color: var(--_surface);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block-start: 6px;
    font-size: 0.875rem;
  }
  @media (max-width: 30rem) {
    .place {
      padding: 14px 16px;
    }
    p:not(.title) {
      font-size: 0.875rem;
    }
    .outline {
      flex: 1 1 0;
      min-inline-size: 0;
      padding-inline: 8px;
    }
  }
  a,
  ::slotted(a) {
    display: inline-block;
    padding-block: 4px;
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
`;
