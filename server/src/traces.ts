/** What answers repeat of a comment that is erased: lines that quote it, and its author's name after an at sign (CM-09). Pure. */

/** A shorter quotation is anybody's words. */
const shortest = 8;

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** An answer's words without them; `text` null: the words stay (anonymised), the name goes alone. */
export const withoutTraces = (answer: string, erased: { readonly name: string; readonly text: string | null }): string => {
  const name = squeeze(erased.name);
  const words = erased.text === null ? '' : squeeze(erased.text);
  const lines = answer.split('\n').map((line) => {
    const [, marks = '', quoted = ''] = /^(\s*(?:>\s*)+)(.*)$/.exec(line) ?? [];
    return marks !== '' && squeeze(quoted).length >= shortest && words.includes(squeeze(quoted)) ? `${marks.trimEnd()} …` : line;
  });
  const kept = lines.join('\n');
  return name === '' ? kept : kept.replace(new RegExp(`(?<![\\p{L}\\p{N}])@${escape(name).replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}])`, 'giu'), '@…');
};
