/** One purpose with one of its two services allowed. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf();
manager.apply({ type: 'choose', granted: new Set(['matomo']) });
const preferences = showPreferences(manager);
manager.openPreferences();
await preferences.updateComplete;
preferences.shadowRoot.querySelector('[data-tab=statistics]').click();
