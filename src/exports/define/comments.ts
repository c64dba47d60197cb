/** Registers `<sayso-comments>` and the form and thread that it is made of. */
import { SaysoCommentForm } from '../../comments/elements/comment-form/comment-form.js';
import { SaysoCommentThread } from '../../comments/elements/comment-thread/comment-thread.js';
import { SaysoComments } from '../../comments/elements/comments/comments.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-form', SaysoCommentForm);
define('sayso-comment-thread', SaysoCommentThread);
define('sayso-comments', SaysoComments);
