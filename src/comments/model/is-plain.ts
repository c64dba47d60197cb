/** Most comments hold no markup at all: who can tell those needs no parser. Pure. */

/** Anything that `parseMarkup` might read as more than words, and a little besides: to be wrong on this side costs a parse. */
const perhapsMarkup = /[\\*`[]|https?:\/\/|^ *(?:>|- |\d+\. )/imu;

/** Paragraphs and line breaks are all that stands in it. */
export const isPlain = (text: string): boolean => !perhapsMarkup.test(text);
