/** Registers `<sayso-comment-thread>` and the form that answers a comment in it. */
import { SaysoCommentForm } from '../../comments/elements/comment-form/comment-form.js';
import { SaysoCommentThread } from '../../comments/elements/comment-thread/comment-thread.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-form', SaysoCommentForm);
define('sayso-comment-thread', SaysoCommentThread);
