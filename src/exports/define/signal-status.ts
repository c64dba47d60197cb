/** Registers `<sayso-signal-status>`. */
import { SaysoSignalStatus } from '../../consent/elements/signal-status/signal-status.js';
import { define } from '../../ui/plain/define.js';

define('sayso-signal-status', SaysoSignalStatus);
