/** “Choose” in the banner where the preferences' file does not come. */
import '/build/src/exports/define/banner.js';
import { showBanner } from '/build/src/consent/elements/banner/show-banner.js';
import { sayThereAreNone } from '/build/src/consent/elements/no-preferences/no-preferences.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf();
showBanner(manager);
sayThereAreNone(manager);
