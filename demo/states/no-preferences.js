/** What stands in for the preferences where their file does not come. */
import { sayThereAreNone } from '/build/src/consent/elements/no-preferences/no-preferences.js';
import { article, managerOf } from './consent.js';

article();
sayThereAreNone(managerOf({}, { outlook: () => ({ prompt: null, granted: new Set() }) }));
