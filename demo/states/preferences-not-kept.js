/** A browser that keeps no cookie: said once the reader has chosen. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf({}, { storage: { read: () => [], write: () => false } });
const preferences = showPreferences(manager);
manager.openPreferences();
await preferences.updateComplete;
preferences.shadowRoot.querySelector('[data-sayso-action=reject]').click();
