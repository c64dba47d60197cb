/** The preferences as they open. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf();
showPreferences(manager);
manager.openPreferences();
