/** Registers `<sayso-privacy-button>`. */
import { SaysoPrivacyButton } from '../../consent/elements/privacy-button/privacy-button.js';
import { define } from '../../ui/plain/define.js';

define('sayso-privacy-button', SaysoPrivacyButton);
