/** Registers `<sayso-banner>`. */
import { SaysoBanner } from '../../consent/elements/banner/banner.js';
import { define } from '../../ui/plain/define.js';

define('sayso-banner', SaysoBanner);
