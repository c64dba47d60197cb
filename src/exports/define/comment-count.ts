/** Registers `<sayso-comment-count>`. */
import { CommentCountElement } from '../../comments/elements/comment-count/comment-count.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-count', CommentCountElement);
