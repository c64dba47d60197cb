/**
 * One pasted tag on a page of WordPress (`<script type="module" src="…/sayso.js" data-sayso-wordpress>`): the theme's own form and
 * list become ours, in place. Without script, and until our chunks are there, the theme's stand as they were.
 */
import { postOf, trapsOf } from '../backends/wordpress/page-form.js';
import { themeForm } from '../backends/wordpress/theme.js';

/** Lists of classic themes, old and new, and of block themes. */
const lists = '.comment-list, .commentlist, .wp-block-comment-template';
/** What classic and block themes put around form and list. */
const areas = '#comments, .comments-area, .wp-block-comments, .wp-block-post-comments';

/** WordPress says in the body's classes which post a page shows; '' on a page that shows several. */
const shownPost = (): string => /\b(?:postid|page-id)-(\d+)\b/.exec(document.body.className)?.[1] ?? '';

/** Ours, for this post. */
const elementFor = (thread: string): HTMLElement => {
  const comments = document.createElement('sayso-comments');
  comments.setAttribute('backend', 'wordpress');
  comments.setAttribute('thread', thread);
  return comments;
};

/**
 * Before the password of an article is given, WordPress shows neither form nor list, and a theme at most a heading over nothing. Where
 * the article takes comments, ours says at the field for the password why there are none yet.
 */
const sayLocked = async (): Promise<void> => {
  const asking = document.querySelector('form.post-password-form');
  const thread = shownPost();
  if (asking !== null && thread !== '' && (await (await import('../backends/wordpress/takes-comments.js')).takesComments(thread))) asking.after(elementFor(thread));
};

const adopt = (): void => {
  const form = themeForm();
  const list = document.querySelector(lists);
  const place = list ?? form;
  const thread = (form && postOf(form)) || shownPost();
  if (document.querySelector('sayso-comments') !== null) return;
  if (place === null) {
    // Where nothing answers, the page stands as it was.
    void sayLocked().catch(() => undefined);
    return;
  }
  if (thread === '') return;
  const respond = form?.closest('#respond, .comment-respond') ?? form;
  const area = place.closest(areas) ?? place.parentElement;
  if (area === null) return;
  // Its words promise that name, e-mail and website are kept; ours keeps the name, and says so.
  form?.querySelector('.comment-form-cookies-consent')?.remove();
  // A trap bears the name of the real field: it goes on belonging to the form, from a place where nobody looks for that.
  if (form !== null) {
    for (const trap of trapsOf(form)) {
      form.id ||= 'commentform';
      trap.setAttribute('form', form.id);
      area.append(trap);
    }
  }
  const comments = elementFor(thread);
  const standing = [...area.childNodes].filter((node) => node !== respond && !node.contains(respond) && !(node instanceof HTMLTextAreaElement));
  comments.append(...standing);
  if (respond !== null) {
    const ours = document.createElement('sayso-comment-form');
    ours.slot = 'form';
    // Somebody may be writing in it.
    const active = document.activeElement as HTMLElement | null;
    ours.append(respond);
    comments.append(ours);
    if (respond.contains(active)) active?.focus({ preventScroll: true });
  }
  area.prepend(comments);
};

/** Once the page is there. Does nothing where it has neither form nor list, shows several posts, or has our element already. */
export const adoptWordpress = (): void => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', adopt, { once: true });
  else adopt();
};
