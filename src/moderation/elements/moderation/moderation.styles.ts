/** How the console looks: hairlines, no boxes in boxes, the comment's own words the loudest thing, colour only for verdicts. */
import { css } from 'lit';

export const moderationStyles = css`
  h2,
  h3,
  h4,
  p,
  ul,
  dl,
  dd,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2 {
    font-size: 1.125rem;
    font-weight: 600;
  }
  .meta,
  .aside {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .meta a {
    color: var(--_accent);
  }
  .console kbd {
    display: inline-block;
    margin-inline-start: 8px;
    padding: 0 5px;
    border: 1px solid var(--_hairline);
    border-radius: 4px;
    color: inherit;
    /* Latin letters on every page: in a Nastaliq font their box would be two lines tall. */
    font-family: sans-serif;
    font-size: 0.8125rem;
    line-height: 1.3;
  }
  /* As with a felt pen: half of the line's height, so that Nastaliq, whose lines reach into each other, stays readable. */
  mark {
    --_pen: #ffdf85;
    background: linear-gradient(transparent 30%, var(--_pen) 30% 86%, transparent 86%);
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    padding-block-end: 12px;
    border-block-end: 1px solid var(--_hairline);
  }
  .top .quiet {
    margin-inline: auto -8px;
  }
  .top .doors {
    margin-inline-start: auto;
  }
  .top .doors .quiet,
  .top .doors + .quiet {
    margin-inline-start: 0;
  }
  .console:not([data-wide]) .top kbd {
    display: none;
  }
  .notice {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--_held);
    margin-block: 12px 4px;
  }
  .notice .quiet {
    color: var(--_accent);
    text-decoration: underline;
  }
  .calm {
    max-inline-size: 44ch;
    padding-block: 48px;
    margin-inline: auto;
    text-align: center;
  }
  /* A wait that is over at once should not be told. */
  .waiting {
    animation: appear 1ms 400ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .calm h2 {
    margin-block-end: 8px;
  }
  .calm .outline {
    display: inline-flex;
    align-items: center;
    margin-block-start: 20px;
    text-decoration: none;
  }
  .queues {
    display: flex;
    gap: 4px 16px;
    font-size: 0.875rem;
    overflow-x: auto;
    border-block-end: 1px solid var(--_hairline);
  }
  .queue {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .queue:focus-visible {
    outline-offset: -2px;
  }
  .queue:hover {
    color: var(--_text);
  }
  .queue[aria-current] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .count {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .me {
    display: none;
  }
  .row {
    position: relative;
    padding-block: 16px;
    border-block-end: 1px solid var(--_hairline);
    cursor: pointer;
  }
  .row:focus-visible {
    outline-offset: 4px;
    border-radius: var(--_radius);
  }
  .who {
    font-size: 0.875rem;
    font-weight: 600;
  }
  .excerpt {
    display: -webkit-box;
    margin-block: 2px 8px;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .dim .excerpt,
  .dim .who {
    color: var(--_muted);
  }
  .dim mark {
    background: none;
    color: inherit;
  }
  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    margin-block-end: 6px;
  }
  .reasons li {
    padding: 1px 8px;
    border: 1px solid var(--_hairline);
    border-radius: 13px;
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .reasons li:lang(ur) {
    padding-block-end: 6px;
    border-radius: 18px;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    margin-block-start: 4px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    margin-block: 4px -8px;
    margin-inline: -8px;
  }
  .row .toolbar {
    margin: 0;
  }
  .row .toolbar .quiet {
    color: var(--_text);
  }
  .row .open {
    margin-inline-start: auto;
  }
  .console .row kbd {
    display: none;
  }
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    margin-block-end: 6px;
    font-size: 0.875rem;
  }
  .standing.conflict {
    display: block;
  }
  .verdict {
    font-weight: 600;
  }
  [data-verdict='approve'],
  [data-verdict='keep'] {
    color: var(--_good);
  }
  [data-verdict='spam'],
  [data-verdict='reject'],
  [data-verdict='remove'] {
    color: var(--_danger);
  }
  [data-verdict='hold'] {
    color: var(--_held);
  }
  .undo {
    margin-inline: -8px;
    color: var(--_accent);
    text-decoration: underline;
  }
  .conflict {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_held);
  }
  .fresh {
    inline-size: 100%;
    min-block-size: var(--_target);
    margin-block: 8px;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_tint);
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .more {
    margin-block: 16px;
  }
`;
