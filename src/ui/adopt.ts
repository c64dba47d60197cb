/** Styles that come later than the element they are for, without a `<style>`, which would need `'unsafe-inline'`. */
import type { CSSResult } from 'lit';

/** Lets a document or shadow root use one more sheet; once per root. */
export const adoptInto = (root: Document | ShadowRoot, { styleSheet }: CSSResult): void => {
  if (styleSheet !== undefined && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
};
