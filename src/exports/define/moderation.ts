/** Registers `<sayso-moderation>`. */
import { SaysoModeration } from '../../moderation/elements/moderation/moderation.js';
import { define } from '../../ui/plain/define.js';

define('sayso-moderation', SaysoModeration);
