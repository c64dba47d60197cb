/** Lit's `css` for browsers at the floor, which all adopt style sheets: a text, and one sheet for all elements that use it. */
export interface LeanSheet {
  readonly cssText: string;
  readonly styleSheet: CSSStyleSheet;
}

export const unsafeCSS = (cssText: string): LeanSheet => {
  const styleSheet = new CSSStyleSheet();
  styleSheet.replaceSync(cssText);
  return { cssText, styleSheet };
};

/** Only other sheets may stand between the parts: nothing that came from outside becomes a rule. */
export const css = (parts: TemplateStringsArray, ...sheets: readonly LeanSheet[]): LeanSheet =>
  unsafeCSS(parts.reduce((text, part, index) => text + (sheets[index - 1] as LeanSheet).cssText + part));
