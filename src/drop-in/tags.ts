/** Which chunk brings which tag. The one place where the drop-in names elements; a new element is a line here. */
export const tags: Readonly<Record<string, () => Promise<unknown>>> = {
  'sayso-banner': () => import('../exports/define/banner.js'),
  'sayso-comment-count': () => import('../exports/define/comment-count.js'),
  'sayso-comment-form': () => import('../exports/define/comment-form.js'),
  'sayso-comment-thread': () => import('../exports/define/comment-thread.js'),
  'sayso-comments': () => import('../exports/define/comments.js'),
  'sayso-embed': () => import('../exports/define/embed.js'),
  'sayso-moderation': () => import('../exports/define/moderation.js'),
  'sayso-preferences': () => import('../exports/define/preferences.js'),
  'sayso-privacy-button': () => import('../exports/define/privacy-button.js'),
  'sayso-storage-declaration': () => import('../exports/define/storage-declaration.js'),
};
