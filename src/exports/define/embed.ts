/** Registers `<sayso-embed>`. */
import { SaysoEmbed } from '../../consent/elements/embed/embed.js';
import { define } from '../../ui/plain/define.js';

define('sayso-embed', SaysoEmbed);
