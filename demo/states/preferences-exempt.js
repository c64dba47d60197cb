/** A purpose that needs no permission says why, and has no switch. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf();
const preferences = showPreferences(manager);
manager.openPreferences();
await preferences.updateComplete;
preferences.shadowRoot.querySelector('[data-tab=needed]').click();
