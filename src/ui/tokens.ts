/**
 * The public look: `--sayso-…` custom properties, read once into private `--_…` on `:host`, with system defaults so that an
 * unknown news page fits untouched. Dark is the page's decision, not the system's: where a page's `color-scheme` takes dark,
 * `light-dark()` follows it. Chromium 109 has no `light-dark()`: there the colours are plain, and the reader's system is asked. (A
 * custom property that holds an unknown function would compute to transparent.)
 */
import { css, unsafeCSS, type CSSResult } from 'lit';

/** By day and by night. */
const colours: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  /** The page's own accent: links, primary buttons, focus ring. */
  'accent': ['#0b57a4', '#8ab8ee'],
  /** Text on the accent. */
  'on-accent': ['#fff', '#0c1a2b'],
  /** Problems at fields, and destructive actions. */
  'danger': ['#b3261e', '#ffb4a9'],
  /** A comment that waits for a moderator. */
  'held': ['#8a5300', '#f0bd6b'],
  /** Something that went well. */
  'good': ['#1a6b3c', '#83d6a4'],
  /** Text on our own surfaces; elsewhere the page's own is inherited unless this is set. */
  'text': ['#1c1e21', '#e6e8eb'],
  /** Secondary text; at least 4.5:1 on the background. */
  'muted': ['#5b6168', '#a5abb3'],
  /** Background of what floats: dialog, menu, banner. */
  'surface': ['#fff', '#1b1e22'],
  /** A quiet tint: fields, placeholders, code. */
  'tint': ['#f4f5f7', '#24282d'],
  /** Hairlines between things. */
  'hairline': ['#d9dce1', '#383d44'],
  /** Edges of controls; at least 3:1 on the background. */
  'edge': ['#82888f', '#868d96'],
  /** Colour of the one elevation's shadow, for what floats. */
  'shade': ['rgb(0 0 0 / 0.18)', 'rgb(0 0 0 / 0.6)'],
};

const measures: Readonly<Record<string, string>> = {
  /** Corner radius. */
  'radius': '6px',
  /** The one elevation, for what floats. */
  'shadow': '0 8px 32px var(--_shade)',
  /** Font of everything; the page's own by default. */
  'font': 'inherit',
  /** Smallest height of a control. */
  'target': '44px',
};

const rules = <T>(table: Readonly<Record<string, T>>, value: (entry: T) => string): CSSResult =>
  unsafeCSS(Object.entries(table).map(([name, entry]) => `--_${name}: var(--sayso-${name}, ${value(entry)});`).join(''));

/** Asked by script: rules for what a browser has not would only be carried along. In Node there is nothing to ask, and nothing to see. */
const asPageSays = typeof CSS !== 'undefined' && CSS.supports('color', 'light-dark(red, red)');

export const tokens = css`
  :host {
    ${rules(colours, ([light, dark]) => (asPageSays ? `light-dark(${light}, ${dark})` : light))}${rules(measures, (value) => value)}
  }
  ${asPageSays ? css`` : css`@media (prefers-color-scheme: dark) { :host { ${rules(colours, ([, dark]) => dark)} } }`}
`;
