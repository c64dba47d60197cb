/** A service was turned off while it ran: the page has to be reloaded to be rid of it. */
import '/build/src/exports/define/preferences.js';
import { showPreferences } from '/build/src/consent/elements/preferences/show-preferences.js';
import { article, managerOf } from './consent.js';

article();
let ran = false;
const gate = { update: (running) => (ran ||= running.has('matomo')), stop() {}, lingers: (running) => ran && !running.has('matomo') };
const manager = managerOf({}, { gate });
manager.apply({ type: 'accept-all' });
const preferences = showPreferences(manager);
manager.openPreferences();
await preferences.updateComplete;
preferences.shadowRoot.querySelector('[data-sayso-action=reject]').click();
