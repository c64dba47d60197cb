import { lateManager } from '../consent/runtime/late-manager.js';

/** An element that shows consent wakes the manager: without it, it would take the reader for undecided. */
const withManager = (load: () => Promise<unknown>) => (): Promise<unknown> => Promise.all([load(), lateManager()]);

/**
 * Which chunk brings which tag; a new element is a line here. The preferences are not in it: they come when the manager says so
 * (show.ts); the privacy button comes with the core. A banner comes that way too; one that the server wrote into the page has to
 * be hidden from a reader who has decided.
 */
export const tags: Readonly<Record<string, () => Promise<unknown>>> = {
  'sayso-banner': withManager(() => import('./banner.js')),
  'sayso-comment-count': () => import('../exports/define/comment-count.js'),
  'sayso-comment-form': () => import('../exports/define/comment-form.js'),
  'sayso-comment-thread': () => import('../exports/define/comment-thread.js'),
  'sayso-comments': () => import('../exports/define/comments.js'),
  'sayso-embed': withManager(() => import('../exports/define/embed.js')),
  'sayso-featured-comment': () => import('../exports/define/featured-comment.js'),
  'sayso-moderation': () => import('../exports/define/moderation.js'),
  'sayso-signal-status': withManager(() => import('../exports/define/signal-status.js')),
  'sayso-storage-declaration': withManager(() => import('../exports/define/storage-declaration.js')),
};
