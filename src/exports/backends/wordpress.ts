/** A WordPress as a `CommentBackend` and a `ModerationBackend`. Importing it touches no global; using it needs `fetch`, and reading by the theme's form a page. */
export * from '../../backends/wordpress/wordpress-backend.js';
export * from '../../backends/wordpress/moderation/wordpress-moderation.js';
export type { Credentials } from '../../backends/wordpress/moderation/session.js';
export type { FetchLike } from '../../backends/wordpress/rest.js';
