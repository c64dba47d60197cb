/** How charts and the audit look. Beside the rules of the other broad dialogs. */
import { css } from 'lit';

export const recordsStyles = css`
  .broad section + section {
    margin-block-start: 24px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_hairline);
  }
  .days {
    display: block;
    inline-size: 100%;
    block-size: auto;
    margin-block-start: 8px;
    overflow: visible;
  }
  .days text {
    fill: var(--_muted);
    font-size: 12px;
  }
  .grid {
    fill: none;
    stroke: var(--_hairline);
    vector-effect: non-scaling-stroke;
  }
  .line {
    inline-size: 100%;
    min-inline-size: 80px;
    block-size: 10px;
  }
  .series.published,
  .swatch.published {
    fill: var(--_accent);
    background: var(--_accent);
  }
  .series.held,
  .swatch.held {
    fill: var(--_tint);
    stroke: var(--_held);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
    background: var(--_tint);
    box-shadow: inset 0 0 0 1.5px var(--_held);
  }
  .series.spam,
  .swatch.spam {
    fill: var(--_danger);
    background: var(--_danger);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .swatch {
    display: inline-block;
    inline-size: 12px;
    block-size: 12px;
    margin-inline-end: 6px;
    border-radius: 2px;
    vertical-align: -1px;
  }
  .audit {
    margin: 8px 0;
    padding: 0;
    list-style: none;
  }
  .audit li {
    padding-block: 8px;
    border-block-start: 1px solid var(--_hairline);
    overflow-wrap: anywhere;
  }
  .audit .meta {
    display: block;
  }
  .downloads {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .downloads a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .series.published,
    .swatch.published {
      fill: CanvasText;
      background: CanvasText;
      forced-color-adjust: none;
    }
    .series.held,
    .swatch.held {
      fill: Canvas;
      stroke: CanvasText;
      background: Canvas;
      box-shadow: inset 0 0 0 1.5px CanvasText;
      forced-color-adjust: none;
    }
    .series.spam,
    .swatch.spam {
      fill: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }
    .days text {
      fill: CanvasText;
    }
  }
`;
