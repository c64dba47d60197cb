/** Registers `<sayso-comments>` and the form and thread that it is made of. */
import { CommentFormElement } from '../../comments/elements/comment-form/comment-form.js';
import { CommentThreadElement } from '../../comments/elements/comment-thread/comment-thread.js';
import { CommentsElement } from '../../comments/elements/comments/comments.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-form', CommentFormElement);
define('sayso-comment-thread', CommentThreadElement);
define('sayso-comments', CommentsElement);
