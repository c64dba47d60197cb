/** The banner when what is asked for has changed. */
import '/build/src/exports/define/banner.js';
import { showBanner } from '/build/src/consent/elements/banner/show-banner.js';
import { article, managerOf } from './consent.js';

article();
const manager = managerOf({}, { outlook: () => ({ prompt: 'policy-changed', granted: new Set(['needed', 'session']) }) });
showBanner(manager);
