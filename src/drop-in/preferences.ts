/** The preferences' chunk: comes when the reader wants them. */
import '../exports/define/preferences.js';

export { showPreferences } from '../consent/elements/preferences/show-preferences.js';

// Who opens them may take something back, offline by then; and some browsers never ask again for a file that once failed to load.
import('../consent/runtime/gate/cleanup.js').catch(() => undefined);
