/** Styles for light DOM without a `<style>`, which would need `'unsafe-inline'`. */
import type { CSSResult } from 'lit';

/** Lets the document or shadow root that an element stands in use the sheet; once per root. */
export const adoptStyles = (element: Element, styles: CSSResult): void => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const sheet = styles.styleSheet;
  if (sheet === undefined || !('adoptedStyleSheets' in root) || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
