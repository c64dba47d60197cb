/** Registers `<sayso-comment-form>`. */
import { SaysoCommentForm } from '../../comments/elements/comment-form/comment-form.js';
import { define } from '../../ui/plain/define.js';

define('sayso-comment-form', SaysoCommentForm);
