/** The banner as the policy's layout "corner" puts it, on a page in Urdu. */
import '/build/src/exports/define/banner.js';
import { showBanner } from '/build/src/consent/elements/banner/show-banner.js';
import { article, managerOf } from './consent.js';

article();
showBanner(managerOf({ layout: 'corner' }));
