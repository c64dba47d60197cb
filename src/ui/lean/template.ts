/**
 * From a template's text to nodes, without the browser's HTML parser: no string ever becomes markup, so the bundle of script tags
 * needs no Trusted Types policy. What is understood is what our templates say: elements in pairs or closed by `/>`, attributes
 * without quotes or in double ones, no entities. scripts/templates.mjs holds every template to it when the bundle is built.
 */

/** Stands where a value comes; no text of ours has it. */
const gap = '\u0001';

/** Where values go: into the node that stands at `index` in the order of the document (-1 for none before). */
export interface Hole {
  readonly index: number;
  /** The attribute, with its mark (`?`, `.`, `@`); '' for what stands between nodes. */
  readonly name: string;
  /** What stands around the values in an attribute: one more than there are values. */
  readonly texts: readonly string[];
}

export interface Prepared {
  readonly content: DocumentFragment;
  readonly holes: readonly Hole[];
}

/** Elements and comments: what counts in `index`. */
export const counted = 129;

const tokens = /([^<]+)|<(\/?)([\w-]*)([^>]*?)(\/?)>/g;
const attributes = /([^\s=]+)(?:="([^"]*)"|=(\S+))?/g;

const known = new WeakMap<readonly string[], Prepared>();

/** Nodes of a document that is nowhere: no image is fetched and no element starts before it is copied into the page. */
let nowhere: Document | undefined;

const read = (strings: readonly string[]): Prepared => {
  nowhere ??= document.implementation.createHTMLDocument();
  const content = nowhere.createDocumentFragment();
  const holes: Hole[] = [];
  let index = -1;
  let at: DocumentFragment | Element = content;
  for (const [, words, closes, tag, rest = '', isEmpty] of strings.join(gap).matchAll(tokens)) {
    if (words !== undefined) {
      for (const [order, text] of words.split(gap).entries()) {
        if (order > 0) {
          at.append(new Comment());
          holes.push({ index: ++index, name: '', texts: ['', ''] });
        }
        at.append(text);
      }
    } else if (closes) at = at.parentNode as DocumentFragment | Element;
    else {
      const element: Element = nowhere.createElementNS(tag === 'svg' ? 'http://www.w3.org/2000/svg' : ((at as Partial<Element>).namespaceURI ?? 'http://www.w3.org/1999/xhtml'), tag as string);
      at.append(element);
      index++;
      for (const [, name = '', quoted, bare = ''] of rest.matchAll(attributes)) {
        const texts = (quoted ?? bare).split(gap);
        if (texts.length > 1) holes.push({ index, name, texts });
        else element.setAttribute(name, texts[0] as string);
      }
      if (!isEmpty) at = element;
    }
  }
  return { content, holes };
};

/** Read once for each place in the sources. */
export const prepare = (strings: readonly string[]): Prepared => {
  const prepared = known.get(strings) ?? read(strings);
  known.set(strings, prepared);
  return prepared;
};
