/** A browser that sends Global Privacy Control: what follows from it stands above the buttons. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf({}, { outlook: () => ({ prompt: null, granted: new Set(['needed', 'session']), honoured: 'gpc' }) });
showPreferences(manager);
manager.openPreferences();
