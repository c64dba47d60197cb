/** Registers `<sayso-comments>` and the form and thread that it is made of. */
import './comment-thread.js';
import { CommentsElement } from '../../comments/elements/comments/comments.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comments', CommentsElement);
