/**
 * From a template's text to what makes its nodes, without the browser's HTML parser: no string ever becomes markup, so the bundle of script tags
 * needs no Trusted Types policy. What is understood is what our templates say: elements in pairs or closed by `/>`, attributes
 * without quotes or in double ones, no entities. scripts/templates.mjs holds every template to it when the bundle is built.
 */

/** Stands where a value comes; no text of ours has it. */
const gap = '\u0001';

/** Texts, between two of which stands a value. */
type Texts = readonly string[];

/** One step through a template: texts between elements, or an element that begins or ends. */
export type Step = readonly [words: Texts | undefined, ends: string | undefined, tag: string | undefined, attributes: readonly (readonly [name: string, texts: Texts])[], isEmpty: string | undefined];

const tokens = /([^<]+)|<(\/?)([\w-]*)([^>]*?)(\/?)>/g;
const attribute = /([^\s=]+)(?:="([^"]*)"|=(\S+))?/g;

const known = new WeakMap<Texts, readonly Step[]>();

/** Read once for each place in the sources. */
export const stepsOf = (strings: Texts): readonly Step[] => {
  const steps =
    known.get(strings) ??
    Array.from(
      strings.join(gap).matchAll(tokens),
      ([, words, ends, tag, rest = '', isEmpty]): Step => [
        words?.split(gap),
        ends,
        tag,
        Array.from(rest.matchAll(attribute), ([, name = '', quoted, bare = '']) => [name, (quoted ?? bare).split(gap)] as const),
        isEmpty,
      ],
    );
  known.set(strings, steps);
  return steps;
};
