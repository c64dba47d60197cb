/** Addresses that stand in mails. They lead to this server or to the site's own pages, whatever a reader has sent (S-20). */
import type { Site } from '../site.js';

/** A route of the site with a token behind it. */
export const tokenLink = (base: string, site: Site, route: string, token: string): string => `${base}/v1/${site.id}/${route}?token=${encodeURIComponent(token)}`;

/** Where a comment stands: on the paper's page where we know it, else on ours. */
export const commentLink = (base: string, site: Site, at: { readonly url: string; readonly thread: string; readonly comment: string }): string => {
  const page = site.ownPage(at.url, base).replace(/#.*$/, '');
  const ours = `${base}/v1/${site.id}/comments.html?thread=${encodeURIComponent(at.thread)}&around=${encodeURIComponent(at.comment)}`;
  return `${page === '' ? ours : page}#comment-${at.comment}`;
};
