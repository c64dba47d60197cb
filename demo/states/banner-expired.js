/** The banner when the last choice has run out. */
import '/build/src/exports/define/banner.js';
import { showBanner } from '/build/src/consent/elements/banner/show-banner.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf({}, { outlook: () => ({ prompt: 'expired', granted: new Set(['needed', 'session']) }) });
showBanner(manager);
