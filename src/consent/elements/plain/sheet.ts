/** Styles for elements without Lit: a constructed sheet, which any `style-src` allows. */

/** Marks CSS for readers, editors and our floor lint; it changes nothing. */
export const css = String.raw;

/** Gives an element a shadow root with its styles and content. */
export const draw = (host: HTMLElement, styles: string, ...content: Node[]): void => {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  root.append(...content);
};

/** A named slot. */
export const slot = (name: string): HTMLSlotElement => {
  const element = document.createElement('slot');
  element.name = name;
  return element;
};
