/** Gives a late dialog of the console its rules: they come with its code, not with the console. */
import type { CSSResult } from 'lit';

export const dress = (inside: Element, styles: CSSResult): void => {
  const root = inside.getRootNode();
  const sheet = styles.styleSheet;
  if (!(root instanceof ShadowRoot) || sheet === undefined || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
