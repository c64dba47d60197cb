/** Registers `<sayso-featured-comment>`. */
import { SaysoFeaturedComment } from '../../comments/elements/featured-comment/featured-comment.js';
import { define } from '../../ui/plain/define.js';

define('sayso-featured-comment', SaysoFeaturedComment);
