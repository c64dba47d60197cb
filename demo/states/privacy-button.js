/** The privacy button; it opens the preferences. */
import '/build/src/exports/define/preferences.js';
import '/build/src/exports/define/privacy-button.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { managerOf } from './consent.js';

const manager = managerOf();
document.querySelector('sayso-privacy-button').manager = manager;
showPreferences(manager);
