/**
 * Holds the style half of the floor (Chromium 109, Firefox 115, Safari 16.4): no rule in a css`…` template may need a newer
 * browser unless it stands inside `@supports`, where it is an enhancement by construction. Logical properties only (A-4E).
 */

/** What the floor lacks, and since when others have it. */
const tooNew = [
  [/light-dark\(/, 'light-dark() (Chromium 123)'],
  [/color-mix\(/, 'color-mix() (Chromium 111)'],
  [/:has\(/, ':has() (Firefox 121)'],
  [/:dir\(/, ':dir() (Chromium 120)'],
  [/@starting-style/, '@starting-style (Chromium 117)'],
  [/@scope/, '@scope (Chromium 118)'],
  [/:popover-open/, ':popover-open (Chromium 114)'],
  [/(?:^|[;{}\s])&[\s.:[>+~]/, 'nesting (Chromium 120)'],
  [/\boklch\(|\boklab\(|\blab\(|\blch\(/, 'oklch() and kin (Chromium 111)'],
  [/text-wrap\s*:/, 'text-wrap (Chromium 114)'],
  [/field-sizing\s*:/, 'field-sizing (Chromium 123)'],
  [/anchor-name|position-anchor/, 'anchor positioning (Chromium 125)'],
];
const physical = /(?:^|[\s;{])((?:margin|padding|border)-(?:left|right)(?:-[a-z]+)?|left|right|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right))\s*[:;]/;

/** Removes comments and the contents of `@supports` blocks. */
const bare = (text) => {
  let out = text.replace(/\/\*[\s\S]*?\*\//g, ' ');
  for (let start = out.indexOf('@supports'); start !== -1; start = out.indexOf('@supports', start)) {
    let depth = 0;
    let end = out.indexOf('{', start);
    if (end === -1) break;
    for (; end < out.length; end++) {
      if (out[end] === '{') depth++;
      if (out[end] === '}' && --depth === 0) break;
    }
    out = out.slice(0, start) + ' ' + out.slice(end + 1);
  }
  return out;
};

/** @returns {string[]} what is wrong with a piece of CSS */
export const floorFaults = (cssText) => {
  const text = bare(cssText);
  const faults = tooNew.filter(([pattern]) => pattern.test(text)).map(([, name]) => `${name} is above the floor: put it inside @supports with a plain rule before it`);
  const side = physical.exec(text);
  if (side) faults.push(`"${side[1]}" is a physical side: use the logical property, so that right to left works`);
  return faults;
};

/** @type {import('eslint').Rule.RuleModule} */
export const floorStylesRule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    TaggedTemplateExpression(node) {
      if (node.tag.type !== 'Identifier' || node.tag.name !== 'css') return;
      for (const message of floorFaults(node.quasi.quasis.map((part) => part.value.raw).join(' x '))) context.report({ node, message });
    },
  }),
};
