/** Styles for elements without Lit: one constructed sheet per text, shared by all instances; allowed under any `style-src`. */

/** Marks CSS for readers, editors and our floor lint; it changes nothing. */
export const css = String.raw;

const made = new Map<string, CSSStyleSheet>();

/** Gives a root its styles. */
export const wear = (root: ShadowRoot, ...texts: string[]): void => {
  root.adoptedStyleSheets = texts.map((text) => {
    let sheet = made.get(text);
    if (sheet === undefined) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      made.set(text, sheet);
    }
    return sheet;
  });
};
