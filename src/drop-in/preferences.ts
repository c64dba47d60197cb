/** The preferences' chunk: comes when the reader wants them. */
import '../exports/define/preferences.js';

export { showPreferences } from '../consent/elements/preferences/show-preferences.js';
