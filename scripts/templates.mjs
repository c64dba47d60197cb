/**
 * Rollup's plugin for templates and rules: they are written for people, and shortened for pages. And every template is held to
 * what src/ui/lean/template.ts reads, so that the bundle of script tags shows what the browser's own parser would.
 */

/** Rules say the same without comments, needless blanks, quotes, zeros and last semicolons. */
const rules = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, (_, mark) => mark)
    .replace(/([:,]) /g, (_, mark) => mark)
    .replace(/ > /g, '>')
    .replace(/;\}/g, '}')
    .replace(/\[([\w-]+)='([a-z][\w-]*)'\]/g, (_, name, value) => `[${name}=${value}]`)
    .replace(/([ :(,])0\.(?=\d)/g, (_, before) => `${before}.`);

/**
 * A break between words or elements is a blank to a page; one blank stays, because inline elements need it. The lean reader knows
 * which element ends, and where a value of one word does.
 */
const markup = (template) => template.replace(/\s*\n\s*/g, ' ').replace(/<\/[\w-]+ ?>/g, '</>').replace(/="([\w#.-]+)"/g, (_, value) => `=${value}`);

const tightened = { css: rules, html: markup, svg: markup };

const gap = '\u0001';
const alwaysEmpty = /^(area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const drawings = /^(svg|path|circle|rect|line|g)$/;
/** Their text is no place for a value. */
const plainText = /^(script|style|textarea|title)$/;
const needsParent = { tr: /^(tbody|thead|tfoot)$/, td: /^tr$/, th: /^tr$/ };

/** What is wrong with a template for the lean reader of templates; '' where nothing is. */
export const faultOf = (template) => {
  if (template.includes('&')) return 'an entity: write the character itself';
  const open = [];
  const left = template.replace(/([^<]+)|<(\/?)([a-z][\w-]*)([^<>]*?)(\/?)>/g, (all, words, closes, tag, attributes, empty) => {
    if (words !== undefined) return plainText.test(open.at(-1)) && words.includes(gap) ? `a value inside <${open.at(-1)}>` : '';
    if (closes) return open.pop() === tag && attributes.trim() === '' ? '' : all;
    if (alwaysEmpty.test(tag) !== (empty !== '') && !drawings.test(tag)) return `${all} (empty elements end in "/>", others do not)`;
    if (needsParent[tag]?.test(open.at(-1) ?? 'none') === false && open.length > 0) return `${all} outside of its parent`;
    if (!empty) open.push(tag);
    return attributes.replace(/\s+[?.@]?[\w:-]+(="[^"]*"|=[^\s"'=]+)?(?=\s|$)/g, '').trim();
  });
  return left === '' && open.length === 0 ? '' : left || `not closed: <${open.join('> <')}>`;
};

const templatesIn = function* (node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && node.tag.name in tightened) yield [node.tag.name, node.quasi.quasis];
  for (const child of Object.values(node)) yield* templatesIn(child);
};

export const templates = {
  name: 'templates',
  transform(code, id) {
    if (!/build\/src\//.test(id)) return null;
    const parts = [];
    for (const [tag, quasis] of templatesIn(this.parse(code))) {
      const fault = tag === 'css' ? '' : faultOf(quasis.map(({ value }) => value.cooked).join(gap));
      if (fault !== '') this.error(`${id}: a template that dist/cdn would read otherwise than the browser: ${fault}`);
      for (const part of quasis) parts.push([tag, part]);
    }
    let tight = code;
    for (const [tag, { start, end }] of parts.sort(([, a], [, b]) => b.start - a.start)) tight = tight.slice(0, start) + tightened[tag](code.slice(start, end)) + tight.slice(end);
    return tight;
  },
};
