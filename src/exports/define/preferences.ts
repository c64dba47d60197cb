/** Registers `<sayso-preferences>`. */
import { SaysoPreferences } from '../../consent/elements/preferences/preferences.js';
import { define } from '../../ui/plain/define.js';

define('sayso-preferences', SaysoPreferences);
