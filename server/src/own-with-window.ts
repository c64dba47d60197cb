/** One's own comment as its receipt tells it, by the site's settings. */
import { editableUntil, type OwnComment } from '@sayso/widgets/comments';
import { withTree } from '@sayso/widgets/wire';
import type { Site } from './site.js';
import { withWords } from './told-words.js';

/** As its author may know it, why in words where pages have none, and until when it may be changed; with the tree that pages draw. */
export const ownWithWindow = <T extends OwnComment | null>(site: Site, own: T): T => {
  if (own === null) return own;
  const until = editableUntil(own.comment, site.settings.editWindow);
  return { ...own, comment: withTree(own.comment), reasons: withWords(site.settings.language, own), ...(until === undefined ? {} : { editableUntil: until }) };
};
