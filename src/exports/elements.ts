/** Element classes, unregistered: `define/…` registers. Needs a browser to be used, none to be imported. */
export * from '../consent/elements/banner/banner.js';
export * from '../consent/elements/banner/show-banner.js';
export * from '../consent/elements/privacy-button/privacy-button.js';
export * from '../consent/elements/preferences/preferences.js';
export * from '../consent/elements/preferences/show-preferences.js';
export * from '../consent/elements/embed/embed.js';
export * from '../consent/elements/storage-declaration/storage-declaration.js';
export * from '../comments/elements/events.js';
export * from '../comments/elements/comment-count/comment-count.js';
export * from '../comments/elements/comment-form/comment-form.js';
export * from '../comments/elements/comment-thread/comment-thread.js';
export * from '../comments/elements/comments/comments.js';
export * from '../comments/elements/featured-comment/featured-comment.js';
export * from '../moderation/elements/moderation/moderation.js';
