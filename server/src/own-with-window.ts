/** One's own comment as its receipt tells it, by the site's settings. */
import { editableUntil, type OwnComment } from '@sayso/widgets/comments';
import type { Site } from './site.js';

/** As its author may know it, and until when the words may be changed. */
export const ownWithWindow = <T extends OwnComment | null>(site: Site, own: T): T => {
  const until = own === null ? undefined : editableUntil(own.comment, site.settings.editWindow);
  return until === undefined ? own : { ...own, editableUntil: until };
};
