/** Our own server as a `CommentBackend` and a `ModerationBackend`. Importing it touches no global; using it needs `fetch`. */
export * from '../../backends/http/http-backend.js';
export * from '../../backends/http/http-moderation.js';
export type { FetchLike, HttpOptions, StreamLike } from '../../backends/http/request.js';
