/**
 * Reads the HTML of comments into a small tree, without the browser's parser, which strict pages forbid. People wrote it by hand
 * for twenty years, so nothing in it is an error: a stray "<" is text, an open tag closes where its parent does, an unknown end
 * tag is nothing. Linear, and of bounded depth.
 */
import { decodeEntities } from './entities.js';

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
}
export type Node = string | Tag;

const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Their content is never words. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math']);
/** Opening one of these closes an open one of the same list inside the same parent. */
const siblings: readonly ReadonlySet<string>[] = [new Set(['li']), new Set(['dt', 'dd']), new Set(['td', 'th']), new Set(['tr']), new Set(['p'])];
const containers = new Set(['ul', 'ol', 'dl', 'table', 'blockquote', 'div']);
const deepest = 60;

const tagPattern = /<(?:!--[\s\S]*?(?:-->|$)|[!?][^>]*(?:>|$)|(\/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>)/y;
const attributePattern = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

const attributesOf = (text: string): ReadonlyMap<string, string> => {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attributePattern)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
};

export const readHtml = (source: string): readonly Node[] => {
  const root: Tag = { name: '', attributes: new Map(), children: [] };
  const open: Tag[] = [root];
  const top = (): Tag => open[open.length - 1] ?? root;
  let skipping: string | null = null;

  const start = (name: string, attributes: string): void => {
    const list = siblings.find((each) => each.has(name));
    if (list !== undefined) {
      for (let index = open.length - 1; index > 0 && !containers.has(open[index]?.name ?? ''); index--) {
        if (list.has(open[index]?.name ?? '')) {
          open.length = index;
          break;
        }
      }
    }
    const tag: Tag = { name, attributes: attributesOf(attributes), children: [] };
    top().children.push(tag);
    if (!voids.has(name) && open.length < deepest) open.push(tag);
  };
  const end = (name: string): void => {
    for (let index = open.length - 1; index > 0; index--) {
      if (open[index]?.name === name) {
        open.length = index;
        return;
      }
    }
  };
  const say = (text: string): void => {
    if (skipping === null && text !== '') top().children.push(decodeEntities(text));
  };

  let from = 0;
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', Math.max(at + 1, tagPattern.lastIndex))) {
    tagPattern.lastIndex = at;
    const found = tagPattern.exec(source);
    if (found === null) continue;
    say(source.slice(from, at));
    from = tagPattern.lastIndex;
    const [, slash, written, attributes = ''] = found;
    const name = written?.toLowerCase();
    if (name === undefined) continue;
    if (skipping !== null) {
      if (slash === '/' && name === skipping) skipping = null;
    } else if (slash === '/') end(name);
    else if (silent.has(name)) skipping = attributes.endsWith('/') ? null : name;
    else start(name, attributes);
  }
  say(source.slice(from));
  return root.children;
};
