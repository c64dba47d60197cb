/** A place whose law lets statistics run until readers object: a switch that shows it, and says so. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf({}, { outlook: (policy, record) => ({ prompt: null, granted: new Set(record ? [] : ['needed', 'session', 'statistics', 'matomo', 'chartbeat']), regime: 'notice' }) });
const preferences = showPreferences(manager);
manager.openPreferences();
await preferences.updateComplete;
preferences.shadowRoot.querySelector('[data-tab=statistics]').click();
