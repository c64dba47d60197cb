/**
 * Small charts as SVG: one path per series, so that a year of days is three elements. What they show stands in words above and as a
 * table below; they themselves are pictures. Series differ by pattern as well as by colour, which forced colours take away.
 */
import { html, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { RecordsMessages } from '../../messages/records/index.js';
import type { DayCount } from '../../model/records.js';

const height = 160;
/** Room for the numbers at the side and the days below. */
const edge = { start: 40, bottom: 24, top: 12 };

/** The next round number: 1, 2 or 5 with noughts. */
export const niceMost = (most: number): number => {
  const scale = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return ([1, 2, 5, 10].find((step) => step * scale >= most) ?? 10) * scale;
};

interface Bars {
  /** From the start of the line, mirrored where the page is read from the right. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly wide: number;
}

/** A path of bars, each from one height to another. */
export const barsPath = (spans: readonly (readonly [from: number, to: number])[], { x, y, wide }: Bars): string =>
  spans.map(([from, to], index) => (to <= from ? '' : `M${x(index).toFixed(1)} ${y(from).toFixed(1)}h${wide.toFixed(1)}V${y(to).toFixed(1)}h-${wide.toFixed(1)}Z`)).join('');

export const dayLabel = (day: number, language: string): string => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(day);

export const totalOf = ({ published, held, spam }: DayCount): number => published + held + spam;

/** @param width  px of the page that it gets, so that its words are as large as those around it */
export const daysChart = (days: readonly DayCount[], language: string, rtl: boolean, words: RecordsMessages, width: number): TemplateResult => {
  const most = niceMost(Math.max(1, ...days.map(totalOf)));
  const step = (width - edge.start) / days.length;
  const wide = Math.max(1, step * 0.8);
  const from = (index: number): number => edge.start + index * step + (step - wide) / 2;
  const bars: Bars = {
    wide,
    x: (index) => (rtl ? width - from(index) - wide : from(index)),
    y: (value) => edge.top + (height - edge.top - edge.bottom) * (1 - value / most),
  };
  const [side, anchor] = [rtl ? width - edge.start + 6 : edge.start - 6, rtl ? 'start' : 'end'];
  const place = (index: number): number => bars.x(index) + wide / 2;
  const [first, middle, last] = [0, Math.floor((days.length - 1) / 2), days.length - 1];
  const label = (index: number): string => dayLabel(days[index]?.day ?? 0, language);
  return html`<svg class="days" viewBox="0 0 ${width} ${height}" aria-hidden="true" direction="ltr">
      <path class="grid" d="M${rtl ? 0 : edge.start} ${bars.y(0)}h${width - edge.start}M${rtl ? 0 : edge.start} ${bars.y(most / 2)}h${width - edge.start}M${rtl ? 0 : edge.start} ${bars.y(most)}h${width - edge.start}" />
      <path class="series published" d=${barsPath(days.map(({ published }) => [0, published]), bars)} />
      <path class="series held" d=${barsPath(days.map(({ published, held }) => [published, published + held]), bars)} />
      <path class="series spam" d=${barsPath(days.map((each) => [each.published + each.held, totalOf(each)]), bars)} />
      <text x=${side} y=${bars.y(most) + 4} text-anchor=${anchor}>${formatNumber(most, language)}</text>
      <text x=${side} y=${bars.y(0) + 4} text-anchor=${anchor}>${formatNumber(0, language)}</text>
      <text x=${place(first)} y=${height - 6} text-anchor=${days.length === 1 ? 'middle' : rtl ? 'end' : 'start'}>${label(first)}</text>
      <text x=${place(middle)} y=${height - 6} text-anchor="middle">${days.length > 4 ? label(middle) : ''}</text>
      <text x=${place(last)} y=${height - 6} text-anchor=${rtl ? 'start' : 'end'}>${days.length > 1 ? label(last) : ''}</text>
    </svg>
    <p class="legend meta">
      <span><span class="swatch published"></span>${words.published}</span> <span><span class="swatch held"></span>${words.held}</span> <span><span class="swatch spam"></span>${words.spam}</span>
    </p>`;
};

/** One line of a table as a bar of two parts, each of a share of the whole table's largest. */
export const lineChart = (first: number, second: number, most: number, rtl: boolean): TemplateResult => {
  const scale = (value: number): number => (most === 0 ? 0 : (value / most) * 100);
  const [a, b] = [scale(first), scale(second)];
  const bar = (from: number, to: number): string => (to <= from ? '' : `M${rtl ? 100 - to : from} 1h${to - from}v8h${from - to}Z`);
  return html`<svg class="line" viewBox="0 0 100 10" aria-hidden="true" preserveAspectRatio="none"><path class="series published" d=${bar(0, a)} /><path class="series spam" d=${bar(a, a + b)} /></svg>`;
};
