/** What a WordPress page says of itself: its form, its post, and where its REST lives. */
import { BackendError } from '../../comments/model/errors.js';

/** The theme's comment form, classic or block theme: both send it to the same file. */
export const themeForm = (): HTMLFormElement | null => document.querySelector('form[action*="wp-comments-post.php"]');

/** The REST root that WordPress names in each page's head. */
export const themeRest = (): string => {
  const link = document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]');
  if (link === null) throw new BackendError('not-found', 'this page names no WordPress: write endpoint="https://…/wp-json/", where its REST answers');
  return link.href;
};
