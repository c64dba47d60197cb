/** One topic of the preferences: its switch, its services and what they keep. */
import { css } from 'lit';

export const topicStyles = css`
  .points {
    margin: 0 0 12px;
    padding-inline-start: 1.1em;
    max-inline-size: 66ch;
  }
  .points li {
    margin-block-end: 8px;
  }
  .points li::marker {
    color: var(--_muted);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 16px;
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .row.still {
    margin: 0;
    cursor: auto;
  }
  .row .name {
    display: block;
    font-weight: 600;
  }
  .main {
    margin-block: 16px;
    padding-block: 10px;
    border-block: 1px solid var(--_hairline);
  }
  [role='switch'] {
    flex: none;
    appearance: none;
    position: relative;
    inline-size: 46px;
    block-size: 26px;
    margin: 0;
    border: 2px solid var(--_edge);
    border-radius: 26px;
    background: var(--_surface);
    cursor: pointer;
  }
  [role='switch']::before {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 16px;
    background: var(--_edge);
  }
  [role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  [role='switch']:checked::before {
    inset-inline-start: 23px;
    background: var(--_on-accent);
  }
  details {
    margin-block-start: 4px;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_target);
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline: 0.15em;
    border-block-end: 1.75px solid;
    border-inline-end: 1.75px solid;
    transform: rotate(-45deg);
  }
  [dir='rtl'] summary::before {
    transform: rotate(45deg);
  }
  details[open] > summary::before,
  [dir='rtl'] details[open] > summary::before {
    transform: translateY(-0.15em) rotate(45deg);
  }
  .services,
  .stores,
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .service {
    padding-block: 8px 12px;
    border-block-start: 1px solid var(--_hairline);
  }
  .small,
  .small .why {
    font-size: 0.875rem;
  }
  p.small {
    margin-block-end: 4px;
    color: var(--_muted);
  }
  .stores li {
    padding-block: 2px;
    overflow-wrap: anywhere;
  }
  code {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.8125rem;
  }
  .exempt {
    margin-block: 16px 8px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .exempt p:last-child {
    margin: 0;
  }
  .badge {
    margin: 0;
    font-weight: 600;
  }
`;
