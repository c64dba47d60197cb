/** Registers `<sayso-comment-count>`. */
import { SaysoCommentCount } from '../../comments/elements/comment-count/comment-count.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-count', SaysoCommentCount);
