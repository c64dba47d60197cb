/** Lit's `css` for browsers at the floor, which all adopt style sheets: a text, and one sheet for all elements that use it. */
export class LeanSheet {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }
}

export const unsafeCSS = (text: string): LeanSheet => new LeanSheet(text);

/** Only other sheets may stand between the parts: nothing that came from outside becomes a rule. */
export const css = (parts: TemplateStringsArray, ...sheets: readonly LeanSheet[]): LeanSheet =>
  new LeanSheet(parts.reduce((text, part, index) => text + (sheets[index - 1] as LeanSheet).cssText + part));
