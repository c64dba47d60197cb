/** Styles for the light DOM, or that come later than their element, without a `<style>`, which would need `'unsafe-inline'`. */
import type { CSSResult } from 'lit';

/** Lets the document or shadow root that a node stands in, or is, use one more sheet; once per root. */
export const adoptStyles = (node: Node, { styleSheet }: CSSResult): void => {
  const root = node.getRootNode() as Partial<Pick<ShadowRoot, 'adoptedStyleSheets'>>;
  // What stands nowhere yet has no sheets.
  if (styleSheet && root.adoptedStyleSheets?.includes(styleSheet) === false) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
};
