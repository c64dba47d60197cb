/** Registers `<sayso-comment-thread>` and the form that answers a comment in it. */
import { CommentFormElement } from '../../comments/elements/comment-form/comment-form.js';
import { CommentThreadElement } from '../../comments/elements/comment-thread/comment-thread.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-form', CommentFormElement);
define('sayso-comment-thread', CommentThreadElement);
