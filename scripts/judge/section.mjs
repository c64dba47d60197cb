/** docs/moderation-rules.md is made by two gates: the rules in their own words, and after this mark how they were judged. */
export const mark = '<!-- judged: made by scripts/gates/judged-rules.mjs -->';

/** The page up to the mark, with an empty line at its end. */
export const beforeMark = (page) => (page.includes(mark) ? page.slice(0, page.indexOf(mark)) : `${page.trimEnd()}\n\n`);

/** The page from the mark on; '' where there is none. */
export const afterMark = (page) => (page.includes(mark) ? page.slice(page.indexOf(mark)) : '');
